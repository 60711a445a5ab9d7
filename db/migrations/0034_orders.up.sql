-- Orders, what is paid for them, and what goes back. Names, prices and VAT are frozen on the order's lines.

create table shipping_method (
  salon_id uuid not null references salon,
  id uuid not null,
  name jsonb not null,
  price_rappen int not null check (price_rappen >= 0),
  -- From goods worth so much on it costs nothing; null: never.
  free_from_rappen int check (free_from_rappen > 0),
  vat_code text not null,
  position int not null,
  active boolean not null default true,
  primary key (salon_id, id)
);

-- Numbers that people say on the telephone: one after the other for each salon.
create table number_counter (
  salon_id uuid not null references salon,
  kind text not null check (length(kind) between 3 and 40),
  last int not null check (last > 0),
  primary key (salon_id, kind)
);

-- paid: nothing, or all of it. due_at: until when it waits for its money, or to be fetched; null: for good.
create table shop_order (
  salon_id uuid not null references salon,
  id uuid not null,
  number int not null check (number > 0),
  visitor_id uuid not null,
  customer_id uuid,
  stage text not null check (stage in ('open', 'ready', 'shipped', 'completed', 'cancelled')),
  pay_by text not null check (pay_by in ('online', 'on_pick_up')),
  delivery text not null check (delivery in ('pick_up', 'shipping')),
  total_rappen int not null check (total_rappen > 0),
  paid_rappen int not null default 0,
  refunded_rappen int not null default 0,
  dispute text not null default 'none' check (dispute in ('none', 'open', 'lost')),
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  terms_version text not null,
  first_name text not null,
  last_name text not null,
  email text not null check (email = lower(email)),
  phone text not null,
  address jsonb,
  note text not null default '' check (length(note) <= 1000),
  due_at timestamptz,
  created_at timestamptz not null,
  paid_at timestamptz,
  staged_at timestamptz not null,
  end_reason text check (length(end_reason) <= 200),
  version int not null default 1 check (version > 0),
  primary key (salon_id, id),
  unique (salon_id, number),
  unique (salon_id, id, visitor_id),
  foreign key (salon_id, customer_id) references customer (salon_id, id),
  check (paid_rappen in (0, total_rappen)),
  check (refunded_rappen between 0 and paid_rappen),
  check ((delivery = 'shipping') = (address is not null)),
  check (pay_by = 'online' or delivery = 'pick_up'),
  check ((paid_at is not null) = (paid_rappen > 0))
);
create index shop_order_by_visitor on shop_order (salon_id, visitor_id, created_at);
create index shop_order_by_customer on shop_order (salon_id, customer_id) where customer_id is not null;
create index shop_order_by_email on shop_order (salon_id, email) where customer_id is null;
create index shop_order_by_time on shop_order (salon_id, created_at desc);
create index shop_order_in_work on shop_order (salon_id, created_at) where stage in ('open', 'ready', 'shipped');
create index shop_order_due on shop_order (due_at) where stage in ('open', 'ready') and paid_rappen = 0;

create table shop_order_line (
  salon_id uuid not null references salon,
  order_id uuid not null,
  visitor_id uuid not null,
  position int not null check (position > 0),
  kind text not null check (kind in ('product', 'shipping')),
  product_id uuid,
  name jsonb not null,
  unit_price_rappen int not null check (unit_price_rappen >= 0),
  quantity int not null check (quantity > 0),
  vat_code text not null,
  vat_basis_points int not null check (vat_basis_points >= 0),
  primary key (salon_id, order_id, position),
  foreign key (salon_id, order_id, visitor_id) references shop_order (salon_id, id, visitor_id) on update cascade,
  foreign key (salon_id, product_id) references product (salon_id, id),
  check ((kind = 'product') = (product_id is not null))
);

