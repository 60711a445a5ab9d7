drop trigger invoice_stands_alone on invoice;
drop function invoice_stands_alone();
create unique index invoice_once on invoice (salon_id, appointment_id) where kind = 'invoice';
