import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import * as schema from '#db/schema.ts';
import { freshDatabase } from '#tests/support/database.ts';

test("Drizzle's tables are the database's: names, types, nullability, defaults", async () => {
  const database = await freshDatabase();
  const sql = postgres(database.ownerUrl, { max: 1 });
  try {
    const columns = await sql<{ line: string }[]>`
      select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when a.atthasdef then ' default' else '' end) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;
    expect(drizzleColumns().sort()).toEqual(columns.map(({ line }) => line).sort());
  } finally {
    await sql.end();
    await database.drop();
  }
});

/** Inserts may leave out what has a default, except `salon.hosts`, which a salon should think about. */
const HAS_DEFAULT_ANYWAY = new Set(['salon.hosts']);

function drizzleColumns(): string[] {
  const tables = Object.values(schema).filter((value) => is(value, Table));
  return tables.flatMap((table) =>
    Object.values(getTableColumns(table)).map((column) => {
      const name = `${getTableName(table)}.${column.name}`;
      const hasDefault = column.hasDefault || column.generated !== undefined || HAS_DEFAULT_ANYWAY.has(name);
      return `${name} ${column.getSQLType()}${column.notNull ? ' not null' : ''}${hasDefault ? ' default' : ''}`;
    }),
  );
}
