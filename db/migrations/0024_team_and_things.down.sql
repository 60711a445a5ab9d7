-- Kinds that have been named since stay as they are.
alter table resource drop constraint resource_kind_check;
alter table resource add constraint resource_kind_check check (kind ~ '^[a-z_]{2,30}$') not valid;
revoke delete on service_category from schnittwerk_app;
