-- What was credited in full can be invoiced anew: with the right address, or after all by the till. Invoices are written under
-- the counter's lock, so that nobody comes between the look and the row.
drop index invoice_once;
create function invoice_stands_alone() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if new.kind = 'invoice' and exists (
    select from invoice i
    where i.salon_id = new.salon_id and i.appointment_id = new.appointment_id and i.kind = 'invoice'
      and i.total_rappen > coalesce((
        select -sum(c.total_rappen) from invoice c where c.salon_id = i.salon_id and c.credits_id = i.id), 0)) then
    raise exception 'a visit has one invoice that stands' using errcode = 'unique_violation';
  end if;
  return new;
end
$$;
create trigger invoice_stands_alone before insert on invoice
  for each row when (new.appointment_id is not null) execute function invoice_stands_alone();
