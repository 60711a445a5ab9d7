-- Services that the salon wants to look at first: the visit is asked for, occupies its time like any other, and is
-- answered in time or lapses.
alter table service add column on_request boolean not null default false;

alter table booking_rules add column request_hours int not null default 24 check (request_hours between 1 and 168);
grant update (request_hours) on booking_rules to schnittwerk_app;

-- on_request is frozen with the hold: nobody writes it again, so what was told before the choice stays true.
alter table appointment
  add column on_request boolean not null default false,
  add column requested_at timestamptz,
  add column answer_by timestamptz,
  add column request_end text check (request_end in ('declined', 'withdrawn', 'lapsed')),
  add constraint appointment_request_has_deadline check ((requested_at is null) = (answer_by is null)),
  add constraint appointment_requested_has_deadline check (status <> 'requested' or answer_by is not null),
  add constraint appointment_request_ended check (request_end is null or status in ('cancelled', 'expired'));
grant update (requested_at, answer_by, request_end) on appointment to schnittwerk_app, schnittwerk_jobs;
create index appointment_requests on appointment (salon_id, answer_by) where status = 'requested';

-- Where a request has not been answered in time. In every salon, for the worker only: it tells salon and day.
create function overdue_requests(p_at timestamptz) returns table (salon_id uuid, day date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select distinct a.salon_id, a.day from appointment a
  where a.status = 'requested' and a.answer_by <= p_at
  order by 1, 2
$$;
revoke all on function overdue_requests(timestamptz) from public;
grant execute on function overdue_requests(timestamptz) to schnittwerk_jobs;
