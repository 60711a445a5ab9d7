-- What customers change of themselves: their address, what they agree to, and the calendar that shows their visits.

-- A new address waits here until the code that was mailed there has come back.
create table address_change (
  salon_id uuid not null references salon,
  account_id uuid not null,
  email text check (email = lower(email)),
  code_hash text,
  guesses int not null default 0,
  expires_at timestamptz,
  letters int not null,
  window_from timestamptz not null,
  primary key (salon_id, account_id),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade
);

-- Append-only: the newest entry for a purpose counts, and those before it are its history.
create table consent (
  salon_id uuid not null references salon,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null check (purpose in ('news', 'health_notes')),
  granted boolean not null,
  wording text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('customer', 'employee')),
  primary key (salon_id, id),
  foreign key (salon_id, customer_id) references customer (salon_id, id)
);
create index consent_by_customer on consent (salon_id, customer_id, at);

-- The address holds a secret, the row its digest: whoever reads the table sees nobody's visits with it.
create table calendar_feed (
  salon_id uuid not null references salon,
  account_id uuid not null,
  token_hash text not null,
  created_at timestamptz not null,
  primary key (salon_id, account_id),
  unique (salon_id, token_hash),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade
);

alter table address_change enable row level security;
alter table consent enable row level security;
alter table calendar_feed enable row level security;

grant select, insert, update on address_change to schnittwerk_app;
grant select, insert on consent to schnittwerk_app;
grant select, insert, update, delete on calendar_feed to schnittwerk_app;

create policy own on address_change to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'customer'
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy own on calendar_feed to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'customer'
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy seen_by_its_people on consent for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'customer' then customer_id = nullif(current_setting('app.customer_id', true), '')::uuid
      when 'employee' then true
      when 'hq' then true
      else false end);
create policy said_by_oneself on consent for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and actor_kind = current_setting('app.actor_kind', true)
    and case actor_kind
      when 'customer' then customer_id = nullif(current_setting('app.customer_id', true), '')::uuid
      when 'employee' then true
      else false end);

-- Whose visits a secret address shows. Whoever asks has nothing but the secret.
create function feed_of(p_salon uuid, p_token_hash text)
returns table (account_id uuid, visitor_id uuid, customer_id uuid, locale text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select a.id, a.visitor_id, a.customer_id, a.locale
  from calendar_feed f join account a on a.salon_id = f.salon_id and a.id = f.account_id
  where f.salon_id = p_salon and f.token_hash = p_token_hash
$$;
revoke all on function feed_of(uuid, text) from public;
grant execute on function feed_of(uuid, text) to schnittwerk_app;

-- With the rights of whoever calls it: only one's own rows are there. An address that somebody has by now is refused
-- without spoiling the transaction, which has to keep that the code was used.
create function take_address(p_salon uuid, p_account uuid, p_customer uuid, p_email text, p_at timestamptz)
returns boolean
language plpgsql volatile security invoker set search_path = pg_catalog, public, pg_temp
as $$
begin
  update account set email = p_email, email_verified_at = p_at where salon_id = p_salon and id = p_account;
  update customer set email = p_email where salon_id = p_salon and id = p_customer;
  return true;
exception when unique_violation then
  return false;
end
$$;
revoke all on function take_address(uuid, uuid, uuid, text, timestamptz) from public;
grant execute on function take_address(uuid, uuid, uuid, text, timestamptz) to schnittwerk_app;
