/** The queue's database as its owner and as the web see it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

export const SALON = '0000005a-0000-4000-8000-000000000001';
export const MAIL = '000000ae-0000-4000-8000-000000000001';

export type JobQueue = {
  readonly database: FreshDatabase;
  readonly owner: postgres.Sql;
  readonly app: postgres.Sql;
  /** As a request of this salon would. */
  inSalon<T>(ask: (tx: postgres.TransactionSql) => Promise<T>): Promise<unknown>;
  enqueue(task: string, payload: object, attempts?: number): Promise<unknown>;
  jobs(): Promise<number>;
  empty(): Promise<void>;
  close(): Promise<void>;
};

export async function openJobQueue(): Promise<JobQueue> {
  const database = await freshDatabase();
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
  const inSalon = <T>(ask: (tx: postgres.TransactionSql) => Promise<T>) =>
    app.begin(async (tx) => {
      await tx`select set_config('app.salon_id', ${SALON}, true)`;
      return ask(tx);
    });
  return {
    database,
    owner,
    app,
    inSalon,
    enqueue: (task, payload, attempts = 10) =>
      inSalon(
        (tx) => tx`
          select enqueue_job(${task}, ${JSON.stringify({ salonId: SALON, ...payload })}::text::json, ${randomUUID()},
            ${attempts}, null)`,
      ),
    jobs: async () => (await owner`select from graphile_worker._private_jobs`).length,
    empty: async () => {
      await owner`delete from graphile_worker._private_jobs`;
      await owner`delete from worker_heartbeat`;
    },
    close: async () => {
      await Promise.all([owner.end(), app.end()]);
      await database.drop();
    },
  };
}

export async function eventually<T>(read: () => Promise<T> | T, fits: (value: T) => boolean): Promise<T> {
  for (let waited = 0; ; waited += 25) {
    const value = await read();
    if (fits(value) || waited > 8000) return value;
    await sleep(25);
  }
}
