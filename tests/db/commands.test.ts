/** The operators' commands as processes of their own, on a database elsewhere than the developer's. */
import { execFile } from 'node:child_process';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const run = (script: string, variables: Record<string, string> = {}, ...args: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `scripts/${script}.ts`, ...args],
      {
        env: {
          NODE_ENV: 'test',
          PATH: process.env['PATH'],
          APP_ENV: 'development',
          DATABASE_OWNER_URL: database.ownerUrl,
          DATABASE_URL: database.appUrl,
          DATABASE_JOBS_URL: database.jobsUrl,
          ...variables,
        },
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });

const salons = async () => {
  const sql = postgres(database.ownerUrl, { max: 1 });
  try {
    return (await sql<{ slug: string }[]>`select slug from salon order by slug`).map(({ slug }) => slug);
  } finally {
    await sql.end();
  }
};

test('back, forward, reset, and no second seed', async () => {
  const done = (part: string) => ({ code: 0, output: expect.stringContaining(part) });
  expect(await run('db-rollback', {}, '2')).toMatchObject(done('Taken back: 00'));
  expect(await run('db-migrate')).toMatchObject(done('Migrated: 00'));
  expect(await run('db-reset')).toMatchObject(done('Rebuilt'));
  expect(await run('db-seed')).toMatchObject(done('nothing was changed'));
  expect(await salons()).toEqual(['lindenhof', 'rheinblick']);
}, 60_000);

test.each(['staging', 'production'])('reset refuses in %s and changes nothing', async (environment) => {
  const before = await salons();
  const refused = await run('db-reset', {
    APP_ENV: environment,
    BASE_URL: 'https://salon.example',
    SESSION_SECRETS: 'x'.repeat(40),
    LINK_SECRETS: 'y'.repeat(40),
    VOUCHER_SECRETS: 'z'.repeat(40),
    RESEND_API_KEY: 're_something',
    STRIPE_SECRET_KEY: environment === 'production' ? 'sk_live_something' : 'sk_test_something',
    STRIPE_WEBHOOK_SECRETS: 'whsec_something',
  });
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(`APP_ENV is ${environment}`) });
  expect(await salons()).toEqual(before);
});

test('reset refuses a database on another machine unless told that it is for development', async () => {
  const refused = await run('db-reset', {
    APP_ENV: '',
    DATABASE_OWNER_URL: 'postgres://owner:x@db.example/salon',
  });
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('another machine') });
});
