import fs from 'node:fs';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, migrationsFolder, rollback } from '#db/migrate.ts';
import { catalogueOf } from '#tests/support/catalogue.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const names = [
  ...new Set(fs.readdirSync(migrationsFolder()).map((file) => file.replace(/\.(up|down)\.sql$/, ''))),
].sort();

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

describe('migrations', () => {
  test('each has its own way back', () => {
    for (const name of names) {
      for (const direction of ['up', 'down']) {
        expect(
          fs.existsSync(`${migrationsFolder()}/${name}.${direction}.sql`),
          `${name}.${direction}.sql`,
        ).toBe(true);
      }
    }
  });

  test('back to nothing and forward again gives the same database', async () => {
    const before = await catalogueOf(database.ownerUrl);
    expect(before.length).toBeGreaterThan(200);
    expect(await rollback(database.ownerUrl, names.length)).toEqual({ names: names.toReversed() });
    expect(await catalogueOf(database.ownerUrl)).toEqual(['extension plpgsql']);
    expect(await migrate(database.ownerUrl)).toEqual({ names });
    expect(await catalogueOf(database.ownerUrl)).toEqual(before);
  });

  test('one step back and forward gives the same database, at every step', async () => {
    // A way back may leave rows alone that its constraint would refuse: what comes later is held to it all the same.
    const now = async () =>
      (await catalogueOf(database.ownerUrl)).map((line) => line.replace(/ NOT VALID$/, ''));
    const levels = [await now()];
    for (const _ of names) {
      await rollback(database.ownerUrl, 1);
      levels.push(await now());
    }
    for (const [place, name] of names.entries()) {
      expect(await migrate(database.ownerUrl, 1)).toEqual({ names: [name] });
      const level = levels[names.length - 1 - place];
      expect(await now(), `after ${name}`).toEqual(level);
    }
  }, 120_000);

  test('are not run twice', async () => {
    expect(await migrate(database.ownerUrl)).toEqual({ names: [] });
  });

  test('two migrators at once take turns', async () => {
    await rollback(database.ownerUrl, names.length);
    const reports = await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    expect(reports.flatMap((report) => report.names).sort()).toEqual(names);
  });

  test('the last one gives up its place in the queue while somebody holds its table, and comes back', async () => {
    await rollback(database.ownerUrl, names.length - 1);
    const holder = postgres(database.ownerUrl, { max: 1 });
    try {
      let released: Promise<unknown> = Promise.resolve();
      await new Promise<void>((resolve) => {
        released = holder.begin(async (sql) => {
          await sql`lock table staff in access share mode`;
          resolve();
          await sql`select pg_sleep(5)`;
        });
      });
      await rollback(database.ownerUrl, 1);
      await released;
      expect(await catalogueOf(database.ownerUrl)).toEqual(['extension plpgsql']);
    } finally {
      await holder.end();
    }
  });

  test("the worker's role can use the job queue, the web's cannot", async () => {
    const jobs = postgres(database.jobsUrl, { max: 1 });
    const app = postgres(database.appUrl, { max: 1 });
    try {
      await jobs`select graphile_worker.add_job('nothing', '{}'::json)`;
      const [row] = await jobs<{ count: number }[]>`
        select count(*)::int as count from graphile_worker._private_jobs`;
      expect(row?.count).toBe(1);
      await expect(app`select graphile_worker.add_job('nothing', '{}'::json)`).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await Promise.all([jobs.end(), app.end()]);
    }
  });
});
