/** A database's structure as lines of text: two databases are built alike when the lines are the same. */
import postgres from 'postgres';

export async function catalogueOf(ownerUrl: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql<{ line: string }[]>`
      with ours as (
        select c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relowner
        from pg_class c where c.relnamespace = 'public'::regnamespace
      )
      select format('table %s %s rls=%s/%s owner=%s acl=%s', relname, relkind, relrowsecurity, relforcerowsecurity,
        pg_get_userbyid(relowner), (select array_agg(acl::text order by acl::text) from unnest(coalesce(relacl, acldefault('r', relowner))) acl)) as line
        from ours
      union all
      select format('column %s.%s %s %s %s', relname, attname, format_type(atttypid, atttypmod), attnotnull,
        pg_get_expr(adbin, adrelid))
        from ours join pg_attribute on attrelid = oid and attnum > 0 and not attisdropped
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
      union all
      select format('constraint %s %s %s', relname, conname, pg_get_constraintdef(pg_constraint.oid))
        from ours join pg_constraint on conrelid = ours.oid
      union all
      select format('index %s', pg_get_indexdef(indexrelid)) from ours join pg_index on indexrelid = ours.oid
      union all
      select format('policy %s', to_jsonb(p) - 'roles' || jsonb_build_object('roles', p.roles)) from pg_policies p
        where schemaname = 'public'
      union all
      select format('function %s owner=%s acl=%s', pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner),
        (select array_agg(acl::text order by acl::text) from unnest(coalesce(p.proacl, acldefault('f', p.proowner))) acl))
        from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all
      select format('trigger %s', pg_get_triggerdef(t.oid)) from ours join pg_trigger t on tgrelid = ours.oid
        where not tgisinternal
      union all
      select format('extension %s', extname) from pg_extension
      union all
      select format('type %s', typname) from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
      order by 1`;
    return rows.map(({ line }) => line);
  } finally {
    await sql.end();
  }
}
