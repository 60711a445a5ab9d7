/** What the database says of its own tables: the matrix is made from this and not from a list. */
import type postgres from 'postgres';

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  readonly generated: boolean;
};

export type ForeignKey = {
  readonly parent: string;
  readonly columns: readonly string[];
  readonly parentColumns: readonly string[];
};

export type TableFacts = {
  readonly name: string;
  /** `r` table, `p` partitioned, `v` view, `m` materialised view, `f` foreign table. */
  readonly kind: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly string[];
  readonly policies: number;
};

export async function readTables(sql: postgres.Sql): Promise<readonly TableFacts[]> {
  const rows = await sql<{ facts: TableFacts }[]>`
    select jsonb_build_object(
      'name', c.relname,
      'kind', c.relkind,
      'policies', (select count(*) from pg_policy p where p.polrelid = c.oid),
      'columns', (
        select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'notNull', a.attnotnull, 'hasDefault', a.atthasdef, 'generated', a.attgenerated <> '' or a.attidentity <> '')
          order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
      'primaryKey', (
        select coalesce(jsonb_agg(a.attname), '[]') from pg_constraint k
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p'),
      'foreignKeys', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'parent', k.confrelid::regclass::text,
          'columns', (select jsonb_agg(a.attname order by n) from unnest(k.conkey) with ordinality u (num, n)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
          'parentColumns', (select jsonb_agg(a.attname order by n) from unnest(k.confkey) with ordinality u (num, n)
            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num))), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0),
      'checks', (
        select coalesce(jsonb_agg(pg_get_constraintdef(k.oid)), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'c')
    ) as facts
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname`;
  return rows.map(({ facts }) => facts);
}

/** Functions that run with their owner's rights, and which login roles may call them. */
export async function readOwnersFunctions(
  sql: postgres.Sql,
): Promise<readonly { readonly name: string; readonly roles: readonly string[] }[]> {
  return sql<{ name: string; roles: string[] }[]>`
    select p.proname as name, array(
      select r.rolname::text from pg_roles r
      where r.rolname in ('schnittwerk_app', 'schnittwerk_jobs') and has_function_privilege(r.oid, p.oid, 'execute')
      order by 1) as roles
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef
    order by 1`;
}
