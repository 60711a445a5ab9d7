create unique index invoice_once on invoice (salon_id, appointment_id) where kind = 'invoice';
create or replace function issue_invoice(
  p_salon uuid, p_id uuid, p_kind text, p_appointment uuid, p_order uuid, p_customer uuid, p_credits uuid, p_reason text,
  p_total int, p_content jsonb, p_at timestamptz
) returns table (year int, count int, issued_at timestamptz, issued_on date)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  acting text := coalesce(current_setting('app.actor_kind', true), '');
  counter invoice_counter%rowtype;
  issued timestamptz;
  local_day date;
begin
  perform hold_invoices(p_salon);
  -- What is charged is a person's to say. What of an order goes back was decided before, with its refund.
  if acting = 'system' and (p_kind <> 'credit_note' or p_order is null) then
    raise exception 'not for a job to invoice' using errcode = 'insufficient_privilege';
  end if;
  if p_kind = 'credit_note' and p_order is null and current_setting('app.role', true) not in ('owner', 'manager') then
    raise exception 'not for this actor to credit' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from invoice i where i.salon_id = p_salon and i.id = p_id) then
    return query select i.year, i.count, i.issued_at, i.issued_on from invoice i
      where i.salon_id = p_salon and i.id = p_id;
    return;
  end if;
  if p_kind = 'invoice' and p_order is not null and not exists (
    select from shop_order o where o.salon_id = p_salon and o.id = p_order and o.paid_rappen = p_total) then
    raise exception 'invoiced is an order that is paid, and all of it' using errcode = 'check_violation';
  end if;
  if p_kind = 'credit_note' and p_order is not null and not exists (
    select from shop_order o where o.salon_id = p_salon and o.id = p_order and o.refunded_rappen = -p_total - coalesce((
      select sum(i.total_rappen) from invoice i
      where i.salon_id = p_salon and i.order_id = p_order and i.kind = 'credit_note'), 0)) then
    raise exception 'credited is what of an order has gone back' using errcode = 'check_violation';
  end if;
  select * into counter from invoice_counter c where c.salon_id = p_salon;
  -- Never before the one that has the number before.
  issued := greatest(p_at, counter.last_at);
  select (issued at time zone s.zone)::date into local_day from salon s where s.salon_id = p_salon;
  update invoice_counter c set
    year = extract(year from local_day)::int,
    last = case when c.year = extract(year from local_day)::int then c.last + 1 else 1 end,
    last_at = issued
  where c.salon_id = p_salon returning * into counter;
  insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, appointment_id, order_id, customer_id,
    credits_id, reason, total_rappen, content)
  values (p_salon, p_id, p_kind, counter.year, counter.last, issued, local_day, p_appointment, p_order, p_customer,
    p_credits, p_reason, p_total, p_content);
  return query select counter.year, counter.last, issued, local_day;
end
$$;
