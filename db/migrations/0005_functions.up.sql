-- What the roles may do beyond their policies, each as a function of the owner with a pinned search path. None of them
-- asks for the time: the moment is a parameter, because now() is the transaction's start, before any lock was waited for.

-- The numbers that stand for the settings and for each day of a range ("days since p_from:version,…"; a day that was
-- never written to is left out). Whoever computed free slots from them may show those slots as long as they are the
-- same: each change of a day raises its number. No row: no such salon.
-- The two hot functions plan once per connection: planning anew for each value takes longer than the answer.
create function slot_versions(p_salon uuid, p_from date, p_to date)
returns table (settings_version bigint, versions text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  select s.settings_version, coalesce((
    select string_agg((c.day - p_from) || ':' || c.version, ',' order by c.day)
    from calendar_day c
    where c.salon_id = p_salon and c.day between p_from and p_to
  ), '')
  from salon s
  where s.salon_id = p_salon;
end
$$;

-- What occupies staff and resources on these days, without any person: for each day
-- ["subject",fromMinute,toMinute,kind,fromMinute,toMinute,kind,…],["subject",…] in minutes since 1970, with the
-- versions of the same snapshot. Kinds: 0 appointment, 1 hold, 2 absence, 3 block. Holds whose time is up at p_at are
-- left out; lapsed says that there are such, which no sweep has ended yet. stale_at (milliseconds since 1970) is when
-- the first of the live holds lapses: the answer ends there although no version changes.
create function busy_time(p_salon uuid, p_days date[], p_at timestamptz, p_except uuid)
returns table (settings_version bigint, day date, version bigint, stale_at double precision, lapsed boolean, busy text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with occupied as (
    select o.day, o.subject_id,
      (date_part('epoch', o.starts_at) / 60)::bigint as from_minute,
      (date_part('epoch', o.ends_at) / 60)::bigint as to_minute,
      case
        when o.appointment_id is null then case when o.absence_id is null then 3 else 2 end
        when a.id is null then 0
        else 1
      end as kind,
      a.reserved_until
    from occupancy o
    left join appointment a
      on a.salon_id = p_salon and a.id = o.appointment_id and a.status = 'reserved'
    where o.salon_id = p_salon and o.day = any (p_days)
      and (p_except is null or o.appointment_id is distinct from p_except)
  ),
  subjects as (
    select day, subject_id,
      string_agg(from_minute || ',' || to_minute || ',' || kind, ',' order by from_minute)
        filter (where kind <> 1 or reserved_until > p_at) as spans,
      min(reserved_until) filter (where reserved_until > p_at) as stale_at,
      bool_or(kind = 1 and reserved_until <= p_at) as lapsed
    from occupied
    group by day, subject_id
  ),
  days as (
    select day, min(stale_at) as stale_at, bool_or(lapsed) as lapsed, string_agg('["' || subject_id || '",' || spans || ']', ',') as busy
    from subjects
    group by day
  )
  select s.settings_version, wanted.day,
    coalesce((select g.version from calendar_day g where g.salon_id = p_salon and g.day = wanted.day), 0),
    date_part('epoch', d.stale_at) * 1000, coalesce(d.lapsed, false), coalesce(d.busy, '')
  from unnest(p_days) as wanted (day)
  join salon s on s.salon_id = p_salon
  left join days d on d.day = wanted.day;
end
$$;

-- Expires the holds of these (gated) days whose time was up. Parents are locked first, in order and whole: a
-- confirmation in progress holds its parent, is waited for, and its row is looked at again afterwards. A hold that
-- ends gives its attempt id back.
create function sweep_expired_holds(p_salon uuid, p_days date[], p_at timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  expired uuid[];
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'holds are swept in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(locked.id) into expired from (
    select a.id from appointment a
    where a.salon_id = p_salon and a.status = 'reserved' and a.reserved_until <= p_at and a.day = any (p_days)
    order by a.id
    for update
  ) as locked;
  if expired is null then
    return;
  end if;
  delete from occupancy o where o.salon_id = p_salon and o.appointment_id = any (expired);
  update appointment a
    set status = 'expired', reserved_until = null, ended_at = p_at, end_reason = 'expired', attempt_id = a.id
    where a.salon_id = p_salon and a.id = any (expired);
  return query select unnest(expired);
end
$$;

-- Where the clean-up job has something to do, in every salon.
create function overdue_holds(p_at timestamptz) returns table (salon_id uuid, day date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select distinct a.salon_id, a.day from appointment a
  where a.status = 'reserved' and a.reserved_until <= p_at
  order by 1, 2
$$;

create function salon_at_host(p_host text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select salon_id from salon where p_host = any (hosts) order by salon_id limit 1 $$;

create function salon_by_slug(p_slug text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select salon_id from salon where slug = p_slug $$;

-- graphile-worker's tables carry row-level security without a policy: only their owner can add a job. Its add_job
-- writes the row in five statements and notifies, and NOTIFY makes all committing transactions of the server queue up
-- behind each other (PreCommit_Notify holds one lock until the commit is on the disk). So the row of a new key is
-- written here, as add_job would; the worker finds it when it next looks, each second. A test compares the two. What is
-- left to add_job: the first job of its kind ever, and a key that is taken.
create function enqueue_job(p_task text, p_payload json, p_job_key text, p_max_attempts int, p_run_at timestamptz)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
  select t.id, p_payload, coalesce(p_run_at, now()), p_max_attempts, p_job_key
  from graphile_worker._private_tasks t where t.identifier = p_task
  on conflict (key) do nothing;
  if found then
    return;
  end if;
  perform graphile_worker.add_job(
    identifier => p_task, payload => p_payload, job_key => p_job_key, max_attempts => p_max_attempts, run_at => p_run_at);
end
$$;

revoke all on function
  slot_versions(uuid, date, date),
  busy_time(uuid, date[], timestamptz, uuid),
  sweep_expired_holds(uuid, date[], timestamptz),
  overdue_holds(timestamptz),
  salon_at_host(text),
  salon_by_slug(text),
  enqueue_job(text, json, text, int, timestamptz)
from public;
grant execute on function
  slot_versions(uuid, date, date),
  busy_time(uuid, date[], timestamptz, uuid),
  sweep_expired_holds(uuid, date[], timestamptz),
  enqueue_job(text, json, text, int, timestamptz)
to schnittwerk_app, schnittwerk_jobs;
grant execute on function salon_at_host(text), salon_by_slug(text) to schnittwerk_app;
grant execute on function overdue_holds(timestamptz) to schnittwerk_jobs;
