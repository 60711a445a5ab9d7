/** A form of the settings that came back, and why. */
import type { VisitAhead } from '#domain/settings/visit-ahead.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type FormError = { readonly field: string; readonly message: string };

/** A field that somebody else has saved differently. */
export type Difference = { readonly label: string; readonly stored: string; readonly yours: string };

export type StrandedVisit = {
  readonly id: string;
  readonly start: string;
  /** Empty while somebody is still booking. */
  readonly customer: string;
  /** Another place that the customer is asked about. */
  readonly isHold: boolean;
  /** The visit where something can be done. */
  readonly page: string;
  readonly what: string;
};

/** On a page, more are a number. */
export const MOST_SHOWN = 40;

export type Stranded = { readonly visits: readonly StrandedVisit[]; readonly count: number };

export const strandedModel = (visits: readonly VisitAhead[], locale: Locale): Stranded => ({
  count: visits.length,
  visits: visits.slice(0, MOST_SHOWN).map(({ id, from, customer, offeredFor, items }) => ({
    id,
    start: isoInstant(from),
    customer,
    isHold: offeredFor !== null,
    page: offeredFor ?? id,
    what: items.map((item) => `${item.serviceName[locale]} (${item.staffName})`).join(', '),
  })),
});
