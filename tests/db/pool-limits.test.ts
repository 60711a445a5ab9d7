import postgres from 'postgres';
import { expect, test } from 'vitest';
import { checkPool } from '#db/pool-limits.ts';
import { freshDatabase } from '#tests/support/database.ts';

test('pools are compared with what the server leaves to ordinary roles', async () => {
  const database = await freshDatabase();
  const owner = postgres(database.ownerUrl, { max: 1 });
  const app = postgres(database.appUrl, { max: 1 });
  try {
    const fits = await checkPool(app, { wanted: 20 });
    expect(fits.ok).toBe(true);
    expect(await checkPool(app, { wanted: 100_000 })).toMatchObject({
      ok: false,
      error: { kind: 'pool_too_large', wanted: 100_000 },
    });
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await owner.unsafe(`alter database ${name} connection limit 12`);
    expect(await checkPool(app, { wanted: 13 })).toEqual({
      ok: false,
      error: { kind: 'pool_too_large', wanted: 13, available: 12 },
    });
  } finally {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  }
});
