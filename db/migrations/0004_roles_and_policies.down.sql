-- The roles stay: they belong to the server, and other databases of it may use them.
do $$
declare
  granted record;
begin
  for granted in select schemaname, tablename, policyname from pg_policies where schemaname = 'public'
  loop
    execute format('drop policy %I on %I.%I', granted.policyname, granted.schemaname, granted.tablename);
  end loop;
  for granted in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  loop
    execute format('alter table %s disable row level security', granted.name);
    execute format('revoke all on %s from schnittwerk_app, schnittwerk_jobs', granted.name);
  end loop;
end
$$;
