-- What signing in needs besides accounts and sessions: mailed codes, recovery codes, counters of attempts; and the
-- functions by which a guest's bookings join an account and by which sessions are forgotten.

alter table booking_rules add column second_factor_for_leaders boolean not null default false;

-- A code that was mailed, as its digest. There is a row also where nobody has that address: the answer must be the same.
create table mailed_code (
  salon_id uuid not null references salon,
  id uuid not null,
  purpose text not null check (purpose in ('sign_in', 'sign_up', 'reset', 'new_address')),
  email text not null check (email = lower(email)),
  account_id uuid,
  code_hash text not null,
  -- What was typed into the sign-up: there is no account before the address is verified.
  pending jsonb,
  attempts int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (salon_id, id),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade
);
create index mailed_code_by_end on mailed_code (salon_id, expires_at);

create table recovery_code (
  salon_id uuid not null references salon,
  account_id uuid not null,
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (salon_id, account_id, code_hash),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade
);

-- How often something was tried within a window, by whom as a digest: neither addresses nor accounts stand here.
create table attempt_count (
  salon_id uuid not null references salon,
  purpose text not null,
  subject text not null,
  window_from timestamptz not null,
  attempts int not null,
  primary key (salon_id, purpose, subject)
);
create index attempt_count_by_window on attempt_count (salon_id, window_from);

create index customer_guest_by_email on customer (salon_id, email) where appointment_id is not null;
create index session_by_end on session (salon_id, ended_at) where ended_at is not null;

alter table mailed_code enable row level security;
alter table recovery_code enable row level security;
alter table attempt_count enable row level security;

grant select, insert, update, delete on mailed_code, recovery_code, attempt_count to schnittwerk_app;
do $$
declare
  own text;
begin
  foreach own in array array['mailed_code', 'recovery_code', 'attempt_count']
  loop
    execute format(
      'create policy of_the_desk on %I to schnittwerk_app using ('
      'salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''desk'')', own);
  end loop;
end
$$;
create policy own on recovery_code to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('customer', 'employee', 'hq')
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);
-- A new account brings the profile that it is about.
create policy made_by_the_desk on customer for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'desk' and appointment_id is null);

-- As before, and whether the salon asks for a second factor of somebody who leads it.
drop function session_of(uuid, text, timestamptz);
create function session_of(p_salon uuid, p_token_hash text, p_at timestamptz)
returns table (session_id uuid, account_id uuid, visitor_id uuid, customer_id uuid, role text, staff_id uuid,
  email_verified boolean, has_totp boolean, second_factor boolean, factor_required boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  update session s set last_used_at = p_at
  where s.salon_id = p_salon and s.token_hash = p_token_hash and s.ended_at is null
    and s.last_used_at > p_at - interval '30 days' and s.last_used_at < p_at - interval '1 minute';
  return query
  select s.id, a.id, a.visitor_id, a.customer_id, g.role, g.staff_id, a.email_verified_at is not null,
    a.totp_confirmed_at is not null, s.second_factor_at is not null,
    coalesce(g.role in ('owner', 'manager') and r.second_factor_for_leaders, false)
  from session s
  join account a on a.salon_id = s.salon_id and a.id = s.account_id
  left join role_grant g on g.salon_id = s.salon_id and g.account_id = s.account_id
  left join booking_rules r on r.salon_id = s.salon_id
  where s.salon_id = p_salon and s.token_hash = p_token_hash and s.ended_at is null
    and s.last_used_at > p_at - interval '30 days';
end
$$;
revoke all on function session_of(uuid, text, timestamptz) from public;
grant execute on function session_of(uuid, text, timestamptz) to schnittwerk_app;

-- What was booked without the account comes to it: the visits that were booked with its verified address, and the
-- holds of the browser in which somebody has just signed in. Everything that hangs on them follows by its foreign keys.
-- For the sign-in desk only, in its own salon.
create function join_account(p_salon uuid, p_account uuid, p_browser uuid, p_at timestamptz)
returns table (holds int, visits int)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  owner account%rowtype;
  taken int := 0;
  joined int := 0;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'desk' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  select * into owner from account where salon_id = p_salon and id = p_account;
  if not found then
    return query select 0, 0;
    return;
  end if;
  if p_browser is not null and p_browser <> owner.visitor_id then
    update appointment set visitor_id = owner.visitor_id
    where salon_id = p_salon and visitor_id = p_browser and status = 'reserved' and reserved_until > p_at;
    get diagnostics taken = row_count;
  end if;
  if owner.email_verified_at is not null then
    update appointment a set visitor_id = owner.visitor_id, customer_id = owner.customer_id
    where a.salon_id = p_salon and a.status <> 'reserved' and a.customer_id is not null
      and a.id in (
        select c.appointment_id from customer c
        where c.salon_id = p_salon and c.email = owner.email and c.appointment_id is not null
      )
      and not exists (select from account o where o.salon_id = p_salon and o.customer_id = a.customer_id);
    get diagnostics joined = row_count;
  end if;
  return query select taken, joined;
end
$$;
revoke all on function join_account(uuid, uuid, uuid, timestamptz) from public;
grant execute on function join_account(uuid, uuid, uuid, timestamptz) to schnittwerk_app;

-- Ends all sessions of somebody whose rights have changed. For the salon's owner only, who sees none of them.
create function end_sessions_of(p_salon uuid, p_account uuid, p_at timestamptz, p_reason text)
returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  ended int;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'employee'
    or current_setting('app.role', true) is distinct from 'owner' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  update session set ended_at = p_at, end_reason = p_reason
  where salon_id = p_salon and account_id = p_account and ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;
revoke all on function end_sessions_of(uuid, uuid, timestamptz, text) from public;
grant execute on function end_sessions_of(uuid, uuid, timestamptz, text) to schnittwerk_app;

-- 30 days after a session's end its row goes, with device and address; codes and counters after a day. In all salons,
-- for the worker only: it learns how many rows that were.
create function forget_sign_ins(p_at timestamptz)
returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  forgotten bigint := 0;
  gone bigint;
begin
  delete from session
  where ended_at <= p_at - interval '30 days'
    or (ended_at is null and last_used_at <= p_at - interval '60 days');
  get diagnostics gone = row_count;
  forgotten := forgotten + gone;
  delete from mailed_code where expires_at <= p_at - interval '1 day';
  get diagnostics gone = row_count;
  forgotten := forgotten + gone;
  delete from attempt_count where window_from <= p_at - interval '1 day';
  get diagnostics gone = row_count;
  return forgotten + gone;
end
$$;
revoke all on function forget_sign_ins(timestamptz) from public;
grant execute on function forget_sign_ins(timestamptz) to schnittwerk_jobs;
