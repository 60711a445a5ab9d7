-- The waitlist: who would like to come on which days, and who was offered what.
alter table booking_rules
  add column waitlist_offer_minutes int not null default 120 check (waitlist_offer_minutes between 15 and 2880),
  add column waitlist_quiet_from int not null default 1260 check (waitlist_quiet_from between 0 and 1439),
  add column waitlist_quiet_to int not null default 480 check (waitlist_quiet_to between 0 and 1439);
grant update (waitlist_offer_minutes, waitlist_quiet_from, waitlist_quiet_to) on booking_rules to schnittwerk_app;

create table waitlist_entry (
  salon_id uuid not null references salon,
  id uuid not null,
  visitor_id uuid not null,
  guest boolean not null,
  status text not null check (status in ('asked', 'waiting', 'booked', 'left', 'silent')),
  -- [{"serviceId", "staff"}] in order.
  wish jsonb not null,
  from_day date not null,
  to_day date not null check (from_day <= to_day),
  first_name text not null,
  last_name text not null,
  email text not null check (email = lower(email)),
  phone text not null,
  note text not null default '' check (length(note) <= 1000),
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  -- Starts that were free when they joined, in minutes since 1970.
  known bigint[] not null default '{}',
  created_at timestamptz not null,
  -- Their place in the line.
  joined_at timestamptz,
  ended_at timestamptz,
  primary key (salon_id, id),
  unique (salon_id, id, visitor_id),
  check (status not in ('waiting', 'booked', 'silent') or joined_at is not null)
);
create index waitlist_entry_in_line on waitlist_entry (salon_id, joined_at, id) where status = 'waiting';
create index waitlist_entry_by_visitor on waitlist_entry (salon_id, visitor_id);
create index waitlist_entry_by_last_day on waitlist_entry (to_day);

-- The log of who was offered what: append-only but for what became of it.
create table waitlist_offer (
  salon_id uuid not null references salon,
  id uuid not null,
  entry_id uuid not null,
  visitor_id uuid not null,
  appointment_id uuid not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (starts_at < ends_at),
  status text not null check (status in ('open', 'accepted', 'declined', 'lapsed')),
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (salon_id, id),
  foreign key (salon_id, entry_id, visitor_id) references waitlist_entry (salon_id, id, visitor_id) on delete cascade,
  foreign key (salon_id, appointment_id) references appointment (salon_id, id)
);
-- Nobody has two offers at a time, and a hold belongs to one offer.
create unique index waitlist_offer_open on waitlist_offer (salon_id, entry_id) where status = 'open';
create unique index waitlist_offer_by_appointment on waitlist_offer (salon_id, appointment_id);
create index waitlist_offer_by_entry on waitlist_offer (salon_id, entry_id);
create index waitlist_offer_by_time on waitlist_offer (salon_id, offered_at);

-- As what each day was when it was last looked at for somebody who waits.
create table waitlist_day (
  salon_id uuid not null references salon,
  day date not null,
  version bigint not null,
  settings_version bigint not null,
  primary key (salon_id, day)
);

alter table waitlist_entry enable row level security;
alter table waitlist_offer enable row level security;
alter table waitlist_day enable row level security;

grant select, insert on waitlist_entry to schnittwerk_app;
grant update (status, joined_at, ended_at) on waitlist_entry to schnittwerk_app, schnittwerk_jobs;
grant select on waitlist_entry to schnittwerk_jobs;
grant select on waitlist_offer to schnittwerk_app;
grant select, insert on waitlist_offer to schnittwerk_jobs;
grant update (status, settled_at) on waitlist_offer to schnittwerk_jobs;
grant select, insert, update on waitlist_day to schnittwerk_jobs;

create policy seen_by_its_people on waitlist_entry for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'employee' then true
      when 'hq' then true
      else false end);
create policy joined_by_oneself on waitlist_entry for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'visitor' then guest and status = 'asked'
      when 'customer' then not guest and status = 'waiting'
      else false end);
create policy changed_by_its_people on waitlist_entry for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'employee' then true
      else false end);
create policy of_the_salon on waitlist_entry to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

create policy seen_by_its_people on waitlist_offer for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'employee' then true
      when 'hq' then true
      else false end);
create policy of_the_salon on waitlist_offer to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');
create policy of_the_salon on waitlist_day to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- Where somebody waits and the day or the settings are not what they were, and where an offer has ended. In every
-- salon, for the worker only: it tells salon and day.
create function waitlist_due(p_at timestamptz) returns table (salon_id uuid, day date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select e.salon_id, c.day
  from waitlist_entry e
  join salon s on s.salon_id = e.salon_id
  join calendar_day c on c.salon_id = e.salon_id and c.day between e.from_day and e.to_day
    and c.day >= (p_at at time zone s.zone)::date
  left join waitlist_day w on w.salon_id = c.salon_id and w.day = c.day
  where e.status = 'waiting' and (w.version, w.settings_version) is distinct from (c.version, s.settings_version)
  union
  select o.salon_id, o.day
  from waitlist_offer o join appointment a on a.salon_id = o.salon_id and a.id = o.appointment_id
  where o.status = 'open' and (a.status <> 'reserved' or a.reserved_until <= p_at)
  order by 1, 2
$$;
revoke all on function waitlist_due(timestamptz) from public;
grant execute on function waitlist_due(timestamptz) to schnittwerk_jobs;

-- Ninety days after the last day that somebody waited for, their place goes with name and address, and with what was
-- offered; a place that nobody confirmed after a week. In all salons, for the worker only: it tells how many.
create function forget_waitlist(p_at timestamptz) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  gone bigint;
begin
  delete from waitlist_entry
  where to_day < (p_at at time zone 'UTC')::date - 90
    or (status = 'asked' and created_at < p_at - interval '7 days');
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke all on function forget_waitlist(timestamptz) from public;
grant execute on function forget_waitlist(timestamptz) to schnittwerk_jobs;
