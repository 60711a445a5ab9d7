create or replace function move_stock(
  p_salon uuid, p_id uuid, p_product uuid, p_kind text, p_quantity int, p_order uuid, p_reason text, p_at timestamptz,
  p_seen int
) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  acting text := nullif(current_setting('app.actor_kind', true), '');
  kept int := case when p_kind in ('reserve', 'release') then -p_quantity else 0 end;
  now_there record;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'stock is moved in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  if not coalesce(case
    when p_kind in ('reserve', 'release', 'sale') then acting in ('visitor', 'customer', 'employee', 'system')
    when p_kind = 'return' then acting in ('employee', 'system')
    when p_kind in ('delivery', 'correction', 'loss') then acting = 'employee'
      and current_setting('app.role', true) in ('owner', 'manager', 'staff')
    else false end, false) then
    raise exception 'not for this actor to move stock so' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever moves the same product waits here; what is read afterwards is what they have left.
  select p.movements into now_there from product p
    where p.salon_id = p_salon and p.id = p_product for no key update;
  if not found then
    return 'unknown';
  end if;
  if exists (
    select from stock_movement m where m.salon_id = p_salon
      and (m.id = p_id or p_kind in ('reserve', 'release', 'sale')
        and m.order_id = p_order and m.product_id = p_product and m.kind = p_kind)
  ) then
    return case when p_kind = 'reserve' and exists (
      select from stock_movement m where m.salon_id = p_salon
        and m.order_id = p_order and m.product_id = p_product and m.kind = 'release'
    ) then 'given_back' else 'already' end;
  end if;
  if now_there.movements <> p_seen then
    return 'stale';
  end if;
  -- Given back is what was taken, no more and not for another order.
  if p_kind = 'release' and not exists (
    select from stock_movement m where m.salon_id = p_salon and m.order_id = p_order and m.product_id = p_product
      and m.kind = 'reserve' and m.quantity = -p_quantity
  ) then
    return 'unknown';
  end if;
  if p_kind = 'return' and p_quantity > coalesce((
    select -sum(m.quantity) from stock_movement m where m.salon_id = p_salon and m.order_id = p_order
      and m.product_id = p_product and m.kind in ('sale', 'return')
  ), 0) then
    return 'unknown';
  end if;
  update product p
    set stock = p.stock + p_quantity, reserved = p.reserved + kept, movements = p.movements + 1
    where p.salon_id = p_salon and p.id = p_product and p.stock + p_quantity >= 0 and p.reserved + kept >= 0
    returning p.stock, p.movements into now_there;
  if not found then
    return 'short';
  end if;
  insert into stock_movement
    (salon_id, id, product_id, number, kind, quantity, stock_after, order_id, reason, actor_kind, actor_id, at)
  values (p_salon, p_id, p_product, now_there.movements, p_kind, p_quantity, now_there.stock, p_order, p_reason, acting,
    coalesce(nullif(current_setting('app.account_id', true), ''), nullif(current_setting('app.visitor_id', true), ''),
      'system'), p_at);
  return 'moved';
end
$$;

create or replace function reserved_for(p_salon uuid, p_order uuid) returns table (product_id uuid, quantity int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'orders are looked at in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  return query
    select m.product_id, -sum(m.quantity)::int from stock_movement m
    where m.salon_id = p_salon and m.order_id = p_order and m.kind in ('reserve', 'release')
    group by m.product_id having sum(m.quantity) < 0
    order by m.product_id;
end
$$;

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
alter table stock_movement drop constraint stock_movement_salon_id_order_id_fkey;
drop function take_vendor_event(text, text, text, text, timestamptz);
drop function running_payments(timestamptz);
drop function overdue_orders(timestamptz);
drop function holder_of_order(uuid, uuid);
drop function next_number(uuid, text);
drop table vendor_event;
drop table payment_matter;
drop table refund;
drop table payment;
drop table shop_order_line;
drop table shop_order;
drop table number_counter;
drop table shipping_method;
