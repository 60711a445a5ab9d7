-- What the payment vendor says of our money, copied line by line; and what came of holding the books against it.

-- A line of the vendor's account, once; payout_ref: with which payout it left, when that is known.
create table vendor_movement (
  salon_id uuid not null references salon,
  movement_ref text not null,
  kind text not null check (kind in ('payment', 'refund', 'refund_failed', 'dispute', 'fee', 'other')),
  amount_rappen int not null,
  fee_rappen int not null,
  currency text not null check (length(currency) = 3),
  source_ref text,
  payment_ref text,
  -- What we wrote on it when we made it: whose it claims to be.
  purpose text,
  reference uuid,
  -- Our own id of a refund, as we wrote it on the vendor's; null: made elsewhere.
  refund_id uuid,
  payout_ref text,
  at timestamptz not null,
  available_at timestamptz not null,
  primary key (salon_id, movement_ref)
);
create index vendor_movement_by_payment on vendor_movement (salon_id, payment_ref);
create index vendor_movement_by_payout on vendor_movement (salon_id, payout_ref);
create index vendor_movement_by_time on vendor_movement (salon_id, at);

-- The vendor has one account for all salons of a deployment: own is the salon's share, others the other salons', stray of
-- payments that belong to none.
create table vendor_payout (
  salon_id uuid not null references salon,
  payout_ref text not null,
  amount_rappen int not null,
  own_rappen int not null,
  others_rappen int not null,
  stray_rappen int not null,
  status text not null check (status in ('pending', 'in_transit', 'paid', 'failed', 'cancelled')),
  at timestamptz not null,
  arrives_at timestamptz not null,
  primary key (salon_id, payout_ref)
);
create index vendor_payout_by_time on vendor_payout (salon_id, at);
create index vendor_payout_by_arrival on vendor_payout (salon_id, arrives_at);

-- account_id: who wanted it now; null: the nightly one, of which there is one a day. carried: what stood on the
-- accounts when everything up to carried_until was posted, from where the next one goes on.
create table books_check (
  salon_id uuid not null references salon,
  id uuid not null,
  account_id uuid,
  day date not null,
  state text not null check (state in ('waiting', 'asking', 'comparing', 'green', 'red', 'failed')),
  asked_at timestamptz not null,
  ended_at timestamptz,
  vendor_at timestamptz,
  carried_until timestamptz,
  carried jsonb,
  equation jsonb,
  findings int not null default 0 check (findings >= 0),
  unexplained int not null default 0 check (unexplained between 0 and findings),
  primary key (salon_id, id),
  foreign key (salon_id, account_id) references account (salon_id, id),
  check ((ended_at is not null) = (state in ('green', 'red', 'failed'))),
  check ((carried is null) = (carried_until is null))
);
create unique index books_check_nightly on books_check (salon_id, day) where account_id is null and state <> 'failed';
create index books_check_by_time on books_check (salon_id, asked_at desc);

create table books_finding (
  salon_id uuid not null,
  check_id uuid not null,
  position int not null check (position > 0),
  kind text not null check (length(kind) between 3 and 60),
  subject_kind text not null check (length(subject_kind) between 3 and 40),
  subject_id text not null,
  label text not null,
  day date,
  amount_rappen int not null,
  primary key (salon_id, check_id, position),
  foreign key (salon_id, check_id) references books_check (salon_id, id) on delete cascade
);

-- Somebody has looked at a difference and said what it is: the same amount of the same record is not red any more.
create table books_explained (
  salon_id uuid not null references salon,
  kind text not null check (length(kind) between 3 and 60),
  subject_id text not null,
  amount_rappen int not null,
  words text not null check (length(words) between 1 and 300),
  account_id uuid not null,
  at timestamptz not null,
  primary key (salon_id, kind, subject_id, amount_rappen),
  foreign key (salon_id, account_id) references account (salon_id, id)
);