-- One row a try. wish: what the vendor was asked, frozen with its key, which is the row's id; null: paid at the desk.
-- rounding: what the smallest coin took or gave.
create table payment (
  salon_id uuid not null references salon,
  id uuid not null,
  order_id uuid not null,
  visitor_id uuid not null,
  status text not null check (status in ('open', 'pending', 'succeeded', 'ended')),
  method text not null check (method in ('vendor', 'card', 'twint', 'other', 'cash', 'terminal', 'desk_twint')),
  amount_rappen int not null check (amount_rappen > 0),
  wish jsonb,
  checkout_ref text,
  payment_ref text,
  url text,
  opened_at timestamptz not null,
  expires_at timestamptz,
  settled_at timestamptz,
  refunded_rappen int not null default 0,
  fee_rappen int,
  rounding_rappen int not null default 0 check (rounding_rappen between -2 and 2),
  primary key (salon_id, id),
  unique (salon_id, checkout_ref),
  unique (salon_id, payment_ref),
  unique (salon_id, id, order_id),
  foreign key (salon_id, order_id, visitor_id) references shop_order (salon_id, id, visitor_id) on update cascade,
  check (refunded_rappen between 0 and amount_rappen),
  check ((wish is null) = (method in ('cash', 'terminal', 'desk_twint')))
);
create index payment_by_order on payment (salon_id, order_id);
-- Nobody is sent to two payment pages for one order.
create unique index payment_running on payment (salon_id, order_id) where status in ('open', 'pending');
create index payment_to_settle on payment (opened_at) where status in ('open', 'pending');

-- One row a wish. by_hand: the vendor gives nothing back any more, and a person does; transferred: a person has.
create table refund (
  salon_id uuid not null references salon,
  id uuid not null,
  order_id uuid not null,
  payment_id uuid not null,
  amount_rappen int not null check (amount_rappen > 0),
  reason text not null check (reason in ('cancelled', 'late_money', 'returned', 'goodwill')),
  words text check (length(words) <= 200),
  status text not null check (status in ('wanted', 'pending', 'succeeded', 'failed', 'by_hand', 'transferred')),
  refund_ref text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (salon_id, id),
  unique (salon_id, refund_ref),
  foreign key (salon_id, payment_id, order_id) references payment (salon_id, id, order_id)
);
create index refund_by_order on refund (salon_id, order_id);

-- What the vendor says and our books do not explain: it waits for a person.
create table payment_matter (
  salon_id uuid not null references salon,
  id uuid not null,
  kind text not null check (kind in ('unknown_money', 'wrong_amount', 'wrong_owner', 'stock_short', 'foreign_refund',
    'refund_refused', 'does_not_fit')),
  -- The vendor's name of the object, or our own id.
  subject text not null,
  order_id uuid,
  amount_rappen int,
  noted_at timestamptz not null,
  settled_at timestamptz,
  settled_words text check (length(settled_words) <= 200),
  primary key (salon_id, id),
  unique (salon_id, kind, subject),
  foreign key (salon_id, order_id) references shop_order (salon_id, id)
);
create index payment_matter_open on payment_matter (salon_id, noted_at) where settled_at is null;

-- The vendor's messages, each once: names only. Of no salon: which one it is about is found out when the object is read.
create table vendor_event (
  event_id text primary key,
  type text not null,
  subject_kind text not null check (subject_kind in ('checkout', 'payment', 'refund', 'dispute', 'payout', 'other')),
  subject_ref text not null,
  received_at timestamptz not null,
  -- Null: waits for its job.
  outcome text check (outcome in ('applied', 'nothing', 'person', 'nobodys')),
  done_at timestamptz
);
create index vendor_event_waiting on vendor_event (subject_kind, subject_ref) where outcome is null;

alter table stock_movement add foreign key (salon_id, order_id) references shop_order (salon_id, id);

alter table shipping_method enable row level security;
alter table number_counter enable row level security;
alter table shop_order enable row level security;
alter table shop_order_line enable row level security;
alter table payment enable row level security;
alter table refund enable row level security;
alter table payment_matter enable row level security;
alter table vendor_event enable row level security;

