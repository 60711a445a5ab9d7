-- What an open calendar compares. The days' numbers stand for what is occupied, and a hold that becomes a visit occupies
-- what it did: its confirmation raises none of them, so that the free times kept for these days stay good. The calendar
-- shows a name from then on. How many visits of these days have one tells that; nothing else is told. Null: no such
-- salon.
create function calendar_versions(p_salon uuid, p_from date, p_to date) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select v.versions || '/' || (
      select count(*) from appointment a
      where a.salon_id = p_salon and a.day between p_from and p_to and a.customer_id is not null
    )
    from slot_versions(p_salon, p_from, p_to) v
  );
end
$$;
revoke all on function calendar_versions(uuid, date, date) from public;
grant execute on function calendar_versions(uuid, date, date) to schnittwerk_app;
