-- What came too much for an invoice goes back, and has a line of its own: below zero, and taking no other line back.
alter table invoice_payment drop constraint invoice_payment_check;
