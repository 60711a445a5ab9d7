/** Rules of the house that the database itself can answer for. */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

/** Tables that belong to no salon. A new one is a decision. */
const GLOBAL = ['vendor_event', 'worker_heartbeat'];
const ROLES = ['schnittwerk_app', 'schnittwerk_jobs'];

let database: FreshDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** The unique key that lets `https://host/` find a salon; it holds before anybody knows which salon it is. */
const KEYS_OF_ALL_SALONS = ['salon_slug_key'];

describe('the catalogue', () => {
  test("every key of a salon's table contains salon_id", async () => {
    const keys = await sql<{ name: string }[]>`
      select con.conname as name
      from pg_constraint con join pg_class c on c.oid = con.conrelid
      where c.relnamespace = 'public'::regnamespace and con.contype in ('p', 'u', 'f', 'x')
        and c.relname <> all (${GLOBAL}) and con.conname <> all (${KEYS_OF_ALL_SALONS})
        and not exists (
          select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'salon_id' and a.attnum = any (con.conkey)
        )
      union all
      select i.indexrelid::regclass::text
      from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and i.indisunique
        and c.relname <> all (${GLOBAL}) and i.indexrelid::regclass::text <> all (${KEYS_OF_ALL_SALONS})
        and not exists (
          select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'salon_id' and a.attnum = any (i.indkey)
        )`;
    expect(keys.map(({ name }) => name)).toEqual([]);
  });

  test('every table carries salon_id, not null, except the global ones', async () => {
    const without = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'salon_id' and a.attnotnull
      ) order by 1`;
    expect(without.map(({ name }) => name)).toEqual(GLOBAL);
  });

  test('row-level security is on for every table', async () => {
    const open = await sql`
      select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`;
    expect(open).toHaveLength(0);
  });

  test('policies compare settings: none contains a subquery', async () => {
    const policies = await sql<{ name: string }[]>`
      select format('%s on %s', policyname, tablename) as name from pg_policies
      where schemaname = 'public' and concat(qual, ' ', with_check) ~* '\\mselect\\M'`;
    expect(policies.map(({ name }) => name)).toEqual([]);
  });

  test('there are no triggers and no rules', async () => {
    const found = await sql`
      select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
      union all select rulename from pg_rules where schemaname = 'public'`;
    expect(found).toHaveLength(0);
  });

  test("the web's and the worker's roles own nothing and cannot get past row-level security", async () => {
    const roles = await sql`
      select rolname from pg_roles
      where rolname = any (${ROLES}) and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
    expect(roles).toHaveLength(2);
    const owned = await sql`
      select from pg_class where pg_get_userbyid(relowner) = any (${ROLES})
      union all select from pg_proc where pg_get_userbyid(proowner) = any (${ROLES})
      union all select from pg_namespace where pg_get_userbyid(nspowner) = any (${ROLES})
      union all select from pg_database where pg_get_userbyid(datdba) = any (${ROLES})`;
    expect(owned).toHaveLength(0);
    const members = await sql`
      select from pg_auth_members where pg_get_userbyid(member) = any (${ROLES})`;
    expect(members).toHaveLength(0);
  });

  test('both roles give up slow statements, long waits and forgotten transactions', async () => {
    const limits = await sql<{ role: string; settings: string[] }[]>`
      select rolname as role, (select array_agg(split_part(s, '=', 1) order by s) from unnest(rolconfig) s) as settings
      from pg_roles where rolname = any (${ROLES}) order by 1`;
    const wanted = ['idle_in_transaction_session_timeout', 'lock_timeout', 'statement_timeout'];
    expect(limits).toEqual(ROLES.map((role) => ({ role, settings: wanted })));
  });

  test("functions with their owner's rights pin search_path and are not for everybody", async () => {
    const loose = await sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and (
        not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')
        or has_function_privilege('public', p.oid, 'execute')
      )`;
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  test('the audit table takes entries, gives them to the application, and changes none', async () => {
    const granted = await sql<{ role: string; privilege: string }[]>`
      select grantee as role, privilege_type as privilege from information_schema.role_table_grants
      where table_name = 'audit_entry' and grantee = any (${ROLES}) order by 1, 2`;
    expect(granted).toEqual([
      { role: 'schnittwerk_app', privilege: 'INSERT' },
      { role: 'schnittwerk_app', privilege: 'SELECT' },
      { role: 'schnittwerk_jobs', privilege: 'INSERT' },
    ]);
  });
});
