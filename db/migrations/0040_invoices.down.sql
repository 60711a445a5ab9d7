drop function issue_invoice(uuid, uuid, text, uuid, uuid, uuid, text, int, jsonb, timestamptz);
drop function hold_invoices(uuid);
drop table invoice_payment;
drop table invoice_paper;
drop table invoice;
drop table invoice_counter;
drop table billing_rules;
