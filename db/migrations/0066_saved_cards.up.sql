-- A card that somebody lets the salon keep until their visit is over: the consent as it was read, the vendor's names of the
-- card while the vendor has it, and what was taken from it.

alter table booking_rules add column keeps_cards boolean not null default false;
grant update (keeps_cards) on booking_rules to schnittwerk_app;

create table saved_card (
  salon_id uuid not null references salon,
  appointment_id uuid not null,
  visitor_id uuid not null,
  -- Nothing is taken from it any more; who may end it is more than who may write the rest.
  ended_at timestamptz,
  end_reason text check (end_reason in ('withdrawn', 'no_card', 'removed', 'over', 'charging', 'charged', 'refused')),
  consent_version text not null check (length(consent_version) between 1 and 20),
  consent_words text not null check (length(consent_words) between 1 and 1000),
  -- Beyond the deposit.
  most_rappen int not null check (most_rappen > 0),
  consented_at timestamptz not null,
  -- The vendor's, null before it is kept and after it is forgotten.
  payer_ref text,
  card_ref text,
  brand text check (length(brand) <= 40),
  last4 text check (last4 ~ '^[0-9]{0,4}$'),
  primary key (salon_id, appointment_id),
  foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on update cascade,
  constraint saved_card_whole check (num_nulls(payer_ref, card_ref, brand, last4) in (0, 4)),
  constraint saved_card_end check ((ended_at is null) = (end_reason is null))
);
create index saved_card_kept on saved_card (salon_id, appointment_id) where card_ref is not null;

-- Taken from a card that is kept, by the worker: the wish is frozen with its key, as a page's is.
alter table payment add column charge jsonb;
alter table payment drop constraint payment_wish;
alter table payment
  add constraint payment_wish check ((wish is null and charge is null) = (method = 'till')),
  add constraint payment_charge_of_a_visit check (charge is null or (wish is null and appointment_id is not null));
-- Once for a visit, whatever becomes of it.
create unique index payment_charge_once on payment (salon_id, appointment_id) where charge is not null;

alter table saved_card enable row level security;
grant select, insert on saved_card to schnittwerk_app;
grant update (consent_version, consent_words, most_rappen, consented_at, ended_at, end_reason) on saved_card to schnittwerk_app;
grant select on saved_card to schnittwerk_jobs;
grant update (payer_ref, card_ref, brand, last4, ended_at, end_reason) on saved_card to schnittwerk_jobs;
grant insert on payment to schnittwerk_jobs;

create policy seen_by_its_people on saved_card for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
    else current_setting('app.actor_kind', true) in ('employee', 'hq') end);
create policy agreed_by_whoever_pays on saved_card for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and card_ref is null and ended_at is null);
-- Taken back by whoever gave it; what the vendor has is never made good again from here.
create policy taken_back_by_whoever_gave_it on saved_card for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
    else false end)
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and (card_ref is null or end_reason in ('withdrawn', 'removed')));
create policy of_the_salon on saved_card to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy charged_by_the_worker on payment for insert to schnittwerk_jobs
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system' and charge is not null and status = 'open'
    and method = 'vendor');

-- Of which kept cards something may have to become, in every salon, ids only.
create function cards_to_look_at(p_at timestamptz) returns table (salon_id uuid, appointment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select c.salon_id, c.appointment_id from saved_card c
  join appointment a on a.salon_id = c.salon_id and a.id = c.appointment_id
  where c.card_ref is not null and (c.ended_at is not null or a.status = 'expired'
    or a.status in ('cancelled', 'no_show', 'completed') and (a.ends_at <= p_at or coalesce(a.claim_rappen, 0) = 0
      and a.status = 'cancelled')
    or a.ends_at < p_at - interval '7 days')
  order by a.ends_at, c.appointment_id limit 500
$$;
revoke all on function cards_to_look_at(timestamptz) from public;
grant execute on function cards_to_look_at(timestamptz) to schnittwerk_jobs;

-- As before; what is taken from a card has no page that could end, and is looked after by itself.
create or replace function overdue_deposits(p_at timestamptz) returns table (salon_id uuid, payment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id from payment p
  join appointment a on a.salon_id = p.salon_id and a.id = p.appointment_id
  where p.status in ('open', 'pending') and p.appointment_id is not null and p.charge is null
    and (a.status <> 'reserved' or a.reserved_until <= p_at)
  order by p.opened_at, p.id limit 500
$$;
create or replace function running_payments(p_opened_before timestamptz)
returns table (salon_id uuid, payment_id uuid, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id, p.opened_at from payment p
  where p.status in ('open', 'pending') and p.opened_at <= p_opened_before and p.charge is null
    and not exists (
      select from vendor_event e
      where e.subject_kind = 'checkout' and e.subject_ref = p.checkout_ref and e.outcome is null
        and e.received_at > p_opened_before - interval '15 minutes'
    )
  order by p.opened_at, p.id limit 500
$$;
