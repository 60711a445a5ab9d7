drop function day_sheet_recipients(uuid);

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
  delete from attempt_count where window_from <= p_at - interval '1 day';
  get diagnostics gone = row_count;
  return forgotten + gone;
end
$$;
drop function accept_invitation(uuid, text, uuid, timestamptz);
drop table invitation;
