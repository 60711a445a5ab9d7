import type { FoundCustomer } from '#domain/ports/customers.ts';
import { dateOf, parseInstant, type LocalDate, type Zone } from '#domain/shared/salon-time.ts';

/** A line of the result, with days as the salon's clock has them. */
export type FoundRow = Omit<FoundCustomer, 'lastVisit' | 'nextVisit'> & {
  readonly lastVisit: LocalDate | null;
  readonly nextVisit: LocalDate | null;
};

export const foundRow = (found: FoundCustomer, zone: Zone): FoundRow => ({
  ...found,
  lastVisit: dayOf(found.lastVisit, zone),
  nextVisit: dayOf(found.nextVisit, zone),
});

export function dayOf(iso: string | null, zone: Zone): LocalDate | null {
  const at = iso === null ? null : parseInstant(iso);
  return at === null ? null : dateOf(at, zone);
}
