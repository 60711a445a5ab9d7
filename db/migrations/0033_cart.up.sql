-- What somebody would like to buy: a wish that keeps no stock, with the price that was read when it was put there.
create table cart_line (
  salon_id uuid not null references salon,
  visitor_id uuid not null,
  product_id uuid not null,
  quantity int not null check (quantity between 1 and 20),
  seen_price_rappen int not null check (seen_price_rappen >= 0),
  added_at timestamptz not null,
  primary key (salon_id, visitor_id, product_id),
  foreign key (salon_id, product_id) references product (salon_id, id)
);
create index cart_line_by_age on cart_line (added_at);
alter table cart_line enable row level security;

grant select, insert, delete on cart_line to schnittwerk_app;
grant update (quantity, seen_price_rappen, added_at) on cart_line to schnittwerk_app;
create policy of_whoever_buys on cart_line to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid);

-- Twice as long as a browser's name lives. In all salons, for the worker only: it learns how many lines that were.
create function forget_carts(p_at timestamptz) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  gone int;
begin
  delete from cart_line where added_at <= p_at - interval '60 days';
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke all on function forget_carts(timestamptz) from public;
grant execute on function forget_carts(timestamptz) to schnittwerk_jobs;

-- As before, and the cart comes along: of a product that lies in both, the larger number is meant.
create or replace function join_account(p_salon uuid, p_account uuid, p_browser uuid, p_at timestamptz)
returns table (holds int, visits int)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  owner account%rowtype;
  taken int := 0;
  joined int := 0;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'desk' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  select * into owner from account where salon_id = p_salon and id = p_account;
  if not found then
    return query select 0, 0;
    return;
  end if;
  if p_browser is not null and p_browser <> owner.visitor_id then
    update appointment set visitor_id = owner.visitor_id
    where salon_id = p_salon and visitor_id = p_browser and status = 'reserved' and reserved_until > p_at;
    get diagnostics taken = row_count;
    insert into cart_line as mine (salon_id, visitor_id, product_id, quantity, seen_price_rappen, added_at)
    select l.salon_id, owner.visitor_id, l.product_id, l.quantity, l.seen_price_rappen, l.added_at
    from cart_line l where l.salon_id = p_salon and l.visitor_id = p_browser
    order by l.product_id
    on conflict (salon_id, visitor_id, product_id) do update set
      quantity = greatest(mine.quantity, excluded.quantity),
      seen_price_rappen = excluded.seen_price_rappen, added_at = greatest(mine.added_at, excluded.added_at);
    delete from cart_line where salon_id = p_salon and visitor_id = p_browser;
  end if;
  if owner.email_verified_at is not null then
    update appointment a set visitor_id = owner.visitor_id, customer_id = owner.customer_id
    where a.salon_id = p_salon and a.status <> 'reserved' and a.customer_id is not null
      and a.id in (
        select c.appointment_id from customer c
        where c.salon_id = p_salon and c.email = owner.email and c.appointment_id is not null
      )
      and not exists (select from account o where o.salon_id = p_salon and o.customer_id = a.customer_id);
    get diagnostics joined = row_count;
  end if;
  return query select taken, joined;
end
$$;
