-- What the matrix of rights (npm run test:rls) found too wide.

-- Columns that nobody writes again, whoever acts: whose a row is, and when it came to be. Policies see one row at a time
-- and cannot compare it with what it was; grants by column can.
do $$
declare
  kept record;
  login text;
  others text;
begin
  for kept in
    select * from (values
      ('salon', array['salon_id', 'slug', 'hosts', 'created_at']),
      ('booking_rules', array['salon_id']),
      ('appointment', array['salon_id', 'id', 'visitor_id', 'created_at']),
      ('customer', array['salon_id', 'id', 'created_at']),
      ('account', array['salon_id', 'id', 'visitor_id', 'customer_id', 'created_at']),
      ('role_grant', array['salon_id', 'account_id']),
      ('session', array['salon_id', 'id', 'account_id', 'created_at'])
    ) as rights (table_name, columns)
  loop
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into others
    from pg_attribute a
    where a.attrelid = format('public.%I', kept.table_name)::regclass and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attname <> all (kept.columns);
    foreach login in array array['schnittwerk_app', 'schnittwerk_jobs']
    loop
      if has_table_privilege(login, format('public.%I', kept.table_name), 'update') then
        execute format('revoke update on %I from %I', kept.table_name, login);
        execute format('grant update (%s) on %I to %I', others, kept.table_name, login);
      end if;
    end loop;
  end loop;
end
$$;

-- The gate of a day is taken by those who write occupancy, and by nobody else.
drop policy of_the_salon on calendar_day;
create policy of_who_occupies on calendar_day to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'link', 'customer', 'employee'));
create policy of_the_salon on calendar_day to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- An entry in the log names its actor, and the web is never the system.
drop policy appended on audit_entry;
create policy appended on audit_entry for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and actor_kind = nullif(current_setting('app.actor_kind', true), '')
    and actor_id = case actor_kind
      when 'visitor' then current_setting('app.visitor_id', true)
      when 'link' then current_setting('app.appointment_id', true)
      when 'customer' then current_setting('app.account_id', true)
      when 'employee' then current_setting('app.account_id', true)
      when 'hq' then current_setting('app.account_id', true)
      when 'desk' then 'desk' end);
create policy appended_by_a_job on audit_entry for insert to schnittwerk_jobs
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and actor_kind = 'system' and current_setting('app.actor_kind', true) = 'system');

-- Whoever books posts letters about their own visits only: the key holds visit and visitor together.
alter table outbox_mail add column visitor_id uuid;
alter table outbox_mail add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) on update cascade;
drop policy posted on outbox_mail;
create policy posted on outbox_mail for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and status = 'queued'
    and case current_setting('app.actor_kind', true)
      when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
      when 'employee' then true
      when 'desk' then true
      when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
      else false end);

-- The web leaves work for the salon that it acts in. A job names its salon, and the worker acts in that one.
alter function enqueue_job(text, json, text, int, timestamptz) rename to write_job;
revoke execute on function write_job(text, json, text, int, timestamptz) from schnittwerk_app, schnittwerk_jobs;
create function enqueue_job(p_task text, p_payload json, p_job_key text, p_max_attempts int, p_run_at timestamptz)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if session_user = 'schnittwerk_app'
    and coalesce(p_payload ->> 'salonId' <> current_setting('app.salon_id', true), true) then
    raise exception 'a job is left in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  perform write_job(p_task, p_payload, p_job_key, p_max_attempts, p_run_at);
end
$$;
revoke all on function enqueue_job(text, json, text, int, timestamptz) from public;
grant execute on function enqueue_job(text, json, text, int, timestamptz) to schnittwerk_app, schnittwerk_jobs;
