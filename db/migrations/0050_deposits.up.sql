-- What is paid ahead for a visit, what becomes of it, and what is owed by whoever did not come.

alter table booking_rules
  add column deposit_percent int not null default 0 check (deposit_percent between 0 and 100),
  add column deposit_least_rappen int not null default 0 check (deposit_least_rappen >= 0);
grant update (deposit_percent, deposit_least_rappen) on booking_rules to schnittwerk_app;
alter table service
  add column deposit_percent int check (deposit_percent between 0 and 100),
  add column deposit_least_rappen int check (deposit_least_rappen >= 0);

-- deposit: asked for, frozen with the hold. deposit_left: what the salon still owes of what came, written by book_deposit
-- alone; this check is the last line against giving it out twice. claim: what the frozen policy lets the salon ask for,
-- when somebody came too late or not at all.
alter table appointment
  add column deposit_rappen int not null default 0,
  add column deposit_left_rappen int not null default 0 check (deposit_left_rappen >= 0),
  add column claim_rappen int,
  add constraint appointment_deposit_within_price check (deposit_rappen between 0 and total_rappen),
  add constraint appointment_claim_within_price check (claim_rappen between 0 and total_rappen);
grant update (claim_rappen) on appointment to schnittwerk_app, schnittwerk_jobs;
create index appointment_deposit_open on appointment (salon_id, id)
  where deposit_left_rappen > 0 and status in ('cancelled', 'expired', 'no_show');
create index appointment_claimed on appointment (ends_at) where claim_rappen > 0;

-- Who is at the vendor's page, as it was typed before: the visit is made of it when the money is there. Forgotten soon
-- after the hold has come to something, or to nothing.
create table hold_details (
  salon_id uuid not null references salon,
  appointment_id uuid not null,
  visitor_id uuid not null,
  -- Of the account that booked; null: a guest.
  customer_id uuid,
  first_name text not null,
  last_name text not null,
  email text not null check (email = lower(email)),
  phone text not null,
  note text not null default '' check (length(note) <= 1000),
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  kept_at timestamptz not null,
  primary key (salon_id, appointment_id),
  foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on update cascade on delete cascade,
  foreign key (salon_id, customer_id) references customer (salon_id, id)
);
create index hold_details_by_age on hold_details (kept_at);
create index hold_details_by_customer on hold_details (salon_id, customer_id) where customer_id is not null;

-- A payment, a refund and what nobody can explain are an order's or a visit's.
alter table payment
  alter column order_id drop not null,
  add column appointment_id uuid,
  add constraint payment_of_one check (num_nonnulls(order_id, appointment_id) = 1),
  add unique (salon_id, id, appointment_id),
  add foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on update cascade;
create index payment_by_visit on payment (salon_id, appointment_id) where appointment_id is not null;
create unique index payment_running_for_visit on payment (salon_id, appointment_id)
  where status in ('open', 'pending') and appointment_id is not null;
alter table refund
  alter column order_id drop not null,
  add column appointment_id uuid,
  add constraint refund_of_one check (num_nonnulls(order_id, appointment_id) = 1),
  add foreign key (salon_id, payment_id, appointment_id) references payment (salon_id, id, appointment_id),
  drop constraint refund_reason_check,
  add constraint refund_reason_check check (reason in ('cancelled', 'late_money', 'returned', 'goodwill', 'refilled'));
create index refund_by_visit on refund (salon_id, appointment_id) where appointment_id is not null;
alter table payment_matter
  add column appointment_id uuid,
  add foreign key (salon_id, appointment_id) references appointment (salon_id, id),
  drop constraint payment_matter_kind_check,
  add constraint payment_matter_kind_check check (kind in ('unknown_money', 'wrong_amount', 'wrong_owner', 'stock_short',
    'foreign_refund', 'refund_refused', 'does_not_fit', 'disputed'));

-- What became of the money of a visit: lines that are never changed; their sum is what the salon still owes.
create table deposit_move (
  salon_id uuid not null references salon,
  id uuid not null,
  appointment_id uuid not null,
  visitor_id uuid not null,
  number int not null check (number > 0),
  kind text not null,
  amount_rappen int not null,
  -- What is left after it.
  left_rappen int not null check (left_rappen >= 0),
  payment_id uuid,
  refund_id uuid,
  sale_id uuid,
  invoice_id uuid,
  reason text check (length(reason) between 1 and 200),
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (salon_id, id),
  unique (salon_id, appointment_id, number),
  foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on update cascade,
  foreign key (salon_id, payment_id) references payment (salon_id, id),
  foreign key (salon_id, refund_id) references refund (salon_id, id),
  foreign key (salon_id, sale_id) references sale (salon_id, id) deferrable initially deferred,
  foreign key (salon_id, invoice_id) references invoice (salon_id, id) deferrable initially deferred,
  -- kept: damages. released: kept no more. applied: used at the till or on an invoice. credited: became a voucher.
  check (case when kind in ('received', 'refund_failed', 'released', 'given_back') then amount_rappen > 0
    when kind in ('refunded', 'kept', 'applied', 'credited') then amount_rappen < 0 else false end),
  check ((kind in ('received')) <= (payment_id is not null)),
  check ((kind in ('refunded', 'refund_failed')) = (refund_id is not null)),
  check ((kind in ('applied', 'given_back')) = (num_nonnulls(sale_id, invoice_id) = 1))
);
create index deposit_move_by_time on deposit_move (salon_id, at);
create index deposit_move_by_payment on deposit_move (salon_id, payment_id) where payment_id is not null;
create index deposit_move_by_refund on deposit_move (salon_id, refund_id) where refund_id is not null;
create index deposit_move_by_sale on deposit_move (salon_id, sale_id) where sale_id is not null;
create index deposit_move_by_invoice on deposit_move (salon_id, invoice_id) where invoice_id is not null;

