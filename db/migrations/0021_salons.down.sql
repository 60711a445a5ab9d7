drop function salon_addresses();
alter table salon drop column look;
