drop function invoice_paper_of_order(uuid, uuid, uuid);
drop function invoices_of_order(uuid, uuid);
create or replace function own_invoices(p_salon uuid) returns table (
  id uuid, kind text, year int, count int, issued_on date, total_rappen int, drawn boolean
)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'customer' then
    raise exception 'invoices are for whose visits they are' using errcode = 'insufficient_privilege';
  end if;
  return query
    select i.id, i.kind, i.year, i.count, i.issued_on, i.total_rappen,
      exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id)
    from appointment a join invoice i on i.salon_id = a.salon_id and i.appointment_id = a.id
    where a.salon_id = p_salon and a.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    order by i.year desc, i.count desc limit 200;
end
$$;

revoke execute on function hold_invoices(uuid) from schnittwerk_jobs;
drop function issue_invoice(uuid, uuid, text, uuid, uuid, uuid, uuid, text, int, jsonb, timestamptz);
create or replace function hold_invoices(p_salon uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or coalesce(current_setting('app.actor_kind', true), '') <> 'employee'
    or current_setting('app.role', true) not in ('owner', 'manager', 'staff') then
    raise exception 'not for this actor to invoice' using errcode = 'insufficient_privilege';
  end if;
  insert into invoice_counter (salon_id, year, last, last_at) values (p_salon, 0, 0, '-infinity')
  on conflict do nothing;
  perform from invoice_counter where salon_id = p_salon for update;
end
$$;
create function issue_invoice(
  p_salon uuid, p_id uuid, p_kind text, p_appointment uuid, p_customer uuid, p_credits uuid, p_reason text,
  p_total int, p_content jsonb, p_at timestamptz
) returns table (year int, count int, issued_at timestamptz, issued_on date)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  counter invoice_counter%rowtype;
  issued timestamptz;
  local_day date;
begin
  perform hold_invoices(p_salon);
  if p_kind = 'credit_note' and current_setting('app.role', true) not in ('owner', 'manager') then
    raise exception 'not for this actor to credit' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from invoice i where i.salon_id = p_salon and i.id = p_id) then
    return query select i.year, i.count, i.issued_at, i.issued_on from invoice i
      where i.salon_id = p_salon and i.id = p_id;
    return;
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
  insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, appointment_id, customer_id, credits_id,
    reason, total_rappen, content)
  values (p_salon, p_id, p_kind, counter.year, counter.last, issued, local_day, p_appointment, p_customer, p_credits,
    p_reason, p_total, p_content);
  return query select counter.year, counter.last, issued, local_day;
end
$$;
revoke all on function issue_invoice(uuid, uuid, text, uuid, uuid, uuid, text, int, jsonb, timestamptz) from public;
grant execute on function issue_invoice(uuid, uuid, text, uuid, uuid, uuid, text, int, jsonb, timestamptz)
  to schnittwerk_app;

alter table invoice drop constraint invoice_signs, drop constraint invoice_of_one_thing;
alter table invoice drop column order_id;
alter table invoice add constraint invoice_check1 check (case kind
  when 'invoice' then total_rappen > 0 and credits_id is null and reason is null
  else total_rappen < 0 and credits_id is not null and reason is not null end);
