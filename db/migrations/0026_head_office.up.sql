-- Head office reads across salons, one chosen salon at a time. Nothing here joins the rows of two salons by a key: what
-- holds between them is asked anew with each request.

-- One row for each salon that a head-office account of another salon may read. The operator writes it, nobody else.
create table hq_grant (
  salon_id uuid not null references salon,
  account_id uuid not null,
  -- Where the account is, and where it signs in.
  home_salon_id uuid not null check (home_salon_id <> salon_id),
  granted_at timestamptz not null,
  primary key (salon_id, account_id)
);
create index hq_grant_by_account on hq_grant (account_id, home_salon_id, salon_id);

alter table hq_grant enable row level security;
grant select on hq_grant to schnittwerk_app;
create policy seen_by_who_leads on hq_grant for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));

-- Null: the session's own salon. Written by enter_salon alone: it is no column of the login roles' update grants.
alter table session add column chosen_salon_id uuid;

-- As before, and which salon head office has in view. A choice without its grant is none: the grant is looked for here.
drop function session_of(uuid, text, timestamptz);
create function session_of(p_salon uuid, p_token_hash text, p_at timestamptz)
returns table (session_id uuid, account_id uuid, visitor_id uuid, customer_id uuid, role text, staff_id uuid,
  email_verified boolean, has_totp boolean, second_factor boolean, factor_required boolean, chosen_salon_id uuid)
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
    coalesce(g.role in ('owner', 'manager') and r.second_factor_for_leaders, false), h.salon_id
  from session s
  join account a on a.salon_id = s.salon_id and a.id = s.account_id
  left join role_grant g on g.salon_id = s.salon_id and g.account_id = s.account_id
  left join booking_rules r on r.salon_id = s.salon_id
  left join hq_grant h on g.role = 'hq' and h.salon_id = s.chosen_salon_id and h.account_id = s.account_id
    and h.home_salon_id = s.salon_id
  where s.salon_id = p_salon and s.token_hash = p_token_hash and s.ended_at is null
    and s.last_used_at > p_at - interval '30 days';
end
$$;
revoke all on function session_of(uuid, text, timestamptz) from public;
grant execute on function session_of(uuid, text, timestamptz) to schnittwerk_app;

-- Which salons somebody of head office may read: their own and those that they were given. For that person only, at home.
create function hq_salons(p_home uuid, p_account uuid)
returns table (salon_id uuid, name text, city text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_home is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or p_account is distinct from nullif(current_setting('app.account_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'hq' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  return query
  select s.salon_id, s.name, s.city
  from role_grant r
  join salon s on s.salon_id = p_home or exists (
    select from hq_grant h
    where h.salon_id = s.salon_id and h.account_id = p_account and h.home_salon_id = p_home)
  where r.salon_id = p_home and r.account_id = p_account and r.role = 'hq'
  order by s.salon_id <> p_home, s.name, s.salon_id;
end
$$;
revoke all on function hq_salons(uuid, uuid) from public;
grant execute on function hq_salons(uuid, uuid) to schnittwerk_app;

-- Brings the salon that one acts in into view: 'entered', 'there' when it was, null when it may not be. The grant is
-- locked, so that what is taken away in the same moment is taken away before or after. For head office only.
create function enter_salon(p_salon uuid, p_home uuid, p_account uuid, p_session uuid)
returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  in_view uuid;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or p_account is distinct from nullif(current_setting('app.account_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'hq' then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  perform from role_grant r
  where r.salon_id = p_home and r.account_id = p_account and r.role = 'hq' for share;
  if not found then
    return null;
  end if;
  if p_salon <> p_home then
    perform from hq_grant h
    where h.salon_id = p_salon and h.account_id = p_account and h.home_salon_id = p_home for share;
    if not found then
      return null;
    end if;
  end if;
  select coalesce(s.chosen_salon_id, s.salon_id) into in_view from session s
  where s.salon_id = p_home and s.id = p_session and s.account_id = p_account and s.ended_at is null for update;
  if not found then
    return null;
  end if;
  if in_view = p_salon then
    return 'there';
  end if;
  update session s set chosen_salon_id = nullif(p_salon, p_home) where s.salon_id = p_home and s.id = p_session;
  return 'entered';
end
$$;
revoke all on function enter_salon(uuid, uuid, uuid, uuid) from public;
grant execute on function enter_salon(uuid, uuid, uuid, uuid) to schnittwerk_app;

-- Who of another salon's head office may read this one: for those who lead it, who must know who looks.
create function hq_readers(p_salon uuid)
returns table (account_id uuid, email text, home text, granted_at timestamptz, second_factor boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'employee'
    or coalesce(current_setting('app.role', true), '') not in ('owner', 'manager') then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  return query
  select h.account_id, a.email, s.name, h.granted_at, a.totp_confirmed_at is not null
  from hq_grant h
  join account a on a.salon_id = h.home_salon_id and a.id = h.account_id
  join role_grant r on r.salon_id = a.salon_id and r.account_id = a.id and r.role = 'hq'
  join salon s on s.salon_id = h.home_salon_id
  where h.salon_id = p_salon
  order by a.email, h.account_id;
end
$$;
revoke all on function hq_readers(uuid) from public;
grant execute on function hq_readers(uuid) to schnittwerk_app;
