drop function enqueue_job(text, json, text, int, timestamptz);
alter function write_job(text, json, text, int, timestamptz) rename to enqueue_job;
grant execute on function enqueue_job(text, json, text, int, timestamptz) to schnittwerk_app, schnittwerk_jobs;

drop policy posted on outbox_mail;
alter table outbox_mail drop column visitor_id;
create policy posted on outbox_mail for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and status = 'queued'
    and case current_setting('app.actor_kind', true)
      when 'visitor' then true
      when 'customer' then true
      when 'employee' then true
      when 'desk' then true
      when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
      else false end);

drop policy appended_by_a_job on audit_entry;
drop policy appended on audit_entry;
create policy appended on audit_entry for insert to schnittwerk_app, schnittwerk_jobs
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and actor_kind = nullif(current_setting('app.actor_kind', true), '')
    and actor_id = case actor_kind
      when 'visitor' then current_setting('app.visitor_id', true)
      when 'link' then current_setting('app.appointment_id', true)
      when 'customer' then current_setting('app.account_id', true)
      when 'employee' then current_setting('app.account_id', true)
      when 'hq' then current_setting('app.account_id', true)
      else actor_id end);

drop policy of_the_salon on calendar_day;
drop policy of_who_occupies on calendar_day;
create policy of_the_salon on calendar_day to schnittwerk_app, schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid);

grant update on salon, booking_rules, appointment, customer, account, role_grant, session to schnittwerk_app;
grant update on appointment, customer to schnittwerk_jobs;