-- The journal is read in the order in which its records were written.
create index sale_by_time on sale (salon_id, at);
create index cash_move_by_time on cash_move (salon_id, at);
create index closing_by_time on closing (salon_id, at);
create index payment_by_settled on payment (salon_id, settled_at) where status = 'succeeded';
create index refund_by_created on refund (salon_id, created_at);
create index refund_by_failed on refund (salon_id, settled_at) where status = 'failed';
create index refund_by_payment on refund (salon_id, payment_id);
create index invoice_by_time on invoice (salon_id, issued_at);
create index invoice_payment_by_time on invoice_payment (salon_id, at);
create index invoice_payment_by_day on invoice_payment (salon_id, received_on);

alter table vendor_movement enable row level security;
alter table vendor_payout enable row level security;
alter table books_check enable row level security;
alter table books_finding enable row level security;
alter table books_explained enable row level security;

grant select on vendor_movement, vendor_payout, books_check, books_finding, books_explained
  to schnittwerk_app, schnittwerk_jobs;
grant insert on vendor_movement, vendor_payout, books_check, books_finding to schnittwerk_jobs;
grant update (payout_ref, available_at) on vendor_movement to schnittwerk_jobs;
grant update (amount_rappen, own_rappen, others_rappen, stray_rappen, status, arrives_at) on vendor_payout
  to schnittwerk_jobs;
grant update (state, ended_at, vendor_at, carried_until, carried, equation, findings, unexplained) on books_check
  to schnittwerk_jobs;
grant insert on books_check, books_explained to schnittwerk_app;

do $$
declare
  kept text;
begin
  foreach kept in array array['vendor_movement', 'vendor_payout', 'books_check', 'books_finding', 'books_explained']
  loop
    execute format(
      'create policy seen_by_who_leads on %I for select to schnittwerk_app '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and (current_setting(''app.actor_kind'', true) = ''hq'' or current_setting(''app.actor_kind'', true) = ''employee'' '
      'and current_setting(''app.role'', true) in (''owner'', ''manager'')))',
      kept
    );
    execute format(
      'create policy of_the_salon on %I to schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''system'')',
      kept
    );
  end loop;
end
$$;
create policy asked_by_who_leads on books_check for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager')
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid and state = 'waiting');
create policy explained_by_who_leads on books_explained for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager')
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);

-- The check reads what came in for invoices, and how far their numbers have come.
grant select on invoice_payment, invoice_counter to schnittwerk_jobs;
create policy of_the_salon on invoice_payment for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy of_the_salon on invoice_counter for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- Whose money the vendor speaks of, by names that only the vendor and we know.
create function salons_of_payments(p_refs text[]) returns table (ref text, salon_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select p.payment_ref, p.salon_id from payment p where p.payment_ref = any (p_refs) $$;
create function salons_of_movements(p_refs text[]) returns table (ref text, salon_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select m.movement_ref, m.salon_id from vendor_movement m where m.movement_ref = any (p_refs) $$;
create index payment_by_vendor_ref on payment (payment_ref) where payment_ref is not null;
create index vendor_movement_by_ref on vendor_movement (movement_ref);
-- Since when the vendor has to be asked: from the salon on that was told last the longest ago; null: from the beginning.
create function vendor_told_until() returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select case when bool_or(told.at is null) then null else min(told.at) end
  from salon s
  cross join lateral (select max(c.vendor_at) as at from books_check c where c.salon_id = s.salon_id) told
$$;
-- The hashes of closings as they stand in the log, for the check alone.
create function logged_closings(p_salon uuid, p_closings uuid[]) returns table (closing_id uuid, hash text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'system' then
    raise exception 'the log is read by the check of the books' using errcode = 'insufficient_privilege';
  end if;
  return query
    select distinct on (a.target_id) a.target_id, a.data ->> 'hash' from audit_entry a
    where a.salon_id = p_salon and a.action = 'till.closed' and a.target_id = any (p_closings)
    order by a.target_id, a.at;
end
$$;
revoke all on function salons_of_payments(text[]), salons_of_movements(text[]), vendor_told_until(),
  logged_closings(uuid, uuid[]) from public;
grant execute on function salons_of_payments(text[]), salons_of_movements(text[]), vendor_told_until(),
  logged_closings(uuid, uuid[]) to schnittwerk_jobs;