grant select on shipping_method to schnittwerk_app, schnittwerk_jobs;
create policy of_the_salon on shipping_method for select to schnittwerk_app, schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid);

-- Read by nobody, written by next_number alone.
create policy written_by_its_function on number_counter using (false);

grant select, insert on shop_order, shop_order_line, payment to schnittwerk_app;
grant insert on refund to schnittwerk_app, schnittwerk_jobs;
grant select on shop_order, shop_order_line, payment to schnittwerk_jobs;
grant select on refund, payment_matter to schnittwerk_app, schnittwerk_jobs;
grant insert on payment_matter to schnittwerk_jobs;
grant select, insert on vendor_event to schnittwerk_jobs;
grant update (outcome, done_at) on vendor_event to schnittwerk_jobs;
-- Only a job hears of the bank's decisions.
grant update (stage, paid_rappen, refunded_rappen, due_at, paid_at, staged_at, end_reason, version)
  on shop_order to schnittwerk_app, schnittwerk_jobs;
grant update (dispute) on shop_order to schnittwerk_jobs;
grant update (status, checkout_ref, url, settled_at, refunded_rappen) on payment to schnittwerk_app;
grant update (method, status, checkout_ref, payment_ref, url, settled_at, refunded_rappen, fee_rappen)
  on payment to schnittwerk_jobs;
grant update (status, settled_at) on refund to schnittwerk_app;
grant update (status, refund_ref, settled_at) on refund to schnittwerk_jobs;
grant update (settled_at, settled_words) on payment_matter to schnittwerk_app;

-- Whoever orders has their own, and leaves it alone once it is paid; those who work here have all of the salon.
create policy seen_by_its_people on shop_order for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    else current_setting('app.actor_kind', true) in ('employee', 'hq') end);
create policy placed_by_whoever_buys on shop_order for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and customer_id is not distinct from nullif(current_setting('app.customer_id', true), '')::uuid
    and stage = 'open' and paid_rappen = 0 and dispute = 'none');
create policy left_by_whoever_buys on shop_order for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and stage in ('open', 'ready') and paid_rappen = 0)
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and stage in ('open', 'ready', 'cancelled') and paid_rappen = 0);
create policy worked_on_by_the_team on shop_order for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff'));
create policy seen_by_its_people on shop_order_line for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    else current_setting('app.actor_kind', true) in ('employee', 'hq') end);
create policy placed_by_whoever_buys on shop_order_line for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid);

create policy seen_by_its_people on payment for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    else current_setting('app.actor_kind', true) in ('employee', 'hq') end);
-- A page at the vendor's is opened and given up by whoever pays; that money came is said by a job.
create policy opened_by_whoever_pays on payment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and status = 'open' and method = 'vendor');
create policy followed_by_whoever_pays on payment for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and status = 'open')
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and status in ('open', 'ended') and method = 'vendor' and refunded_rappen = 0);
-- What was paid at the desk is said by whoever stands there.
create policy taken_at_the_desk on payment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff')
    and status = 'succeeded' and method in ('cash', 'terminal', 'desk_twint'));
create policy followed_by_the_team on payment for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff'));

create policy seen_by_who_works_here on refund for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy wanted_by_who_leads on refund for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager') and status in ('wanted', 'transferred'));
create policy settled_by_who_leads on refund for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager') and status in ('by_hand', 'transferred'));
create policy seen_by_who_works_here on payment_matter for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy settled_by_who_leads on payment_matter for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy of_the_workers on vendor_event to schnittwerk_jobs using (true);

do $$
declare
  worked text;
begin
  foreach worked in array array['shop_order', 'shop_order_line', 'payment', 'refund', 'payment_matter']
  loop
    execute format(
      'create policy of_the_salon on %I to schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''system'')',
      worked
    );
  end loop;
