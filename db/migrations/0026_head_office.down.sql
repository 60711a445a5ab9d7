drop function hq_readers(uuid);
drop function enter_salon(uuid, uuid, uuid, uuid);
drop function hq_salons(uuid, uuid);

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

alter table session drop column chosen_salon_id;
drop table hq_grant;
