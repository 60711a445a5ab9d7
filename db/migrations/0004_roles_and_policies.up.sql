-- The web (schnittwerk_app) and the worker (schnittwerk_jobs) log in as roles that own nothing and cannot pass by
-- row-level security. Roles belong to the whole server: they are made where missing, and going down leaves them.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('schnittwerk_app', 'statement_timeout', '15s'),
      ('schnittwerk_app', 'lock_timeout', '10s'),
      ('schnittwerk_app', 'idle_in_transaction_session_timeout', '15s'),
      ('schnittwerk_jobs', 'statement_timeout', '60s'),
      ('schnittwerk_jobs', 'lock_timeout', '10s'),
      ('schnittwerk_jobs', 'idle_in_transaction_session_timeout', '60s')
    ) as limits (role_name, setting, limit_value)
  loop
    if not exists (select from pg_roles where rolname = wanted.role_name) then
      begin
        execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', wanted.role_name);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not exists (
      select from pg_roles
      where rolname = wanted.role_name and format('%s=%s', wanted.setting, wanted.limit_value) = any (rolconfig)
    ) then
      execute format('alter role %I set %s = %L', wanted.role_name, wanted.setting, wanted.limit_value);
    end if;
  end loop;
end
$$;

do $$
declare
  every record;
begin
  for every in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  loop
    execute format('alter table %s enable row level security', every.name);
  end loop;
end
$$;

-- Policies compare settings only. A setting that was used once on a connection is '' afterwards, not NULL.
-- Settings of the salon: read by whoever acts in it.
do $$
declare
  setting_table text;
begin
  foreach setting_table in array array[
    'salon', 'booking_rules', 'terms_version', 'opening_hours', 'closure', 'vat_rate', 'resource', 'staff',
    'staff_hours', 'service_category', 'service', 'service_need', 'staff_skill'
  ]
  loop
    execute format('grant select on %I to schnittwerk_app, schnittwerk_jobs', setting_table);
    execute format(
      'create policy of_the_salon on %I for select to schnittwerk_app, schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid)',
      setting_table
    );
  end loop;
end
$$;

-- The day's gate: taken by every writer of occupancy.
grant select, insert, update on calendar_day to schnittwerk_app, schnittwerk_jobs;
create policy of_the_salon on calendar_day to schnittwerk_app, schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid);

-- Appointments and what hangs on them. A visitor has their own, the holder of a link has the one it names.
grant select, insert, update on appointment to schnittwerk_app;
create policy seen_by_its_people on appointment for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then id = nullif(current_setting('app.appointment_id', true), '')::uuid
    else false end);
create policy begun_by_a_visitor on appointment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'visitor'
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and status = 'reserved');
create policy changed_by_its_people on appointment for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then id = nullif(current_setting('app.appointment_id', true), '')::uuid
    else false end)
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and status not in ('checked_in', 'completed', 'no_show')
    and case current_setting('app.actor_kind', true)
      when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'link' then id = nullif(current_setting('app.appointment_id', true), '')::uuid
      else false end);

do $$
declare
  granted record;
begin
  for granted in
    select * from (values
      ('appointment_item', 'select, insert, update, delete'),
      ('occupancy', 'select, insert, delete'),
      ('customer', 'select, insert, update')
    ) as rights (table_name, what)
  loop
    execute format('grant %s on %I to schnittwerk_app', granted.what, granted.table_name);
    execute format(
      'create policy of_its_people on %I to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and case current_setting(''app.actor_kind'', true) '
      'when ''visitor'' then visitor_id = nullif(current_setting(''app.visitor_id'', true), '''')::uuid '
      'when ''link'' then appointment_id = nullif(current_setting(''app.appointment_id'', true), '''')::uuid '
      'else false end)',
      granted.table_name
    );
  end loop;
end
$$;

-- The worker acts in one chosen salon at a time.
grant select, insert, update on appointment, customer to schnittwerk_jobs;
grant select, insert, update, delete on appointment_item, occupancy to schnittwerk_jobs;
grant select, insert, update on outbox_mail to schnittwerk_jobs;
do $$
declare
  worked_table text;
begin
  foreach worked_table in array array['appointment', 'customer', 'appointment_item', 'occupancy', 'outbox_mail']
  loop
    execute format(
      'create policy of_the_salon on %I to schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''system'')',
      worked_table
    );
  end loop;
end
$$;

-- Append-only, and only in the actor's own name.
grant insert on audit_entry to schnittwerk_app, schnittwerk_jobs;
create policy appended on audit_entry for insert to schnittwerk_app, schnittwerk_jobs
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and actor_kind = nullif(current_setting('app.actor_kind', true), '')
    and actor_id = case actor_kind
      when 'visitor' then current_setting('app.visitor_id', true)
      when 'link' then current_setting('app.appointment_id', true)
      else actor_id end);

grant insert on outbox_mail to schnittwerk_app;
create policy posted on outbox_mail for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and status = 'queued'
    and case current_setting('app.actor_kind', true)
      when 'visitor' then true
      when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
      else false end);

grant select, insert, update, delete on worker_heartbeat to schnittwerk_jobs;
create policy of_the_workers on worker_heartbeat to schnittwerk_jobs using (true);
