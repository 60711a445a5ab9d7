-- Gift vouchers: money that came in and is owed. What is left on one is the sum of its ledger; only move_voucher and
-- return_to_voucher write both. Amounts in Rappen.

-- What somebody would like to buy and give: a wish, as cart_line is.
create table cart_gift (
  salon_id uuid not null references salon,
  visitor_id uuid not null,
  id uuid not null,
  amount_rappen int not null check (amount_rappen between 1000 and 100000 and amount_rappen % 100 = 0),
  recipient text not null check (length(recipient) <= 60),
  message text not null check (length(message) <= 300),
  added_at timestamptz not null,
  primary key (salon_id, visitor_id, id)
);
create index cart_gift_by_age on cart_gift (added_at);

-- gift: for whom, and which words go with it. What is bought with vouchers alone goes by e-mail.
alter table shop_order_line add column gift jsonb;
alter table shop_order_line drop constraint shop_order_line_kind_check;
alter table shop_order_line add check (kind in ('product', 'shipping', 'voucher'));
alter table shop_order_line add constraint shop_order_line_gift check ((kind = 'voucher') = (gift is not null));
alter table shop_order_line add constraint shop_order_line_voucher check (kind <> 'voucher' or (vat_basis_points = 0 and quantity = 1));
alter table shop_order drop constraint shop_order_delivery_check;
alter table shop_order add check (delivery in ('pick_up', 'shipping', 'email'));

-- What of the total was paid by voucher; written by move_voucher alone.
alter table shop_order add column voucher_rappen int not null default 0;
alter table shop_order add check (voucher_rappen between 0 and total_rappen);
alter policy placed_by_whoever_buys on shop_order
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and customer_id is not distinct from nullif(current_setting('app.customer_id', true), '')::uuid
    and stage = 'open' and paid_rappen = 0 and dispute = 'none' and voucher_rappen = 0);

-- code_digest: SHA-256 of salon and code, to find it by; the code itself comes from a secret of the environment
-- (code_key says which) and the id, and is not in the database. One of the four says what it was given out for.
create table voucher (
  salon_id uuid not null references salon,
  id uuid not null,
  code_digest text not null check (code_digest ~ '^[0-9a-f]{64}$'),
  code_key text not null check (code_key ~ '^[0-9a-f]{8}$'),
  last_four text not null check (last_four ~ '^[0-9A-HJKMNP-TV-Z]{4}$'),
  value_rappen int not null check (value_rappen > 0),
  balance_rappen int not null default 0,
  moves int not null default 0 check (moves >= 0),
  valid_until date not null,
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  recipient text not null check (length(recipient) <= 60),
  message text not null check (length(message) <= 300),
  order_id uuid,
  sale_id uuid,
  line_position int check (line_position >= 0),
  points_of uuid,
  appointment_id uuid,
  visitor_id uuid,
  issued_at timestamptz not null,
  blocked_at timestamptz,
  blocked_reason text check (length(blocked_reason) between 1 and 200),
  version int not null default 1 check (version > 0),
  primary key (salon_id, id),
  unique (salon_id, code_digest),
  unique (salon_id, order_id, line_position),
  unique (salon_id, sale_id, line_position),
  foreign key (salon_id, order_id, visitor_id) references shop_order (salon_id, id, visitor_id) on update cascade,
  -- The voucher is written before the sale, whose number is settled last.
  foreign key (salon_id, sale_id) references sale (salon_id, id) deferrable initially deferred,
  foreign key (salon_id, points_of) references customer (salon_id, id),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id),
  check (balance_rappen between 0 and value_rappen),
  check (num_nonnulls(order_id, sale_id, points_of, appointment_id) = 1),
  check ((line_position is not null) = (order_id is not null or sale_id is not null)),
  check (order_id is null or visitor_id is not null),
  check ((blocked_at is null) = (blocked_reason is null))
);
create index voucher_by_visitor on voucher (salon_id, visitor_id) where visitor_id is not null;
create index voucher_by_last_four on voucher (salon_id, last_four);
create index voucher_by_time on voucher (salon_id, issued_at desc, id);
create index voucher_owed on voucher (salon_id) where balance_rappen > 0;

