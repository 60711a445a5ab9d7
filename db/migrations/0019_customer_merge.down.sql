drop function unmerge_customers(uuid, uuid);
drop function merge_customers(uuid, uuid);
