create or replace function running_payments(p_opened_before timestamptz)
returns table (salon_id uuid, payment_id uuid, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select p.salon_id, p.id, p.opened_at from payment p
  where p.status in ('open', 'pending') and p.opened_at <= p_opened_before
  order by p.opened_at, p.id limit 500
$$;
