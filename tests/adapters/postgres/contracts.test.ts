/** The write side's contract, on PostgreSQL as its own roles. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll } from 'vitest';
import { openDatabase, type Database } from '#adapters/postgres/database.ts';
import { holdSweeper } from '#adapters/postgres/hold-sweeper.ts';
import { requestLookout } from '#adapters/postgres/request-lookout.ts';
import { mailQueue } from '#adapters/postgres/mail-queue.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import type { MakeWriteSide, RowCounts, SeededSalon } from '#tests/contracts/fixture.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { writeSideContract } from '#tests/contracts/write-side.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { ZURICH } from '#tests/support/builders/salon-book.ts';
import { wallTimeOf } from '#domain/shared/salon-time.ts';
import { emptyCalendar, insertSalon } from './salon-rows.ts';

const clock = { now: () => NOW };
const open = (url: string) => openDatabase({ url, poolSize: 4, prepare: true, name: 'contracts' });

type Server = {
  readonly database: FreshDatabase;
  readonly web: Database;
  readonly worker: Database;
  readonly owner: postgres.Sql;
};
let server: Server | null = null;

async function startServer(salons: readonly SeededSalon[]): Promise<Server> {
  const database = await freshDatabase();
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await owner.begin(async (tx) => {
    for (const { book, card } of salons) await insertSalon(tx, book, card);
  });
  return { database, owner, web: open(database.appUrl), worker: open(database.jobsUrl) };
}

afterAll(async () => {
  if (server === null) return;
  await Promise.all([server.web.close(), server.worker.close(), server.owner.end()]);
  await server.database.drop();
});

const make: MakeWriteSide = async (salons) => {
  server ??= await startServer(salons);
  const { web, worker, owner } = server;
  // Each names the next, and a customer is gone last.
  await owner`delete from invoice_payment`;
  await owner`delete from account`;
  await emptyCalendar(owner);
  return {
    uow: postgresUnitOfWork({ database: web, settings: salonSettingsCache(web, clock) }),
    jobs: postgresUnitOfWork({ database: worker, settings: salonSettingsCache(worker, clock) }),
    queue: mailQueue(worker),
    sweeper: holdSweeper(worker),
    lookout: requestLookout(worker),
    rows: async (salonId) => {
      const [row] = await owner<[RowCounts]>`
        select
          (select count(*)::int from appointment where salon_id = ${salonId}) as appointments,
          (select count(*)::int from appointment_item where salon_id = ${salonId}) as items,
          (select count(*)::int from occupancy where salon_id = ${salonId}) as occupancy,
          (select count(*)::int from customer where salon_id = ${salonId}) as customers,
          (select count(*)::int from audit_entry where salon_id = ${salonId}) as audit,
          (select count(*)::int from outbox_mail where salon_id = ${salonId}) as mails,
          (select count(*)::int from graphile_worker._private_jobs
            where payload ->> 'salonId' = ${salonId}) as jobs`;
      return row;
    },
    block: async (salonId, kind, staffId, from, to) => {
      const id = randomUUID();
      const day = wallTimeOf(from, ZURICH).date;
      const [table, word, column] =
        kind === 'absence'
          ? ['absence', 'kind', 'absence_id']
          : ['blocked_time', 'reason', 'blocked_time_id'];
      await owner.begin(async (tx) => {
        await tx`
          insert into ${tx(table)} (salon_id, id, staff_id, ${tx(word)}, starts_at, ends_at)
          values (${salonId}, ${id}, ${staffId}, 'other', to_timestamp(${from * 60}), to_timestamp(${to * 60}))`;
        await tx`
          insert into calendar_day (salon_id, day) values (${salonId}, ${day})
          on conflict (salon_id, day) do update set version = calendar_day.version + 1`;
        await tx`
          insert into occupancy (salon_id, staff_id, starts_at, ends_at, day, ${tx(column)})
          values (${salonId}, ${staffId}, to_timestamp(${from * 60}), to_timestamp(${to * 60}), ${day}, ${id})`;
      });
    },
    hasAccount: async (salonId, accountId) => {
      const customerId = randomUUID();
      await owner.begin(async (tx) => {
        await tx`
          insert into customer (salon_id, id, first_name, last_name, email, phone, locale, visitor_id, created_at)
          values (${salonId}, ${customerId}, 'Nora', 'Muster', 'nora@example.ch', '+41791234567', 'de-CH', ${randomUUID()},
            ${new Date(NOW)})`;
        await tx`
          insert into account (salon_id, id, email, visitor_id, customer_id, locale, created_at)
          values (${salonId}, ${accountId}, 'nora@example.ch', ${randomUUID()}, ${customerId}, 'de-CH', ${new Date(NOW)})`;
      });
    },
    close: () => Promise.resolve(),
  };
};

writeSideContract({ name: 'PostgreSQL', make });