-- The ledger: never changed. number: counted for each voucher.
create table voucher_move (
  salon_id uuid not null references salon,
  id uuid not null,
  voucher_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('issued', 'redeemed', 'returned', 'voided', 'lapsed')),
  amount_rappen int not null check (amount_rappen <> 0 and (amount_rappen > 0) = (kind in ('issued', 'returned'))),
  balance_after_rappen int not null check (balance_after_rappen >= 0),
  order_id uuid,
  sale_id uuid,
  reason text check (length(reason) between 1 and 200),
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (salon_id, id),
  unique (salon_id, voucher_id, number),
  foreign key (salon_id, voucher_id) references voucher (salon_id, id),
  foreign key (salon_id, order_id) references shop_order (salon_id, id),
  foreign key (salon_id, sale_id) references sale (salon_id, id) deferrable initially deferred,
  check (kind not in ('redeemed', 'returned') or num_nonnulls(order_id, sale_id) = 1)
);
create unique index voucher_move_issued_once on voucher_move (salon_id, voucher_id) where kind = 'issued';
-- One voucher an order and a sale: who has two pays with one and keeps the other for the next time.
create unique index voucher_move_redeemed_once on voucher_move (salon_id, order_id) where kind = 'redeemed' and order_id is not null;
create unique index voucher_move_redeemed_once_at_the_till on voucher_move (salon_id, sale_id)
  where kind = 'redeemed' and sale_id is not null;
create index voucher_move_by_order on voucher_move (salon_id, order_id) where order_id is not null;
create index voucher_move_by_sale on voucher_move (salon_id, sale_id) where sale_id is not null;
create index voucher_move_by_time on voucher_move (salon_id, at);

alter table cart_gift enable row level security;
alter table voucher enable row level security;
alter table voucher_move enable row level security;

grant select, insert, delete on cart_gift to schnittwerk_app;
create policy of_whoever_buys on cart_gift to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid);

grant select, insert on voucher to schnittwerk_app, schnittwerk_jobs;
grant update (valid_until, blocked_at, blocked_reason, version) on voucher to schnittwerk_app, schnittwerk_jobs;
grant select on voucher_move to schnittwerk_app, schnittwerk_jobs;

create policy seen_by_its_people on voucher for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    else current_setting('app.actor_kind', true) in ('employee', 'hq') end);
-- At the desk for a sale; an order's are given out by a job, when its money is there.
create policy sold_at_the_till on voucher for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee' and order_id is null and points_of is null
    and balance_rappen = 0 and moves = 0);
