drop table place_call;
drop function own_move_offers(uuid);
create or replace function contact_of_visit(p_salon uuid, p_appointment uuid)
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
