import type { AffectedVisit } from '#domain/ports/pauses.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';

export type AffectedRow = {
  readonly id: string;
  readonly isHold: boolean;
  /** The visit where something can be done; null: somebody is booking. */
  readonly page: string | null;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly customer: string;
  readonly phone: string | null;
  readonly services: string;
};

export const affectedRow = (visit: AffectedVisit, locale: Locale): AffectedRow => ({
  id: visit.id,
  isHold: visit.status === 'reserved',
  page: visit.offeredFor ?? (visit.status === 'reserved' ? null : visit.id),
  start: isoInstant(visit.from),
  customer: visit.customer,
  phone: visit.phone,
  services: visit.services.map((name) => name[locale]).join(', '),
});
