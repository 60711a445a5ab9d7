-- An owner invites somebody by e-mail to work in the salon. The link in the letter proves the address, so whoever has no
-- account yet opens one with it; nobody has a role before they have accepted.

create table invitation (
  salon_id uuid not null references salon,
  id uuid not null,
  email text not null check (email = lower(email)),
  first_name text not null,
  last_name text not null,
  role text not null check (role in ('owner', 'manager', 'staff')),
  staff_id uuid,
  -- Of the newest letter's link: sending it again ends the one before.
  token_hash text not null,
  -- Whoever wrote that letter, and answers for it.
  invited_by uuid not null,
  letters int not null default 1 check (letters >= 1),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'revoked')),
  primary key (salon_id, id),
  unique (salon_id, token_hash),
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  foreign key (salon_id, invited_by) references account (salon_id, id) on delete cascade,
  check ((ended_at is null) = (outcome is null))
);
create unique index invitation_open on invitation (salon_id, email) where ended_at is null;
create index invitation_by_end on invitation (salon_id, expires_at);

alter table invitation enable row level security;
grant select, insert on invitation to schnittwerk_app;
-- Who is invited as what is never rewritten: another role is another invitation.
grant update (token_hash, invited_by, letters, invited_at, expires_at, ended_at, outcome) on invitation
  to schnittwerk_app;
create policy seen_by_who_leads on invitation for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy seen_by_the_desk on invitation for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'desk');
create policy made_by_the_owner on invitation for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) = 'owner'
    and invited_by = nullif(current_setting('app.account_id', true), '')::uuid
    and ended_at is null);
-- That one is accepted is written by accept_invitation alone.
create policy settled_by_the_owner on invitation for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) = 'owner'
    and ended_at is null)
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and outcome is distinct from 'accepted');

-- Gives the role of an invitation to the account that holds its address; says what came of it. For the sign-in desk, which
-- may give no role otherwise: who holds the link settles nothing but what an owner has written down. An invitation is worth
-- what its inviter still is: somebody who leaves must leave no door behind.
create function accept_invitation(p_salon uuid, p_token_hash text, p_account uuid, p_at timestamptz)
returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  found_one invitation%rowtype;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'desk' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  -- In one line with the changes of roles, in their order; what is read below is what they have left.
  perform from role_grant where salon_id = p_salon and role <> 'hq' order by account_id for update;
  select * into found_one from invitation where salon_id = p_salon and token_hash = p_token_hash for update;
  if not found or found_one.ended_at is not null or found_one.expires_at <= p_at or not exists (
    select from role_grant g where g.salon_id = p_salon and g.account_id = found_one.invited_by and g.role = 'owner'
  ) then
    return 'over';
  end if;
  if not exists (
    select from account a where a.salon_id = p_salon and a.id = p_account and a.email = found_one.email
      and a.email_verified_at is not null
  ) then
    return 'not_yours';
  end if;
  if exists (select from role_grant g where g.salon_id = p_salon and g.account_id = p_account) then
    return 'has_role';
  end if;
  if exists (select from role_grant g where g.salon_id = p_salon and g.staff_id = found_one.staff_id) then
    return 'colleague_taken';
  end if;
  insert into role_grant (salon_id, account_id, role, staff_id, granted_at)
  values (p_salon, p_account, found_one.role, found_one.staff_id, p_at);
  update invitation set ended_at = p_at, outcome = 'accepted' where salon_id = p_salon and id = found_one.id;
  return 'accepted';
end
$$;
revoke all on function accept_invitation(uuid, text, uuid, timestamptz) from public;
grant execute on function accept_invitation(uuid, text, uuid, timestamptz) to schnittwerk_app;

-- As before, and invitations 30 days after their end.
create or replace function forget_sign_ins(p_at timestamptz)
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
  delete from invitation where coalesce(ended_at, expires_at) <= p_at - interval '30 days';
  get diagnostics gone = row_count;
  forgotten := forgotten + gone;
  delete from attempt_count where window_from <= p_at - interval '1 day';
  get diagnostics gone = row_count;
  return forgotten + gone;
end
$$;

-- To whom the day sheet goes: of the addresses that the salon has set, those that are its own or its members' at this
-- moment. Customers' names go to nobody who has left, and to nobody whose address was only typed. For the worker only.
create function day_sheet_recipients(p_salon uuid) returns table (email text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'system' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  return query
  select r.address
  from message_rules m cross join lateral unnest(m.morning_recipients) with ordinality as r (address, place)
  where m.salon_id = p_salon and (
    exists (select from salon s where s.salon_id = p_salon and lower(s.email) = r.address)
    or exists (
      select from account a join role_grant g on g.salon_id = a.salon_id and g.account_id = a.id
      where a.salon_id = p_salon and a.email = r.address and a.email_verified_at is not null and g.role <> 'hq'))
  order by r.place;
end
$$;
revoke all on function day_sheet_recipients(uuid) from public;
grant execute on function day_sheet_recipients(uuid) to schnittwerk_jobs;
