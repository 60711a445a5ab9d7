-- The payment vendor's messages that wait for their job too long: seen by who leads, and tried again when they say so. A
-- message is of no salon until its object is read, so every salon sees those that could not be: names only.
create function waiting_vendor_events(p_salon uuid, p_before timestamptz) returns table (
  event_id text, type text, received_at timestamptz, tries int, gave_up boolean, next_at timestamptz
)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'employee'
    or coalesce(current_setting('app.role', true), '') not in ('owner', 'manager') then
    raise exception 'messages are looked at by who leads' using errcode = 'insufficient_privilege';
  end if;
  return query
    select e.event_id, e.type, e.received_at, coalesce(j.attempts, 0)::int,
      j.id is null or j.attempts >= j.max_attempts, j.run_at
    from vendor_event e
    left join graphile_worker._private_jobs j on j.key = 'notice ' || e.subject_kind || ' ' || e.subject_ref
    where e.outcome is null and e.received_at <= p_before
    order by e.received_at limit 100;
end
$$;

-- False: it has been dealt with meanwhile, or was never there.
create function rerun_vendor_event(p_salon uuid, p_event text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  found_event vendor_event%rowtype;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'employee'
    or coalesce(current_setting('app.role', true), '') not in ('owner', 'manager') then
    raise exception 'messages are tried again by who leads' using errcode = 'insufficient_privilege';
  end if;
  select * into found_event from vendor_event e where e.event_id = p_event and e.outcome is null;
  if not found then
    return false;
  end if;
  perform write_job('apply-notice',
    json_build_object('kind', found_event.subject_kind, 'ref', found_event.subject_ref),
    'notice ' || found_event.subject_kind || ' ' || found_event.subject_ref, 12, null);
  return true;
end
$$;
revoke all on function waiting_vendor_events(uuid, timestamptz), rerun_vendor_event(uuid, text) from public;
grant execute on function waiting_vendor_events(uuid, timestamptz), rerun_vendor_event(uuid, text) to schnittwerk_app;
