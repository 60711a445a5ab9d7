/**
 * postgres.js 3.4.9 forgot to reserve the connection for a transaction whose BEGIN filled its pipeline (`max_pipeline`,
 * 100 statements) or met a full socket: UNSAFE_TRANSACTION, seen under a burst of 200 requests. patches/ mends it.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const PIPELINE = 20;
const POOL = 2;

let database: FreshDatabase;
let pool: postgres.Sql;

beforeAll(async () => {
  database = await freshDatabase();
  // Its types do not know max_pipeline: in a variable it may be there all the same.
  const options = { max: POOL, max_pipeline: PIPELINE, fetch_types: false, onnotice: () => undefined };
  pool = postgres(database.appUrl, options);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** While the other connections are taken, the last one gets so many statements at once, then a transaction. */
async function begunBehind(statements: number): Promise<string> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const others = Array.from({ length: POOL - 1 }, () => pool.begin(() => released));
  const slow = pool`select pg_sleep(0.02)`.execute();
  const ahead = Array.from({ length: statements }, () => pool`select 1 as one`.execute());
  const transaction = pool.begin(async (tx) => {
    const [first] = await tx<{ id: string }[]>`select txid_current()::text as id`;
    const [second] = await tx<{ id: string }[]>`select txid_current()::text as id`;
    return first?.id === second?.id ? 'one transaction' : 'two transactions';
  });
  try {
    return await transaction;
  } finally {
    release();
    await Promise.all([slow, ...ahead, ...others]);
  }
}

it('begins a transaction whatever stands before it in the pipeline', async () => {
  for (let statements = 0; statements <= 2 * PIPELINE; statements += 1) {
    expect(await begunBehind(statements), `behind ${statements}`).toBe('one transaction');
  }
});
