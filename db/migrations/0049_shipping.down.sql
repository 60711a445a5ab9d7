drop policy changed_by_who_leads on shipping_method;
drop policy added_by_who_leads on shipping_method;
revoke insert, update (name, price_rappen, free_from_rappen, vat_code, position, active) on shipping_method
  from schnittwerk_app;