end
$$;

create function next_number(p_salon uuid, p_kind text) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  drawn int;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or coalesce(current_setting('app.actor_kind', true), '') not in ('visitor', 'customer', 'employee') then
    raise exception 'numbers are drawn by whoever orders, in the salon that they act in' using errcode = 'insufficient_privilege';
  end if;
  insert into number_counter as c (salon_id, kind, last) values (p_salon, p_kind, 1001)
  on conflict (salon_id, kind) do update set last = c.last + 1
  returning last into drawn;
  return drawn;
end
$$;
revoke all on function next_number(uuid, text) from public;
grant execute on function next_number(uuid, text) to schnittwerk_app;

-- Whoever holds an order's signed address acts as whoever placed it, on the page of that order alone.
create function holder_of_order(p_salon uuid, p_order uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select visitor_id from shop_order where salon_id = p_salon and id = p_order $$;
revoke all on function holder_of_order(uuid, uuid) from public;
grant execute on function holder_of_order(uuid, uuid) to schnittwerk_app;

-- Whose time is up, in every salon: unpaid orders, and the payments that the vendor has to be asked about.
create function overdue_orders(p_at timestamptz) returns table (salon_id uuid, order_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select o.salon_id, o.id from shop_order o
  where o.stage in ('open', 'ready') and o.paid_rappen = 0 and o.due_at <= p_at
  order by o.due_at, o.id limit 500
$$;
revoke all on function overdue_orders(timestamptz) from public;
grant execute on function overdue_orders(timestamptz) to schnittwerk_jobs;

create function running_payments(p_opened_before timestamptz)
returns table (salon_id uuid, payment_id uuid, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id, p.opened_at from payment p
  where p.status in ('open', 'pending') and p.opened_at <= p_opened_before
  order by p.opened_at, p.id limit 500
$$;
revoke all on function running_payments(timestamptz) from public;
grant execute on function running_payments(timestamptz) to schnittwerk_jobs;

-- A message is stored once, by its name, and leaves one job for the object that it is about: what comes while that job
-- still waits is answered by it.
create function take_vendor_event(p_id text, p_type text, p_kind text, p_ref text, p_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into vendor_event (event_id, type, subject_kind, subject_ref, received_at)
  values (p_id, p_type, p_kind, p_ref, p_at)
  on conflict (event_id) do nothing;
  if not found then
    return false;
  end if;
  perform write_job('apply-notice', json_build_object('kind', p_kind, 'ref', p_ref), 'notice ' || p_kind || ' ' || p_ref,
    12, null);
  return true;
end
$$;
revoke all on function take_vendor_event(text, text, text, text, timestamptz) from public;
grant execute on function take_vendor_event(text, text, text, text, timestamptz) to schnittwerk_app, schnittwerk_jobs;

-- As before, and it asks whose order it is.
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

create or replace function reserved_for(p_salon uuid, p_order uuid) returns table (product_id uuid, quantity int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or not exists (
      select from shop_order o where o.salon_id = p_salon and o.id = p_order
        and (current_setting('app.actor_kind', true) in ('employee', 'system')
          or current_setting('app.actor_kind', true) in ('visitor', 'customer')
            and o.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid)
    ) then
    raise exception 'orders are looked at by their own people' using errcode = 'insufficient_privilege';
  end if;
  return query
    select m.product_id, -sum(m.quantity)::int from stock_movement m
    where m.salon_id = p_salon and m.order_id = p_order and m.kind in ('reserve', 'release')
    group by m.product_id having sum(m.quantity) < 0
    order by m.product_id;
end
$$;

-- As before, and orders that were placed with the verified address come along.
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
    update shop_order o set visitor_id = owner.visitor_id, customer_id = owner.customer_id
    where o.salon_id = p_salon and o.email = owner.email and o.customer_id is null;
  end if;
  return query select taken, joined;
end
$$;
