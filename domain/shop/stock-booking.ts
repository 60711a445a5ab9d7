/** What the team notes about a shelf: goods came, goods went, or somebody counted. */
import { lineField, wholeIn } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { onTheShelf, type Movement, type StockLevel } from './stock.ts';

export const BOOKING_KINDS = ['delivery', 'count', 'loss'] as const;
export type BookingKind = (typeof BOOKING_KINDS)[number];

/** The form as it was typed. */
export type RawBooking = { readonly kind: string; readonly quantity: string; readonly reason: string };

export type BookingReason =
  | FieldReason
  /** Counted: as many as are noted. */
  | 'nothing_differs'
  /** Counted: fewer than open orders keep. */
  | 'fewer_than_reserved'
  /** Lost: more than can be sold. */
  | 'more_than_there_are';

export type BookingRefusal = { readonly field: keyof RawBooking; readonly reason: BookingReason };

export type Booking = Movement & { readonly reason: string | null };

/** A pallet; catches a bar code read into the wrong field. */
const MOST_PIECES = 9_999;
const LONGEST_REASON = 200;

/** All that is wrong with it at once. A loss and a correction say why (OR 957a: no booking without a record of it). */
export function readBooking(raw: RawBooking, level: StockLevel): Result<Booking, readonly BookingRefusal[]> {
  const kind = BOOKING_KINDS.find((each) => each === raw.kind);
  const pieces = wholeIn(raw.quantity, kind === 'count' ? 0 : 1, MOST_PIECES);
  const given = lineField(raw.reason, LONGEST_REASON);
  const refusals: BookingRefusal[] = [];
  if (kind === undefined) refusals.push({ field: 'kind', reason: 'not_offered' });
  if (!pieces.ok) refusals.push({ field: 'quantity', reason: pieces.error });
  const may = !given.ok && given.error === 'required' && kind === 'delivery';
  if (!given.ok && !may) refusals.push({ field: 'reason', reason: given.error });
  const reason = given.ok ? given.value : null;
  if (kind === undefined || !pieces.ok || refusals.length > 0) return err(refusals);
  switch (kind) {
    case 'delivery':
      return ok({ kind: 'delivery', quantity: pieces.value, reason });
    case 'loss':
      return pieces.value > level.stock
        ? err([{ field: 'quantity', reason: 'more_than_there_are' }])
        : ok({ kind: 'loss', quantity: -pieces.value, reason });
    case 'count': {
      const quantity = pieces.value - onTheShelf(level);
      if (quantity === 0) return err([{ field: 'quantity', reason: 'nothing_differs' }]);
      return pieces.value < level.reserved
        ? err([{ field: 'quantity', reason: 'fewer_than_reserved' }])
        : ok({ kind: 'correction', quantity, reason });
    }
  }
}
