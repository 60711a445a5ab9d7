/** A copy of the honest books for a test, with the check beside it; the vendor is put back to where the story left it. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { booksReader } from '#adapters/postgres/books-snapshot.ts';
import { salonList } from '#adapters/postgres/message-store.ts';
import { vendorMirror } from '#adapters/postgres/vendor-mirror.ts';
import { sha256 } from '#adapters/system/digest.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { checkBooksNow } from '#domain/finance/use-cases/check-books-now.ts';
import { checkBooks } from '#domain/finance/use-cases/check-books.ts';
import type { FindingKind } from '#domain/finance/finding.ts';
import type { BooksCheckId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { at } from '#tests/support/database-templates.ts';
import { testClock } from '../world.ts';
import { keepVendor, salonOn, SILENT, system, tellStory, type SalonOn, type Story } from './honest-books.ts';

export const FRIDAY_NIGHT = instant('2026-03-13 03:30');
export const THURSDAY_NOON = instant('2026-03-12 13:00');
export const DAY = 86_400_000;

export const clock = testClock();
export const payments = memoryPayments(clock);
const key = `honest books ${randomUUID()}`;
let told: Story | null = null;
let asBefore: (() => void) | null = null;

/** What happened, once the first books were opened. */
export function story(): Story {
  if (told === null) throw new Error('open the books first');
  return told;
}

const filling = {
  key,
  fill: async (ownerUrl: string) => {
    const name = new URL(ownerUrl).pathname.slice(1);
    const urls = {
      appUrl: at(process.env['TEST_DATABASE_APP_URL']!, name),
      jobsUrl: at(process.env['TEST_DATABASE_JOBS_URL']!, name),
    };
    told = await tellStory(ownerUrl, urls, payments, clock);
    asBefore = keepVendor(payments);
  },
};

export type Found = { readonly kind: FindingKind; readonly amount: number; readonly subject: string };
export type Books = {
  readonly sql: postgres.Sql;
  readonly salon: SalonOn;
  /** The nightly check, and what it has found in the first salon. */
  check(when?: Instant): Promise<readonly Found[]>;
  readonly now: (id: BooksCheckId) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openBooks(): Promise<Books> {
  const database = await freshDatabase({ filling });
  asBefore?.();
  clock.set(THURSDAY_NOON);
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const salon = salonOn(database, sql, payments, clock, story().owner);
  const deps = {
    uow: salon.worker.uow,
    clock,
    ids: randomIds,
    log: SILENT,
    digest: sha256,
    payments,
    mirror: vendorMirror(salon.worker.database),
    reader: booksReader(salon.worker.database),
    notices: { compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }) },
    salons: salonList(salon.worker.database),
    linkTo: (_: string, id: string) => `https://salon.test/admin/finance/checks/${id}`,
  };
  return {
    sql,
    salon,
    check: async (when = FRIDAY_NIGHT) => {
      clock.set(when);
      const check = checkBooks(deps);
      won(await check());
      return await sql<Found[]>`
        select f.kind, f.amount_rappen as amount, f.subject_kind as subject from books_finding f
        join books_check c on c.salon_id = f.salon_id and c.id = f.check_id
        where f.salon_id = ${SALON} and c.asked_at = (select max(asked_at) from books_check where salon_id = ${SALON})
        order by f.position`;
    },
    now: async (id) => void won(await checkBooksNow(deps)(system, id)),
    close: async () => {
      await Promise.all([salon.end(), sql.end()]);
      await database.drop();
    },
  };
}

export async function withBooks(work: (books: Books) => Promise<void>): Promise<void> {
  const books = await openBooks();
  try {
    await work(books);
  } finally {
    await books.close();
  }
}
