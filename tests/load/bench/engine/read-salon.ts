import { openDatabase } from '#adapters/postgres/database.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { SalonId, VisitorId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { addDays, dateOf, dateRange, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';

export type ReadSalon = { readonly book: SalonBook; readonly busy: BusyTime; readonly from: LocalDate };

/** A salon's settings, and what occupies it on so many days from tomorrow on. */
export async function readSalon(url: string, salon: string, days: number): Promise<ReadSalon> {
  const database = openDatabase({ url, poolSize: 2, prepare: true, name: 'bench-engine' });
  const at = Date.now() as Instant;
  const settings = salonSettingsCache(database, { now: () => at });
  const uow = postgresUnitOfWork({ database, settings });
  const salonId = salon as SalonId;
  const actor: Visitor = { kind: 'visitor', salonId, visitorId: crypto.randomUUID() as VisitorId };
  const read = await uow.run(actor, async ({ calendar }) => {
    const book = await calendar.book();
    const from = addDays(dateOf(at, book.zone), 1);
    return ok({ book, from, busy: await calendar.busy(dateRange(from, addDays(from, days - 1)), at) });
  });
  await database.close();
  if (!read.ok) throw new Error('a read cannot be refused');
  return read.value;
}
