import type { AffectedVisit } from '#domain/ports/pauses.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';

export type AffectedRow = {
  readonly id: string;
  readonly isHold: boolean;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly customer: string;
  readonly phone: string | null;
  readonly services: string;
};

export const affectedRow = (visit: AffectedVisit, locale: Locale): AffectedRow => ({
  id: visit.id,
  isHold: visit.status === 'reserved',
  start: isoInstant(visit.from),
  customer: visit.customer,
  phone: visit.phone,
  services: visit.services.map((name) => name[locale]).join(', '),
});
