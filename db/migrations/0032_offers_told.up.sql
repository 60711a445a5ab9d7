-- What becomes of an offered place reaches whom it concerns: the account's page, and the telephone.

-- The newest offer for each of the customer's own visits, as far as the visit is what it was offered for. Whose visit it
-- is stands on the appointment, and a policy compares settings only: so this answers for itself.
create function own_move_offers(p_salon uuid) returns setof move_offer
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select distinct on (o.appointment_id) o.*
  from appointment a
  join move_offer o on o.salon_id = a.salon_id and o.appointment_id = a.id and o.sequence = a.sequence
  where a.salon_id = p_salon and a.status = 'confirmed' and a.customer_id is not null
    and p_salon = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'customer'
    and a.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
  order by o.appointment_id, o.offered_at desc, o.id desc
$$;
revoke all on function own_move_offers(uuid) from public;
grant execute on function own_move_offers(uuid) to schnittwerk_app;

-- A profile may lose its address, and its visits keep their page: whoever writes asks for the address.
create or replace function contact_of_visit(p_salon uuid, p_appointment uuid)
returns table (first_name text, last_name text, email text, phone text, note text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select c.first_name, c.last_name, c.email, coalesce(c.phone, ''), a.note
  from appointment a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  where a.salon_id = p_salon and a.id = p_appointment
    and current_setting('app.actor_kind', true) = 'link'
    and p_salon = nullif(current_setting('app.salon_id', true), '')::uuid
    and p_appointment = nullif(current_setting('app.appointment_id', true), '')::uuid
$$;

-- That somebody of the team called because a place that had been offered by telephone was taken back.
create table place_call (
  salon_id uuid not null,
  offer_id uuid not null,
  account_id uuid not null,
  called_at timestamptz not null,
  primary key (salon_id, offer_id),
  foreign key (salon_id, offer_id) references move_offer (salon_id, id),
  foreign key (salon_id, account_id) references account (salon_id, id)
);
create index place_call_by_account on place_call (salon_id, account_id);

alter table place_call enable row level security;
grant select, insert, delete on place_call to schnittwerk_app;
create policy seen_by_its_people on place_call for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy noted_by_oneself on place_call for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);
create policy taken_back_by_the_team on place_call for delete to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee');
