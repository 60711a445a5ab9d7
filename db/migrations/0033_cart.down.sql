create or replace function join_account(p_salon uuid, p_account uuid, p_browser uuid, p_at timestamptz)
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
drop function forget_carts(timestamptz);
drop table cart_line;
