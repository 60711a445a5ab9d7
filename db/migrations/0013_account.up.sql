-- What a signed-in customer has booked, newest or next first.
create index appointment_visits_by_visitor on appointment (salon_id, visitor_id, starts_at)
  where customer_id is not null;

-- Whom a visit is for, for whoever came by its link: once the visit has joined an account, or where the desk booked it,
-- that is a profile, which names no visit, so no policy can show it. A change of the visit would send no letter.
create function contact_of_visit(p_salon uuid, p_appointment uuid)
returns table (first_name text, last_name text, email text, phone text, note text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select c.first_name, c.last_name, c.email, coalesce(c.phone, ''), a.note
  from appointment a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  where a.salon_id = p_salon and a.id = p_appointment and c.email is not null
    and current_setting('app.actor_kind', true) = 'link'
    and p_salon = nullif(current_setting('app.salon_id', true), '')::uuid
    and p_appointment = nullif(current_setting('app.appointment_id', true), '')::uuid
$$;
revoke all on function contact_of_visit(uuid, uuid) from public;
grant execute on function contact_of_visit(uuid, uuid) to schnittwerk_app;