create policy kept_by_who_leads on voucher for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy seen_by_the_worker on voucher for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy given_out_by_the_worker on voucher for insert to schnittwerk_jobs
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system' and balance_rappen = 0 and moves = 0);
create policy held_by_the_worker on voucher for update to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy seen_by_who_works_here on voucher_move for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy of_the_salon on voucher_move for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- Writes one line of the ledger and what is left, or says why not: already (this line is there), unknown (no such voucher,
-- or the code is another's), refused (blocked or lapsed), short (less is left, or more would be left than it was sold for).
-- p_digest: whoever spends proves that they hold the code.
create function move_voucher(
  p_salon uuid, p_id uuid, p_voucher uuid, p_kind text, p_amount int, p_order uuid, p_sale uuid, p_reason text,
  p_at timestamptz, p_digest text
) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  acting text := nullif(current_setting('app.actor_kind', true), '');
  team boolean := current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff');
  kept voucher%rowtype;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'vouchers are moved in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  if not coalesce(case p_kind
    when 'issued' then team or acting = 'system'
    when 'redeemed' then case when p_sale is not null then team and p_order is null
      else acting in ('visitor', 'customer') and exists (
        select from shop_order o where o.salon_id = p_salon and o.id = p_order and o.stage = 'open'
          and o.paid_rappen = 0 and o.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid) end
    when 'voided' then team or acting = 'system'
    when 'lapsed' then team and current_setting('app.role', true) in ('owner', 'manager') or acting = 'system'
    else false end, false) then
    raise exception 'not for this actor to move a voucher so' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever moves the same voucher waits here; what is read afterwards is what they have left.
  select * into kept from voucher v where v.salon_id = p_salon and v.id = p_voucher for no key update;
  if not found then
    return 'unknown';
  end if;
  if exists (
    select from voucher_move m where m.salon_id = p_salon and (m.id = p_id
      or p_kind = 'issued' and m.voucher_id = p_voucher and m.kind = 'issued'
      or p_kind = 'redeemed' and m.kind = 'redeemed' and (m.order_id = p_order or m.sale_id = p_sale))
  ) then
    return 'already';
  end if;
  if p_kind = 'redeemed' then
    if p_digest is distinct from kept.code_digest then
      return 'unknown';
    end if;
    if kept.blocked_at is not null or kept.valid_until < (
      select (p_at at time zone s.zone)::date from salon s where s.salon_id = p_salon
    ) then
      return 'refused';
    end if;
    -- A voucher buys no voucher.
    if p_order is not null and -p_amount > coalesce((
      select sum(l.unit_price_rappen * l.quantity) from shop_order_line l
      where l.salon_id = p_salon and l.order_id = p_order and l.kind <> 'voucher'
    ), 0) then
      return 'short';
    end if;
  end if;
  if p_kind = 'issued' and p_amount <> kept.value_rappen then
    return 'short';
  end if;
  if kept.balance_rappen + p_amount < 0 or kept.balance_rappen + p_amount > kept.value_rappen then
    return 'short';
  end if;
  perform write_voucher_move(p_salon, p_id, p_voucher, p_kind, p_amount, p_order, p_sale, p_reason, p_at);
  if p_kind = 'redeemed' and p_order is not null then
    update shop_order o set voucher_rappen = -p_amount where o.salon_id = p_salon and o.id = p_order;
  end if;
  return 'moved';
end
$$;

-- The conditional update that keeps the balance between nothing and the value, whatever was read before.
create function write_voucher_move(
  p_salon uuid, p_id uuid, p_voucher uuid, p_kind text, p_amount int, p_order uuid, p_sale uuid, p_reason text,
  p_at timestamptz
) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  now_there record;
begin
  update voucher v set balance_rappen = v.balance_rappen + p_amount, moves = v.moves + 1
    where v.salon_id = p_salon and v.id = p_voucher
      and v.balance_rappen + p_amount between 0 and v.value_rappen
    returning v.balance_rappen, v.moves into now_there;
  if not found then
    raise exception 'a voucher holds between nothing and its value' using errcode = 'check_violation';
  end if;
  insert into voucher_move
    (salon_id, id, voucher_id, number, kind, amount_rappen, balance_after_rappen, order_id, sale_id, reason, actor_kind,
      actor_id, at)
  values (p_salon, p_id, p_voucher, now_there.moves, p_kind, p_amount, now_there.balance_rappen, p_order, p_sale, p_reason,
    current_setting('app.actor_kind', true),
    coalesce(nullif(current_setting('app.account_id', true), ''), nullif(current_setting('app.visitor_id', true), ''),
      'system'), p_at);
end
$$;
revoke all on function write_voucher_move(uuid, uuid, uuid, text, int, uuid, uuid, text, timestamptz) from public;
revoke all on function move_voucher(uuid, uuid, uuid, text, int, uuid, uuid, text, timestamptz, text) from public;
grant execute on function move_voucher(uuid, uuid, uuid, text, int, uuid, uuid, text, timestamptz, text)
  to schnittwerk_app, schnittwerk_jobs;

