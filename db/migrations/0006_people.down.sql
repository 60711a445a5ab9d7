drop function session_of(uuid, text, timestamptz);
drop policy posted on outbox_mail;
delete from outbox_mail where appointment_id is null;
alter table outbox_mail alter column appointment_id set not null;
create policy posted on outbox_mail for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and status = 'queued'
    and case current_setting('app.actor_kind', true)
      when 'visitor' then true
      when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
      else false end);

drop policy about_oneself on audit_entry;
drop policy seen_by_who_leads on audit_entry;
drop policy appended on audit_entry;
revoke select on audit_entry from schnittwerk_app;
create policy appended on audit_entry for insert to schnittwerk_app, schnittwerk_jobs
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and actor_kind = nullif(current_setting('app.actor_kind', true), '')
    and actor_id = case actor_kind
      when 'visitor' then current_setting('app.visitor_id', true)
      when 'link' then current_setting('app.appointment_id', true)
      else actor_id end);

do $$
declare
  setting_table text;
begin
  foreach setting_table in array array[
    'salon', 'booking_rules', 'terms_version', 'opening_hours', 'closure', 'vat_rate', 'resource', 'staff',
    'staff_hours', 'service_category', 'service', 'service_need', 'staff_skill'
  ]
  loop
    execute format('drop policy changed_by_who_leads on %I', setting_table);
    execute format('revoke insert, update, delete on %I from schnittwerk_app', setting_table);
  end loop;
  foreach setting_table in array array['absence', 'blocked_time']
  loop
    execute format('drop policy of_the_team on %I', setting_table);
    execute format('drop policy read_by_head_office on %I', setting_table);
    execute format('revoke all on %I from schnittwerk_app', setting_table);
  end loop;
  foreach setting_table in array array['appointment_item', 'occupancy', 'customer']
  loop
    execute format('drop policy read_by_head_office on %I', setting_table);
    execute format('drop policy of_its_people on %I', setting_table);
    execute format(
      'create policy of_its_people on %I to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and case current_setting(''app.actor_kind'', true) '
      'when ''visitor'' then visitor_id = nullif(current_setting(''app.visitor_id'', true), '''')::uuid '
      'when ''link'' then appointment_id = nullif(current_setting(''app.appointment_id'', true), '''')::uuid '
      'else false end)', setting_table);
  end loop;
end
$$;

drop policy seen_by_its_people on appointment;
drop policy begun_by_a_visitor on appointment;
drop policy changed_by_its_people on appointment;
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

drop index audit_entry_by_customer;
alter table audit_entry drop column customer_id;

drop table session;
drop table role_grant;
drop table account;

-- What only an account or a walk-in could have had goes with them; guests' rows stay.
update customer set email = coalesce(email, ''), phone = coalesce(phone, '');
update customer set visitor_id = null where appointment_id is null;
alter table customer alter column email set not null;
alter table customer alter column phone set not null;
alter table customer drop constraint customer_check;
alter table customer add constraint customer_check check ((appointment_id is null) = (visitor_id is null));
alter table customer drop constraint customer_salon_id_appointment_id_visitor_id_fkey;
alter table customer add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) deferrable initially immediate;
alter table appointment_item drop constraint appointment_item_salon_id_appointment_id_visitor_id_fkey;
alter table appointment_item add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) on delete cascade;
alter table occupancy drop constraint occupancy_salon_id_appointment_id_visitor_id_fkey;
alter table occupancy add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) on delete cascade;
