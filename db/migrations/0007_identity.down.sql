drop function forget_sign_ins(timestamptz);
drop function end_sessions_of(uuid, uuid, timestamptz, text);
drop function join_account(uuid, uuid, uuid, timestamptz);

drop function session_of(uuid, text, timestamptz);
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

drop policy made_by_the_desk on customer;
drop index session_by_end;
drop index customer_guest_by_email;
drop table attempt_count;
drop table recovery_code;
drop table mailed_code;

alter table booking_rules drop column second_factor_for_leaders;
