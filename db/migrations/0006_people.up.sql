-- Accounts, roles and sessions; and what employees, head office and signed-in customers may do with what is there.

-- An account belongs to one salon: salons are controllers of their own, and none learns who is another's customer.
create table account (
  salon_id uuid not null references salon,
  id uuid not null,
  email text not null check (email = lower(email)),
  email_verified_at timestamptz,
  password_hash text,
  -- Who the account is where it books: the same in every browser.
  visitor_id uuid not null,
  customer_id uuid not null,
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  created_at timestamptz not null,
  primary key (salon_id, id),
  unique (salon_id, email),
  unique (salon_id, visitor_id),
  unique (salon_id, customer_id),
  foreign key (salon_id, customer_id) references customer (salon_id, id)
);

-- No row: a customer. A role is looked up with each request, so a change takes effect at once.
create table role_grant (
  salon_id uuid not null references salon,
  account_id uuid not null,
  role text not null check (role in ('owner', 'manager', 'staff', 'hq')),
  staff_id uuid,
  granted_at timestamptz not null,
  primary key (salon_id, account_id),
  unique (salon_id, staff_id),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade,
  foreign key (salon_id, staff_id) references staff (salon_id, id)
);

-- The cookie holds a secret, the row its digest: whoever reads the table cannot sign in with it.
create table session (
  salon_id uuid not null references salon,
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  device text not null check (length(device) <= 400),
  address text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  primary key (salon_id, id),
  unique (salon_id, token_hash),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade
);
create index session_by_account on session (salon_id, account_id);
create index session_by_last_use on session (salon_id, last_used_at);

-- A person may have a visitor id without an appointment of a guest's: an account's own profile.
alter table customer drop constraint customer_check;
alter table customer add constraint customer_check check (appointment_id is null or visitor_id is not null);
-- A walk-in has a name, and perhaps nothing else.
alter table customer alter column email drop not null;
alter table customer alter column phone drop not null;
-- A guest's bookings join the account: the visitor changes, and with it everything that hangs on the appointment.
alter table customer drop constraint customer_salon_id_appointment_id_visitor_id_fkey;
alter table customer add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) on update cascade deferrable initially immediate;
alter table appointment_item drop constraint appointment_item_salon_id_appointment_id_visitor_id_fkey;
alter table appointment_item add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) on update cascade on delete cascade;
alter table occupancy drop constraint occupancy_salon_id_appointment_id_visitor_id_fkey;
alter table occupancy add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) on update cascade on delete cascade;

-- Whom an entry is about, so that people can see who looked at their data.
alter table audit_entry add column customer_id uuid;
create index audit_entry_by_customer on audit_entry (salon_id, customer_id, at) where customer_id is not null;

alter table account enable row level security;
alter table role_grant enable row level security;
alter table session enable row level security;

-- The actor's kinds: visitor, link, customer, employee (with a role), hq, desk (sign-in), system.
drop policy seen_by_its_people on appointment;
create policy seen_by_its_people on appointment for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then id = nullif(current_setting('app.appointment_id', true), '')::uuid
    when 'employee' then true
    when 'hq' then true
    else false end);
drop policy begun_by_a_visitor on appointment;
create policy begun_by_a_visitor on appointment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid and status = 'reserved'
      when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid and status = 'reserved'
      when 'employee' then status not in ('expired', 'no_show')
      else false end);
drop policy changed_by_its_people on appointment;
create policy changed_by_its_people on appointment for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then id = nullif(current_setting('app.appointment_id', true), '')::uuid
    when 'employee' then true
    else false end)
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid and case current_setting('app.actor_kind', true)
    when 'visitor' then status not in ('checked_in', 'completed', 'no_show')
      and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'customer' then status not in ('checked_in', 'completed', 'no_show')
      and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    when 'link' then status not in ('checked_in', 'completed', 'no_show')
      and id = nullif(current_setting('app.appointment_id', true), '')::uuid
    when 'employee' then true
    else false end);

-- What hangs on an appointment: its people and the team read and write it, head office reads.
do $$
declare
  child text;
