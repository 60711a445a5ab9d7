-- Points for what customers pay: the salon's rules, and a ledger whose sum is the balance.

-- since: when it was switched on; what was paid before counts for nothing. Null: it is off.
create table loyalty_programme (
  salon_id uuid primary key references salon,
  points_per_franc int not null check (points_per_franc between 1 and 100),
  tiers jsonb not null,
  since timestamptz
);

-- turn: how many lines the source had before; so two who count at once write one.
create table loyalty_move (
  salon_id uuid not null references salon,
  id uuid not null,
  customer_id uuid not null,
  source_kind text not null check (source_kind in ('order', 'sale', 'invoice')),
  source_id uuid not null,
  turn int not null check (turn >= 0),
  points int not null check (points <> 0),
  per_franc int not null check (per_franc between 1 and 100),
  at timestamptz not null,
  primary key (salon_id, id),
  unique (salon_id, source_kind, source_id, turn),
  foreign key (salon_id, customer_id) references customer (salon_id, id)
);
create index loyalty_move_of_customer on loyalty_move (salon_id, customer_id, at);

alter table loyalty_programme enable row level security;
alter table loyalty_move enable row level security;

grant select, insert on loyalty_programme to schnittwerk_app;
grant update (points_per_franc, tiers, since) on loyalty_programme to schnittwerk_app;
grant select on loyalty_programme to schnittwerk_jobs;
grant select, insert on loyalty_move to schnittwerk_jobs;
grant select on loyalty_move to schnittwerk_app;

create policy of_the_salon on loyalty_programme for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid);
create policy written_by_who_leads on loyalty_programme to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy seen_by_the_worker on loyalty_programme for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy of_the_worker on loyalty_move to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy seen_by_who_works_here on loyalty_move for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));

-- What a source is worth now, for the worker that counts: what was paid for it and has not gone back. A sale leaves out
-- what an order counts for itself, and everything leaves out vouchers that were bought: they count when they are spent.
create function worth_of(p_salon uuid, p_kind text, p_id uuid)
returns table (customer_id uuid, worth_rappen int, paid_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'system' then
    raise exception 'points are counted by the worker' using errcode = 'insufficient_privilege';
  end if;
  if p_kind = 'order' then
    return query
      select o.customer_id,
        case when o.paid_rappen = 0 then 0 else o.paid_rappen - o.refunded_rappen
          - coalesce((select sum(l.unit_price_rappen * l.quantity)::int from shop_order_line l
              where l.salon_id = p_salon and l.order_id = p_id and l.kind = 'voucher'), 0)
          + coalesce((select -sum(m.amount_rappen)::int from voucher v
              join voucher_move m on m.salon_id = v.salon_id and m.voucher_id = v.id and m.kind = 'voided'
              where v.salon_id = p_salon and v.order_id = p_id), 0) end,
        coalesce(o.paid_at, o.created_at)
      from shop_order o where o.salon_id = p_salon and o.id = p_id;
  elsif p_kind = 'sale' then
    return query
      select a.customer_id,
        case when exists (select from sale c where c.salon_id = p_salon and c.voids = p_id) then 0
          else coalesce((select sum(l.unit_rappen * l.quantity - l.reduction_rappen)::int from sale_line l
            where l.salon_id = p_salon and l.sale_id = p_id and l.kind not in ('voucher', 'order')), 0) end,
        s.at
      from sale s join appointment a on a.salon_id = s.salon_id and a.id = s.appointment_id
      where s.salon_id = p_salon and s.id = p_id and s.voids is null;
  else
    return query
      select i.customer_id,
        coalesce((select sum(p.amount_rappen)::int from invoice_payment p where p.salon_id = p_salon and p.invoice_id = p_id), 0),
        coalesce((select min(p.at) from invoice_payment p where p.salon_id = p_salon and p.invoice_id = p_id), i.issued_at)
      from invoice i where i.salon_id = p_salon and i.id = p_id and i.kind = 'invoice';
  end if;
end
$$;
revoke all on function worth_of(uuid, text, uuid) from public;
grant execute on function worth_of(uuid, text, uuid) to schnittwerk_jobs;

-- One's own lines, and those of the profiles that were merged into one's own.
create function own_points(p_salon uuid) returns table (points int, source_kind text, at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  mine uuid := nullif(current_setting('app.customer_id', true), '')::uuid;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'customer' or mine is null then
    raise exception 'points are shown to whoever has them' using errcode = 'insufficient_privilege';
  end if;
  return query
    select m.points, m.source_kind, m.at from loyalty_move m
    where m.salon_id = p_salon and m.customer_id in (
      select mine union select c.id from customer c where c.salon_id = p_salon and c.merged_into = mine)
    order by m.at desc, m.id;
end
$$;
revoke all on function own_points(uuid) from public;
grant execute on function own_points(uuid) to schnittwerk_app;
