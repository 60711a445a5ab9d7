/** Forward and back through db/migrations, one transaction per file, and the job queue's own schema beside it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations as migrateQueue } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { openQueueToWorker } from './queue-access.ts';

/** Two migrators at once take turns. Any number that nobody else uses as an advisory lock will do. */
const MIGRATOR_LOCK = 5_417_300_001;
const LOCK_TRIES = 6;

export type MigrationReport = { readonly names: readonly string[] };

/** Brings the database to the newest state, or `count` migrations nearer to it; doing it again changes nothing. */
export const migrate = (ownerUrl: string, count = Number.POSITIVE_INFINITY): Promise<MigrationReport> =>
  asTheOnlyMigrator(ownerUrl, async (client) => {
    await migrateQueue({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
    const names = await run(client, 'up', count);
    await openQueueToWorker(client);
    return { names };
  });

/** Takes back the last `count` migrations. The job queue's schema stays: it knows no way back. */
export const rollback = (ownerUrl: string, count: number): Promise<MigrationReport> =>
  asTheOnlyMigrator(ownerUrl, async (client) => ({ names: await run(client, 'down', count) }));

async function run(client: pg.Client, direction: 'up' | 'down', count: number): Promise<string[]> {
  const done = await runner({
    dbClient: client,
    dir: migrationsFolder(),
    direction,
    count,
    migrationsSchema: 'migration',
    migrationsTable: 'applied',
    createMigrationsSchema: true,
    migrationLoaderStrategies: [{ extensions: ['.sql'], loader: 'sql' }],
    checkOrder: true,
    singleTransaction: false,
    noLock: true,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return done.map(({ name }) => name);
}

/**
 * DDL queues behind the longest running query and everybody else queues behind the DDL: so it gives up its place
 * after a few seconds and comes back. A file that failed was rolled back whole.
 */
async function asTheOnlyMigrator<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATOR_LOCK]);
      await client.query("set lock_timeout = '4s'");
      await client.query('set client_min_messages = warning');
      return await work(client);
    } catch (error) {
      const gaveUpItsPlace = (error as { code?: string }).code === '55P03';
      if (!gaveUpItsPlace || attempt === LOCK_TRIES) throw error;
    } finally {
      await client.end();
    }
    await sleep(500 * attempt);
  }
}

/** Beside this file in the sources; in the built server, under the folder that it runs in. */
export function migrationsFolder(): string {
  const beside = fileURLToPath(new URL('./migrations', import.meta.url));
  return existsSync(beside) ? beside : path.resolve('db/migrations');
}