-- Damages stand on an invoice of their own kind.
alter table invoice add column no_show boolean not null
  generated always as (content @? '$.lines[*] ? (@.kind == "damages")') stored;

alter table hold_details enable row level security;
alter table deposit_move enable row level security;

grant select, insert on hold_details to schnittwerk_app;
grant update (customer_id, first_name, last_name, email, phone, note, locale, kept_at) on hold_details to schnittwerk_app;
grant select, delete on hold_details to schnittwerk_jobs;
create policy of_whoever_books on hold_details to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid)
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and (customer_id is null or customer_id = nullif(current_setting('app.customer_id', true), '')::uuid));
create policy of_the_salon on hold_details to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

grant select on deposit_move to schnittwerk_app, schnittwerk_jobs;
create policy seen_by_its_people on deposit_move for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
    else current_setting('app.actor_kind', true) in ('employee', 'hq') end);
create policy of_the_salon on deposit_move for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- Books one line and what is left, held together by the visit's row. Says 'short', and writes nothing, for more than there
-- is; 'already' for a line that stands. What moves money back by itself is for jobs; by a decision, for who leads; what is
-- used for a sale or an invoice, for whoever writes those.
create function book_deposit(
  p_salon uuid, p_id uuid, p_appointment uuid, p_kind text, p_amount int, p_payment uuid, p_refund uuid, p_sale uuid,
  p_invoice uuid, p_reason text, p_at timestamptz
) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  acting text := coalesce(current_setting('app.actor_kind', true), '');
  acting_role text := coalesce(current_setting('app.role', true), '');
  visit appointment%rowtype;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'deposits are booked in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  if not coalesce(case
    when p_kind in ('received', 'refund_failed') then acting = 'system'
    when p_kind in ('refunded', 'kept', 'released', 'credited') then acting = 'system'
      or acting = 'employee' and acting_role in ('owner', 'manager')
    when p_kind in ('applied', 'given_back') then acting = 'employee' and acting_role in ('owner', 'manager', 'staff')
    else false end, false) then
    raise exception 'not for this actor to book a deposit so' using errcode = 'insufficient_privilege';
  end if;
  select * into visit from appointment a where a.salon_id = p_salon and a.id = p_appointment for no key update;
  if not found then
    raise exception 'there is no such visit' using errcode = 'foreign_key_violation';
  end if;
  if exists (select from deposit_move m where m.salon_id = p_salon and m.id = p_id) then
    return 'already';
  end if;
  if visit.deposit_left_rappen + p_amount < 0 then
    return 'short';
  end if;
  update appointment a set deposit_left_rappen = a.deposit_left_rappen + p_amount
    where a.salon_id = p_salon and a.id = p_appointment;
  insert into deposit_move (salon_id, id, appointment_id, visitor_id, number, kind, amount_rappen, left_rappen, payment_id,
    refund_id, sale_id, invoice_id, reason, actor_kind, actor_id, at)
  values (p_salon, p_id, p_appointment, visit.visitor_id,
    (select count(*) + 1 from deposit_move m where m.salon_id = p_salon and m.appointment_id = p_appointment),
    p_kind, p_amount, visit.deposit_left_rappen + p_amount, p_payment, p_refund, p_sale, p_invoice, p_reason, acting,
    coalesce(nullif(current_setting('app.account_id', true), ''), 'system'), p_at);
  return 'booked';
end
$$;

-- Whoever comes back from the vendor's page, perhaps in another browser, acts as whoever holds the place, on that page.
create function holder_of_visit(p_salon uuid, p_appointment uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select visitor_id from appointment where salon_id = p_salon and id = p_appointment $$;

-- Where nobody shall be able to pay any more, because the place is not held any more. In every salon, ids only.
create function overdue_deposits(p_at timestamptz) returns table (salon_id uuid, payment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id from payment p
  join appointment a on a.salon_id = p.salon_id and a.id = p.appointment_id
  where p.status in ('open', 'pending') and p.appointment_id is not null
    and (a.status <> 'reserved' or a.reserved_until <= p_at)
  order by p.opened_at, p.id limit 500
$$;

-- Where something may have to become of a deposit: visits that are over with money left, and those whose time may still be
-- given to somebody else.
create function unsettled_deposits(p_at timestamptz) returns table (salon_id uuid, appointment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  (select a.salon_id, a.id from appointment a
    where a.deposit_left_rappen > 0 and a.status in ('cancelled', 'expired', 'no_show') limit 500)
  union
  (select a.salon_id, a.id from appointment a
    where a.claim_rappen > 0 and a.ends_at > p_at - interval '15 minutes' and a.status in ('cancelled', 'no_show')
    order by a.ends_at limit 500)
$$;

create function forget_hold_details(p_at timestamptz) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  gone int;
begin
  delete from hold_details d where d.kept_at < p_at - interval '7 days'
    and not exists (select from payment p where p.salon_id = d.salon_id and p.appointment_id = d.appointment_id
      and p.status in ('open', 'pending'));
  get diagnostics gone = row_count;
  return gone;
end
$$;

revoke all on function
  book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, text, timestamptz), holder_of_visit(uuid, uuid),
  overdue_deposits(timestamptz), unsettled_deposits(timestamptz), forget_hold_details(timestamptz)
from public;
grant execute on function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, text, timestamptz)
  to schnittwerk_app, schnittwerk_jobs;
grant execute on function holder_of_visit(uuid, uuid) to schnittwerk_app;
grant execute on function overdue_deposits(timestamptz), unsettled_deposits(timestamptz),
  forget_hold_details(timestamptz) to schnittwerk_jobs;
