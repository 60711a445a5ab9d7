-- What goes out or is agreed by setting: a service's own cancellation rule, reminders, the day sheet by mail.

-- Null: the salon's rule (booking_rules) holds.
alter table service
  add column cancel_cutoff_minutes int check (cancel_cutoff_minutes between 0 and 43200),
  add column late_fee_percent int check (late_fee_percent between 0 and 100);

-- When a visit was last given another time: whoever has just heard of a time needs no reminder of it.
alter table appointment add column moved_at timestamptz;
grant update (moved_at) on appointment to schnittwerk_app, schnittwerk_jobs;
-- What lies ahead of a salon, soonest first.
create index appointment_ahead on appointment (salon_id, starts_at, id) where status = 'confirmed';

-- One row a salon; a salon without one has the defaults of domain/messages/message-rules.ts.
create table message_rules (
  salon_id uuid primary key references salon,
  reminders boolean not null,
  reminder_hours int not null check (reminder_hours between 1 and 168),
  reminder_channel text not null check (reminder_channel in ('email', 'call_list')),
  morning_mail boolean not null,
  -- By the salon's wall clock, minutes since midnight.
  morning_minute int not null check (morning_minute between 0 and 1439),
  -- Empty: the salon's own address.
  morning_recipients text[] not null check (cardinality(morning_recipients) <= 5)
);

-- That somebody was reminded by letter of a visit at this time. Written with the letter: whichever runner comes second
-- finds the key taken. A visit that is moved has another time, and is reminded of that.
create table reminder (
  salon_id uuid not null,
  appointment_id uuid not null,
  starts_at timestamptz not null,
  posted_at timestamptz not null,
  primary key (salon_id, appointment_id, starts_at),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id)
);

-- That somebody of the team called because of a visit at this time.
create table reminder_call (
  salon_id uuid not null,
  appointment_id uuid not null,
  starts_at timestamptz not null,
  account_id uuid not null,
  called_at timestamptz not null,
  primary key (salon_id, appointment_id, starts_at),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id),
  foreign key (salon_id, account_id) references account (salon_id, id)
);
create index reminder_call_by_account on reminder_call (salon_id, account_id);

-- That the day sheet of this day was mailed.
create table day_sheet_mail (
  salon_id uuid not null references salon,
  day date not null,
  posted_at timestamptz not null,
  primary key (salon_id, day)
);

-- A file that travels with a letter and loses its content once the letter is done, as codes do.
alter table outbox_mail
  add column file_name text,
  add column file_type text,
  add column file_body bytea,
  add check (num_nonnulls(file_name, file_type, file_body) in (0, 3));

-- Reminders are part of the service and come unless somebody wants none.
alter table consent drop constraint consent_purpose_check,
  add constraint consent_purpose_check check (purpose in ('news', 'health_notes', 'reminders'));

alter table message_rules enable row level security;
alter table reminder enable row level security;
alter table reminder_call enable row level security;
alter table day_sheet_mail enable row level security;

-- Addresses stand in them: for those who work here, not for whoever visits the website.
grant select, insert on message_rules to schnittwerk_app;
grant update (reminders, reminder_hours, reminder_channel, morning_mail, morning_minute, morning_recipients)
  on message_rules to schnittwerk_app;
grant select on message_rules to schnittwerk_jobs;
create policy seen_by_its_people on message_rules for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy made_by_who_leads on message_rules for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy changed_by_who_leads on message_rules for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy of_the_salon on message_rules for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

grant select on reminder to schnittwerk_app;
grant select, insert on reminder to schnittwerk_jobs;
create policy seen_by_its_people on reminder for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy of_the_salon on reminder to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

grant select, insert, delete on reminder_call to schnittwerk_app;
create policy seen_by_its_people on reminder_call for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy noted_by_oneself on reminder_call for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy taken_back_by_the_team on reminder_call for delete to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee');

grant select, insert on day_sheet_mail to schnittwerk_jobs;
create policy of_the_salon on day_sheet_mail to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

-- The worker draws the day sheet, and asks who wants no reminders and whose visit the salon cannot keep.
grant select on absence, blocked_time, consent, move_offer to schnittwerk_jobs;
do $$
declare
  read_table text;
begin
  foreach read_table in array array['absence', 'blocked_time', 'consent', 'move_offer']
  loop
    execute format(
      'create policy read_by_a_job on %I for select to schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''system'')',
      read_table
    );
  end loop;
end
$$;
