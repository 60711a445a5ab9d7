-- Who leads says how goods are sent and what that costs. Orders keep what they were told: nothing of theirs follows.
grant insert on shipping_method to schnittwerk_app;
grant update (name, price_rappen, free_from_rappen, vat_code, position, active) on shipping_method to schnittwerk_app;
create policy added_by_who_leads on shipping_method for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy changed_by_who_leads on shipping_method for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
