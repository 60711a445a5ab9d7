import type { SalonCard } from '#domain/ports/letters.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { emptySalon } from './salon-rows.ts';
import type { SalonRows } from './salon-rows.ts';
import { queue, unitGuard } from './unit-guard.ts';
import type { UnitGuard } from './unit-guard.ts';

export type MemoryDatabase = {
  readonly salons: Map<SalonId, SalonRows>;
  /** Transactions run one after the other. */
  readonly serially: <T>(work: () => Promise<T>) => Promise<T>;
  readonly guard: UnitGuard;
  readonly faults: {
    /** So many of the next calls of `occupy` are refused. */
    refuseOccupy: number;
    /** So many of the next units that would commit are rolled back and repeated, as after a deadlock. */
    repeatUnits: number;
  };
};

export type MemorySalon = { readonly book: SalonBook; readonly card: SalonCard };

export const memoryDatabase = (salons: readonly MemorySalon[]): MemoryDatabase => ({
  salons: new Map(salons.map(({ book, card }) => [book.salonId, emptySalon(book, card)])),
  serially: queue(),
  guard: unitGuard(),
  faults: { refuseOccupy: 0, repeatUnits: 0 },
});

/** @throws Error for a salon that is not there */
export function rowsOf(database: MemoryDatabase, salonId: SalonId): SalonRows {
  const rows = database.salons.get(salonId);
  if (rows === undefined) throw new Error(`no salon ${salonId}`);
  return rows;
}
