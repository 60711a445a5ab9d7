-- As before, and without those about which a message has arrived and waits for its job: the job asks the vendor itself, and
-- nobody has to be alarmed that no message came. One that has waited for a quarter of an hour is asked about all the same.
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
