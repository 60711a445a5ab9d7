import postgres from 'postgres';
import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database.ts';

test('a fresh database is migrated, empty and its own', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  const sql = postgres(one.appUrl, { max: 1 });
  try {
    const [row] = await sql`select current_user as role, (select count(*)::int from salon) as salons`;
    expect(row).toEqual({ role: 'schnittwerk_app', salons: 0 });
    expect(one.ownerUrl).not.toBe(two.ownerUrl);
  } finally {
    await sql.end();
    await Promise.all([one.drop(), two.drop()]);
  }
});
