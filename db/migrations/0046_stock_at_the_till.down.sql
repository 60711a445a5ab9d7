-- The till's lines stay as corrections, so that ledger and stock go on agreeing.
drop function move_stock(uuid, uuid, uuid, text, int, uuid, text, timestamptz, int, uuid);
drop index stock_movement_once_at_the_till;
alter table stock_movement drop constraint stock_movement_for_whom;
update stock_movement set kind = 'correction', reason = coalesce(reason, 'Kasse') where sale_id is not null;
alter table stock_movement drop column sale_id;
alter table stock_movement add check ((order_id is not null) = (kind in ('reserve', 'release', 'sale', 'return')));
create function move_stock(
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
    when p_kind in ('reserve', 'release') then acting in ('visitor', 'customer', 'employee', 'system')
    when p_kind in ('sale', 'return') then acting in ('employee', 'system')
    when p_kind in ('delivery', 'correction', 'loss') then acting = 'employee'
      and current_setting('app.role', true) in ('owner', 'manager', 'staff')
    else false end, false) then
    raise exception 'not for this actor to move stock so' using errcode = 'insufficient_privilege';
  end if;
  if p_order is not null and not exists (
    select from shop_order o where o.salon_id = p_salon and o.id = p_order
      and (acting in ('employee', 'system') or o.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid)
  ) then
    raise exception 'stock is moved for one''s own order' using errcode = 'insufficient_privilege';
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
revoke all on function move_stock(uuid, uuid, uuid, text, int, uuid, text, timestamptz, int) from public;
grant execute on function move_stock(uuid, uuid, uuid, text, int, uuid, text, timestamptz, int)
  to schnittwerk_app, schnittwerk_jobs;
