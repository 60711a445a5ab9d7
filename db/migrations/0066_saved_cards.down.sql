create or replace function overdue_deposits(p_at timestamptz) returns table (salon_id uuid, payment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id from payment p
  join appointment a on a.salon_id = p.salon_id and a.id = p.appointment_id
  where p.status in ('open', 'pending') and p.appointment_id is not null
    and (a.status <> 'reserved' or a.reserved_until <= p_at)
  order by p.opened_at, p.id limit 500
$$;
create or replace function running_payments(p_opened_before timestamptz)
returns table (salon_id uuid, payment_id uuid, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id, p.opened_at from payment p
  where p.status in ('open', 'pending') and p.opened_at <= p_opened_before
    and not exists (
      select from vendor_event e
      where e.subject_kind = 'checkout' and e.subject_ref = p.checkout_ref and e.outcome is null
        and e.received_at > p_opened_before - interval '15 minutes'
    )
  order by p.opened_at, p.id limit 500
$$;
drop function cards_to_look_at(timestamptz);
drop table saved_card;
drop policy charged_by_the_worker on payment;
revoke insert on payment from schnittwerk_jobs;
-- What was taken from a card is no payment that was before: such a database cannot go back.
alter table payment
  drop constraint payment_wish,
  drop constraint payment_charge_of_a_visit,
  drop column charge,
  add constraint payment_wish check ((wish is null) = (method = 'till'));
alter table booking_rules drop column keeps_cards;
