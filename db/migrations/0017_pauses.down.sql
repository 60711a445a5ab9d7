create or replace function sweep_expired_holds(p_salon uuid, p_days date[], p_at timestamptz) returns setof uuid
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

drop function cover_pauses(uuid, date[]);
create function cover_absences(p_salon uuid, p_days date[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'absences are covered in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  insert into occupancy (salon_id, staff_id, starts_at, ends_at, day, absence_id)
  select p_salon, a.staff_id, lower(gap.span), upper(gap.span), g.day, a.id
  from salon s
  join calendar_day g on g.salon_id = p_salon and g.day = any (p_days)
  cross join lateral (
    select g.day::timestamp at time zone s.zone as begins, (g.day + 1)::timestamp at time zone s.zone as ends
  ) frame
  join absence a on a.salon_id = p_salon and a.starts_at < frame.ends and a.ends_at > frame.begins
  cross join lateral unnest(
    tstzmultirange(tstzrange(greatest(a.starts_at, frame.begins), least(a.ends_at, frame.ends)))
    - coalesce((
        select range_agg(tstzrange(o.starts_at, o.ends_at)) from occupancy o
        where o.salon_id = p_salon and o.subject_id = a.staff_id
          and o.starts_at < frame.ends and o.ends_at > frame.begins
      ), '{}'::tstzmultirange)
  ) as gap (span)
  where s.salon_id = p_salon
  order by a.staff_id, lower(gap.span)
  on conflict do nothing;
end
$$;
revoke all on function cover_absences(uuid, date[]) from public;
grant execute on function cover_absences(uuid, date[]) to schnittwerk_app, schnittwerk_jobs;