begin
  foreach child in array array['appointment_item', 'occupancy', 'customer']
  loop
    execute format('drop policy of_its_people on %I', child);
    execute format(
      'create policy of_its_people on %I to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and case current_setting(''app.actor_kind'', true) '
      'when ''visitor'' then visitor_id = nullif(current_setting(''app.visitor_id'', true), '''')::uuid '
      'when ''customer'' then visitor_id = nullif(current_setting(''app.visitor_id'', true), '''')::uuid '
      'when ''link'' then appointment_id = nullif(current_setting(''app.appointment_id'', true), '''')::uuid '
      'when ''employee'' then true '
      'else false end)', child);
    execute format(
      'create policy read_by_head_office on %I for select to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''hq'')', child);
  end loop;
end
$$;

-- The team's own tables.
grant select, insert, update, delete on absence, blocked_time to schnittwerk_app;
do $$
declare
  own text;
begin
  foreach own in array array['absence', 'blocked_time']
  loop
    execute format(
      'create policy of_the_team on %I to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''employee'')', own);
    execute format(
      'create policy read_by_head_office on %I for select to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''hq'')', own);
  end loop;
end
$$;

-- Settings are changed by who leads the salon.
do $$
declare
  setting_table text;
begin
  foreach setting_table in array array[
    'salon', 'booking_rules', 'terms_version', 'opening_hours', 'closure', 'vat_rate', 'resource', 'staff',
    'staff_hours', 'service_category', 'service', 'service_need', 'staff_skill'
  ]
  loop
    execute format('grant update on %I to schnittwerk_app', setting_table);
    if setting_table not in ('salon', 'booking_rules') then
      execute format('grant insert on %I to schnittwerk_app', setting_table);
    end if;
    if setting_table in ('opening_hours', 'closure', 'staff_hours', 'service_need', 'staff_skill') then
      execute format('grant delete on %I to schnittwerk_app', setting_table);
    end if;
    execute format(
      'create policy changed_by_who_leads on %I to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''employee'' '
      'and current_setting(''app.role'', true) in (''owner'', ''manager''))', setting_table);
  end loop;
end
$$;

-- Accounts and sessions: the sign-in desk works with all of the salon's, people with their own.
grant select, insert, update, delete on account, role_grant, session to schnittwerk_app;
create policy of_the_desk on account to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'desk');
create policy of_the_desk on role_grant for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'desk');
create policy of_the_desk on session to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'desk');
create policy own on account for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('customer', 'employee', 'hq')
    and id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy changed_by_oneself on account for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('customer', 'employee', 'hq')
    and id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy seen_by_the_owner on account for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy seen_by_who_leads on role_grant for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy changed_by_the_owner on role_grant to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) = 'owner');
create policy own on session for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('customer', 'employee', 'hq')
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy ended_by_oneself on session for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('customer', 'employee', 'hq')
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);

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
grant select on audit_entry to schnittwerk_app;
create policy about_oneself on audit_entry for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'customer'
    and customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy seen_by_who_leads on audit_entry for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'employee' then current_setting('app.role', true) in ('owner', 'manager')
      when 'hq' then true
      else false end);

-- A letter need not be about an appointment: codes, offers, lists.
alter table outbox_mail alter column appointment_id drop not null;
drop policy posted on outbox_mail;
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

-- Who the holder of a cookie is, with the role of this very moment. "Last used" is written at most once a minute; 30
-- days after it the session is over. Two factors are the application's question: it sees whether one was shown.
create function session_of(p_salon uuid, p_token_hash text, p_at timestamptz)
returns table (session_id uuid, account_id uuid, visitor_id uuid, customer_id uuid, role text, staff_id uuid,
  email_verified boolean, has_totp boolean, second_factor boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  update session s set last_used_at = p_at
  where s.salon_id = p_salon and s.token_hash = p_token_hash and s.ended_at is null
    and s.last_used_at > p_at - interval '30 days' and s.last_used_at < p_at - interval '1 minute';
  return query
  select s.id, a.id, a.visitor_id, a.customer_id, g.role, g.staff_id, a.email_verified_at is not null,
    a.totp_confirmed_at is not null, s.second_factor_at is not null
  from session s
  join account a on a.salon_id = s.salon_id and a.id = s.account_id
  left join role_grant g on g.salon_id = s.salon_id and g.account_id = s.account_id
  where s.salon_id = p_salon and s.token_hash = p_token_hash and s.ended_at is null
    and s.last_used_at > p_at - interval '30 days';
end
$$;
revoke all on function session_of(uuid, text, timestamptz) from public;
grant execute on function session_of(uuid, text, timestamptz) to schnittwerk_app;
