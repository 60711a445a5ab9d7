-- What the salon sells over the counter and online, and what of it is there.

create table product_category (
  salon_id uuid not null references salon,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,60}$'),
  name jsonb not null,
  position int not null,
  primary key (salon_id, id),
  unique (salon_id, slug)
);

-- price in Rappen, VAT included. stock: pieces that can be sold; reserved: pieces on the shelf that open orders keep;
-- movements: how many lines of the ledger made it so. The three are written by move_stock alone.
create table product (
  salon_id uuid not null references salon,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,60}$'),
  category_id uuid not null,
  name jsonb not null,
  description jsonb not null,
  price_rappen int not null check (price_rappen >= 0),
  vat_code text not null,
  active boolean not null default true,
  position int not null,
  low_stock_at int not null check (low_stock_at >= 0),
  reorder_to int not null,
  stock int not null default 0 check (stock >= 0),
  reserved int not null default 0 check (reserved >= 0),
  movements int not null default 0 check (movements >= 0),
  primary key (salon_id, id),
  unique (salon_id, slug),
  foreign key (salon_id, category_id) references product_category (salon_id, id),
  check (reorder_to >= low_stock_at)
);
create index product_by_category on product (salon_id, category_id);

-- Width and height of the picture as it was handed in: its shape is kept in every width.
create table product_image (
  salon_id uuid not null references salon,
  id uuid not null,
  product_id uuid not null,
  position int not null,
  alt jsonb not null,
  width int not null check (width > 0),
  height int not null check (height > 0),
  primary key (salon_id, id),
  foreign key (salon_id, product_id) references product (salon_id, id)
);
create index product_image_by_product on product_image (salon_id, product_id);

-- In the database, so that the backup and the salon's export are whole. Never changed: another picture is another id.
create table product_image_file (
  salon_id uuid not null references salon,
  image_id uuid not null,
  width int not null check (width > 0),
  format text not null check (format in ('webp', 'jpg')),
  bytes bytea not null check (octet_length(bytes) <= 150 * 1024),
  primary key (salon_id, image_id, width, format),
  foreign key (salon_id, image_id) references product_image (salon_id, id) on delete cascade
);
-- They are packed already.
alter table product_image_file alter column bytes set storage external;

-- The ledger: append-only, numbered without gaps per product. Its sum is product.stock; what reserve and release add up
-- to is product.reserved with the sign turned round.
create table stock_movement (
  salon_id uuid not null references salon,
  id uuid not null,
  product_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('delivery', 'correction', 'loss', 'reserve', 'release', 'sale', 'return')),
  quantity int not null check (quantity <> 0),
  stock_after int not null check (stock_after >= 0),
  order_id uuid,
  reason text check (length(reason) <= 200),
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (salon_id, id),
  unique (salon_id, product_id, number),
  foreign key (salon_id, product_id) references product (salon_id, id),
  check (case
    when kind in ('delivery', 'release', 'return') then quantity > 0
    when kind in ('loss', 'reserve', 'sale') then quantity < 0
    else true end),
  check ((order_id is not null) = (kind in ('reserve', 'release', 'sale', 'return')))
);
-- An order takes and gives back a product once, however often it is asked to. What is returned may come in parts.
create unique index stock_movement_once on stock_movement (salon_id, order_id, product_id, kind)
  where kind in ('reserve', 'release', 'sale');

alter table product_category enable row level security;
alter table product enable row level security;
alter table product_image enable row level security;
alter table product_image_file enable row level security;
alter table stock_movement enable row level security;

grant select on product_category, product, product_image, product_image_file, stock_movement
  to schnittwerk_app, schnittwerk_jobs;
grant insert, update on product_category to schnittwerk_app;
grant insert (salon_id, id, slug, category_id, name, description, price_rappen, vat_code, active, position,
  low_stock_at, reorder_to) on product to schnittwerk_app;
grant update (category_id, name, description, price_rappen, vat_code, active, position, low_stock_at, reorder_to)
  on product to schnittwerk_app;
grant insert, delete on product_image to schnittwerk_app;
grant update (position, alt) on product_image to schnittwerk_app;
grant insert, delete on product_image_file to schnittwerk_app;

-- The catalogue stands on the website: read by whoever acts in the salon, written by those who lead it.
do $$
declare
  shown text;
begin
  foreach shown in array array['product_category', 'product', 'product_image', 'product_image_file']
  loop
    execute format(
      'create policy of_the_salon on %I for select to schnittwerk_app, schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid)',
      shown
    );
    execute format(
      'create policy written_by_who_leads on %I to schnittwerk_app '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''employee'' '
      'and current_setting(''app.role'', true) in (''owner'', ''manager''))',
      shown
    );
  end loop;
end
$$;

create policy seen_by_who_works_here on stock_movement for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy of_the_salon on stock_movement for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- The one way to change what is there: a line of the ledger and the product's three numbers in one go, never below
-- zero. With its owner's rights, because a customer who orders may move stock and nothing else of a product.
-- 'moved'; 'already': this line, or this order's line of the kind, is there; 'short': there are not as many;
-- 'stale': the ledger has not p_seen lines any more (null: never mind); 'given_back': this order kept it once and does no longer; 'unknown': no such product, or nothing that this order could
-- give back.
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
revoke all on function move_stock(uuid, uuid, uuid, text, int, uuid, text, timestamptz, int) from public;
grant execute on function move_stock(uuid, uuid, uuid, text, int, uuid, text, timestamptz, int)
  to schnittwerk_app, schnittwerk_jobs;

-- What an open order still keeps: the worker gives it back when the order lapses, and a customer who leaves, who does not
-- read the ledger. An order's id is a secret that only its people know.
create function reserved_for(p_salon uuid, p_order uuid) returns table (product_id uuid, quantity int)
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
revoke all on function reserved_for(uuid, uuid) from public;
grant execute on function reserved_for(uuid, uuid) to schnittwerk_app, schnittwerk_jobs;

-- A picture of the website: of products that are on sale, for whoever knows the address.
create function shop_picture(p_salon uuid, p_image uuid, p_width int, p_format text) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select f.bytes
  from product_image_file f
  join product_image i on i.salon_id = f.salon_id and i.id = f.image_id
  join product p on p.salon_id = i.salon_id and p.id = i.product_id
  where f.salon_id = p_salon and f.image_id = p_image and f.width = p_width and f.format = p_format and p.active
$$;
revoke all on function shop_picture(uuid, uuid, int, text) from public;
grant execute on function shop_picture(uuid, uuid, int, text) to schnittwerk_app;
