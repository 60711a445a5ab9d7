-- Two entries that are one person. The one that goes counts as the other from then on and stays as it is, so that it can
-- be undone; with it go the entries that guests' bookings have made with the same name and number. Functions, because
-- whoever books may change their own row, and must not be able to make it somebody else's.
create function merge_customers(p_kept uuid, p_gone uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  in_salon uuid := nullif(current_setting('app.salon_id', true), '')::uuid;
  gone customer;
  ids uuid[];
begin
  if in_salon is null or coalesce(current_setting('app.actor_kind', true), '') <> 'employee'
    or coalesce(current_setting('app.role', true), '') not in ('owner', 'manager') then
    raise exception 'entries are merged by whoever leads the salon' using errcode = 'insufficient_privilege';
  end if;
  perform from customer where salon_id = in_salon and id in (p_kept, p_gone) order by id for update;
  perform from customer where salon_id = in_salon and id = p_kept and merged_into is null;
  if not found then return 'not_found'; end if;
  select * into gone from customer where salon_id = in_salon and id = p_gone and id <> p_kept and merged_into is null;
  if not found then return 'not_found'; end if;
  select array_agg(c.id) into ids from customer c
  where c.salon_id = in_salon and c.merged_into is null and c.id <> p_kept
    and (c.id = p_gone
      or c.search_name = gone.search_name and coalesce(c.phone, c.email) = coalesce(gone.phone, gone.email));
  if exists (select from account a where a.salon_id = in_salon and a.customer_id = any (ids)) then
    return 'has_account';
  end if;
  if exists (select from customer c where c.salon_id = in_salon and c.merged_into = any (ids)) then
    return 'has_merged';
  end if;
  if exists (select from customer_health_note h where h.salon_id = in_salon and h.customer_id = any (ids)) then
    return 'has_health_notes';
  end if;
  update customer set merged_into = p_kept where salon_id = in_salon and id = any (ids);
  return 'merged';
end
$$;

create function unmerge_customers(p_kept uuid, p_gone uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  in_salon uuid := nullif(current_setting('app.salon_id', true), '')::uuid;
begin
  if in_salon is null or coalesce(current_setting('app.actor_kind', true), '') <> 'employee'
    or coalesce(current_setting('app.role', true), '') not in ('owner', 'manager') then
    raise exception 'entries are parted by whoever leads the salon' using errcode = 'insufficient_privilege';
  end if;
  update customer c set merged_into = null
  from customer gone
  where gone.salon_id = in_salon and gone.id = p_gone and gone.merged_into = p_kept
    and c.salon_id = in_salon and c.merged_into = p_kept
    and (c.id = gone.id
      or c.search_name = gone.search_name and coalesce(c.phone, c.email) = coalesce(gone.phone, gone.email));
  return found;
end
$$;
revoke all on function merge_customers(uuid, uuid) from public;
revoke all on function unmerge_customers(uuid, uuid) from public;
grant execute on function merge_customers(uuid, uuid) to schnittwerk_app;
grant execute on function unmerge_customers(uuid, uuid) to schnittwerk_app;
