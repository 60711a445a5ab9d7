-- A paid order has its invoice as well: written when its goods leave the salon, and followed by credit notes for what of its
-- money goes back. Its credit notes add up to what has gone back, whoever writes them.
alter table invoice add column order_id uuid;
alter table invoice
  add foreign key (salon_id, order_id) references shop_order (salon_id, id),
  add constraint invoice_of_one_thing check (num_nonnulls(appointment_id, order_id) = 1),
  drop constraint invoice_check1,
  -- A credit note above zero takes another one back: the money did not arrive and is the salon's again.
  add constraint invoice_signs check (case kind
    when 'invoice' then total_rappen > 0 and credits_id is null and reason is null
    else credits_id is not null and reason is not null
      and (total_rappen < 0 or total_rappen > 0 and order_id is not null) end);
create unique index invoice_once_an_order on invoice (salon_id, order_id) where kind = 'invoice';
create index invoice_of_order on invoice (salon_id, order_id) where order_id is not null;

-- Whoever books what becomes of a refund may be a job: a refund that fails is told by the vendor.
create or replace function hold_invoices(p_salon uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or not (coalesce(current_setting('app.actor_kind', true), '') = 'system'
      or coalesce(current_setting('app.actor_kind', true), '') = 'employee'
        and current_setting('app.role', true) in ('owner', 'manager', 'staff')) then
    raise exception 'not for this actor to invoice' using errcode = 'insufficient_privilege';
  end if;
  insert into invoice_counter (salon_id, year, last, last_at) values (p_salon, 0, 0, '-infinity')
  on conflict do nothing;
  perform from invoice_counter where salon_id = p_salon for update;
end
$$;

drop function issue_invoice(uuid, uuid, text, uuid, uuid, uuid, text, int, jsonb, timestamptz);

-- The last statement of its transaction: so others wait for a number as shortly as can be, and none is lost.
-- With its owner's rights, because nobody else writes an invoice. An id that is there already keeps its number.
create function issue_invoice(
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
revoke all on function
  issue_invoice(uuid, uuid, text, uuid, uuid, uuid, uuid, text, int, jsonb, timestamptz) from public;
grant execute on function
  issue_invoice(uuid, uuid, text, uuid, uuid, uuid, uuid, text, int, jsonb, timestamptz)
  to schnittwerk_app, schnittwerk_jobs;
grant execute on function hold_invoices(uuid) to schnittwerk_jobs;

-- Those for one's visits, and those for one's orders.
create or replace function own_invoices(p_salon uuid) returns table (
  id uuid, kind text, year int, count int, issued_on date, total_rappen int, drawn boolean
)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  asking uuid := nullif(current_setting('app.visitor_id', true), '')::uuid;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'customer' then
    raise exception 'invoices are for whose visits and orders they are' using errcode = 'insufficient_privilege';
  end if;
  return query
    select i.id, i.kind, i.year, i.count, i.issued_on, i.total_rappen,
      exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id)
    from (
      select own.* from appointment a join invoice own on own.salon_id = a.salon_id and own.appointment_id = a.id
        where a.salon_id = p_salon and a.visitor_id = asking
      union all
      select own.* from shop_order o join invoice own on own.salon_id = o.salon_id and own.order_id = o.id
        where o.salon_id = p_salon and o.visitor_id = asking
    ) i
    order by i.year desc, i.count desc limit 200;
end
$$;

-- A guest has no account, and comes by the order's signed address: those of this order, for whoever placed it.
create function invoices_of_order(p_salon uuid, p_order uuid) returns table (
  id uuid, kind text, year int, count int, issued_on date, total_rappen int, drawn boolean
)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or coalesce(current_setting('app.actor_kind', true), '') not in ('visitor', 'customer') then
    raise exception 'invoices are for whose orders they are' using errcode = 'insufficient_privilege';
  end if;
  return query
    select i.id, i.kind, i.year, i.count, i.issued_on, i.total_rappen,
      exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id)
    from shop_order o join invoice i on i.salon_id = o.salon_id and i.order_id = o.id
    where o.salon_id = p_salon and o.id = p_order
      and o.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    order by i.year, i.count;
end
$$;
create function invoice_paper_of_order(p_salon uuid, p_order uuid, p_invoice uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return (
    select p.pdf from invoices_of_order(p_salon, p_order) i
    join invoice_paper p on p.salon_id = p_salon and p.invoice_id = i.id
    where i.id = p_invoice);
end
$$;
revoke all on function invoices_of_order(uuid, uuid), invoice_paper_of_order(uuid, uuid, uuid) from public;
grant execute on function invoices_of_order(uuid, uuid), invoice_paper_of_order(uuid, uuid, uuid) to schnittwerk_app;