-- Gives back to the voucher that an order or a sale was paid with, at most what was taken and has not come back yet; says
-- how much that was, and to which one. Whoever ordered does so by giving up an order that nobody has paid the rest of.
create function return_to_voucher(
  p_salon uuid, p_id uuid, p_order uuid, p_sale uuid, p_most int, p_reason text, p_at timestamptz
) returns table (voucher_id uuid, amount int)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  acting text := nullif(current_setting('app.actor_kind', true), '');
  taken_from uuid;
  back int;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'vouchers are moved in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  if not coalesce(case
    when acting = 'employee' then current_setting('app.role', true) in ('owner', 'manager', 'staff')
    when acting = 'system' then true
    when acting in ('visitor', 'customer') then p_sale is null and exists (
      select from shop_order o where o.salon_id = p_salon and o.id = p_order and o.stage = 'cancelled'
        and o.paid_rappen = 0 and o.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid)
    else false end, false) then
    raise exception 'not for this actor to give back to a voucher' using errcode = 'insufficient_privilege';
  end if;
  select m.voucher_id into taken_from from voucher_move m
    where m.salon_id = p_salon and m.kind = 'redeemed' and (m.order_id = p_order or m.sale_id = p_sale);
  if not found then
    return;
  end if;
  perform from voucher v where v.salon_id = p_salon and v.id = taken_from for no key update;
  select least(p_most, -sum(m.amount_rappen)::int) into back from voucher_move m
    where m.salon_id = p_salon and m.kind in ('redeemed', 'returned') and (m.order_id = p_order or m.sale_id = p_sale);
  if back is null or back <= 0 or exists (select from voucher_move m where m.salon_id = p_salon and m.id = p_id) then
    return;
  end if;
  perform write_voucher_move(p_salon, p_id, taken_from, 'returned', back, p_order, p_sale, p_reason, p_at);
  return query select taken_from, back;
end
$$;
revoke all on function return_to_voucher(uuid, uuid, uuid, uuid, int, text, timestamptz) from public;
grant execute on function return_to_voucher(uuid, uuid, uuid, uuid, int, text, timestamptz)
  to schnittwerk_app, schnittwerk_jobs;

-- For whoever holds a code, and for nobody who does not: what may be spent. What cannot be spent looks like what is not
-- there, except to those who work here.
create function voucher_by_code(p_salon uuid, p_digest text, p_today date)
returns table (id uuid, balance_rappen int, valid_until date)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or coalesce(current_setting('app.actor_kind', true), '') not in ('visitor', 'customer', 'employee') then
    raise exception 'vouchers are looked up in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  return query
    select v.id, v.balance_rappen, v.valid_until from voucher v
    where v.salon_id = p_salon and v.code_digest = p_digest and v.balance_rappen > 0 and v.blocked_at is null
      and v.valid_until >= p_today;
end
$$;
revoke all on function voucher_by_code(uuid, text, date) from public;
grant execute on function voucher_by_code(uuid, text, date) to schnittwerk_app;

-- For the page at a voucher's signed address: what is printed there. Its blocking is the salon's own business.
create function shown_voucher(p_salon uuid, p_id uuid)
returns table (value_rappen int, balance_rappen int, valid_until date, locale text, recipient text, message text,
  code_key text, issued_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'vouchers are shown in their salon' using errcode = 'insufficient_privilege';
  end if;
  return query
    select v.value_rappen, v.balance_rappen, v.valid_until, v.locale, v.recipient, v.message, v.code_key, v.issued_at
    from voucher v where v.salon_id = p_salon and v.id = p_id;
end
$$;
revoke all on function shown_voucher(uuid, uuid) from public;
grant execute on function shown_voucher(uuid, uuid) to schnittwerk_app;

-- As join_account does with the cart's products.
create function join_gifts(p_salon uuid, p_account uuid, p_browser uuid) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  joined int;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'desk' then
    raise exception 'not for this actor' using errcode = 'insufficient_privilege';
  end if;
  update cart_gift g set visitor_id = a.visitor_id from account a
  where a.salon_id = p_salon and a.id = p_account and g.salon_id = p_salon and g.visitor_id = p_browser
    and a.visitor_id <> p_browser;
  get diagnostics joined = row_count;
  return joined;
end
$$;
revoke all on function join_gifts(uuid, uuid, uuid) from public;
grant execute on function join_gifts(uuid, uuid, uuid) to schnittwerk_app;

-- As forget_carts: in all salons, for the worker only.
create function forget_gifts(p_at timestamptz) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  gone int;
begin
  delete from cart_gift where added_at <= p_at - interval '60 days';
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke all on function forget_gifts(timestamptz) from public;
grant execute on function forget_gifts(timestamptz) to schnittwerk_jobs;
