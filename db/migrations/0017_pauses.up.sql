-- Blocked times and absences are saved over visits, and occupy what these leave free. Whatever gives time back on these
-- (gated) days calls this afterwards. One after the other, because two pauses of a colleague may overlap.
drop function cover_absences(uuid, date[]);
create function cover_pauses(p_salon uuid, p_days date[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  pause record;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'pauses are covered in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  for pause in
    select g.day, p.staff_id, p.absence_id, p.blocked_time_id,
      greatest(p.starts_at, g.begins) as begins, least(p.ends_at, g.ends) as ends
    from (
      select c.day, c.day::timestamp at time zone s.zone as begins, (c.day + 1)::timestamp at time zone s.zone as ends
      from salon s join calendar_day c on c.salon_id = p_salon and c.day = any (p_days)
      where s.salon_id = p_salon
    ) g
    join (
      select a.staff_id, a.id as absence_id, null::uuid as blocked_time_id, a.starts_at, a.ends_at
      from absence a where a.salon_id = p_salon
      union all
      select b.staff_id, null, b.id, b.starts_at, b.ends_at
      from blocked_time b where b.salon_id = p_salon
    ) p on p.starts_at < g.ends and p.ends_at > g.begins
    order by p.staff_id, g.day, p.starts_at
  loop
    insert into occupancy (salon_id, staff_id, starts_at, ends_at, day, absence_id, blocked_time_id)
    select p_salon, pause.staff_id, lower(gap.span), upper(gap.span), pause.day, pause.absence_id, pause.blocked_time_id
    from unnest(
      tstzmultirange(tstzrange(pause.begins, pause.ends))
      - coalesce((
          select range_agg(tstzrange(o.starts_at, o.ends_at)) from occupancy o
          where o.salon_id = p_salon and o.subject_id = pause.staff_id
            and o.starts_at < pause.ends and o.ends_at > pause.begins
        ), '{}'::tstzmultirange)
    ) as gap (span)
    order by 1, lower(gap.span)
    on conflict do nothing;
  end loop;
end
$$;
revoke all on function cover_pauses(uuid, date[]) from public;
grant execute on function cover_pauses(uuid, date[]) to schnittwerk_app, schnittwerk_jobs;

-- As before; and what lapses may be time of somebody who is away.
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
  perform cover_pauses(p_salon, p_days);
  return query select unnest(expired);
end
$$;
