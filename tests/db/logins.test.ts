import postgres from 'postgres';
import { expect, test } from 'vitest';
import { ensureLogins } from '#db/logins.ts';
import { freshDatabase } from '#tests/support/database.ts';

test('the roles log in by the passwords of their addresses, however many processes set them at once', async () => {
  const database = await freshDatabase();
  try {
    const urls = { app: database.appUrl, jobs: database.jobsUrl };
    await Promise.all(Array.from({ length: 6 }, () => ensureLogins(database.ownerUrl, urls)));
    const sql = postgres(database.jobsUrl, { max: 1 });
    expect(await sql`select current_user as role`).toEqual([{ role: 'schnittwerk_jobs' }]);
    await sql.end();
  } finally {
    await database.drop();
  }
});

test('an address that logs in as anybody else, or without a password, is refused', async () => {
  const ownerUrl = 'postgres://owner:x@127.0.0.1:1/none';
  const jobs = 'postgres://schnittwerk_jobs:x@127.0.0.1:1/none';
  await expect(ensureLogins(ownerUrl, { app: ownerUrl, jobs })).rejects.toThrow(
    'must log in as schnittwerk_app',
  );
  await expect(
    ensureLogins(ownerUrl, { app: 'postgres://schnittwerk_app@127.0.0.1:1/none', jobs }),
  ).rejects.toThrow('has no password');
});
