-- Fails where something was paid back: no money is forgotten on the way back.
alter table invoice_payment add constraint invoice_payment_check check ((takes_back is null) = (amount_rappen > 0));
