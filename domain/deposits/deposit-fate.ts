/** What becomes of a deposit, from how the visit stands. Asked as often as one likes: what is settled stays so. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';
import type { DepositBack } from '../slots/salon-book.ts';
import type { DepositStanding } from './deposit-ledger.ts';

export type DepositFate = {
  /** Kept before, and not any more. */
  readonly release: Rappen;
  readonly keep: Rappen;
  /** What is left after both goes back one way or the other. */
  readonly refund: Rappen;
  readonly credit: Rappen;
};

export type FateFacts = {
  readonly status: AppointmentStatus;
  /** What the frozen policy lets the salon ask for; null: nothing. */
  readonly claim: Rappen | null;
  /** The time was given to somebody else. */
  readonly refilled: boolean;
  /** How what is over goes back, as it was agreed when the visit was booked. */
  readonly back: DepositBack;
  /** Whoever booked has cancelled or not come. What the salon cannot keep to itself always goes back as money. */
  readonly givenUp: boolean;
  /** Somebody who leads has decided how it ends; from then on nothing happens by itself, unless it stands again. */
  readonly decided: boolean;
};

const OVER: readonly AppointmentStatus[] = ['cancelled', 'expired', 'no_show'];
const NOTHING: DepositFate = { release: rappen(0), keep: rappen(0), refund: rappen(0), credit: rappen(0) };

/**
 * While the visit stands its deposit waits for it. When it is over without having taken place, the salon keeps what it
 * may ask for and gives back the rest; when the time was filled again, all of it.
 */
export function fateOf(
  facts: FateFacts,
  { left, kept }: Pick<DepositStanding, 'left' | 'kept'>,
): DepositFate {
  const { status, claim, refilled, decided, back, givenUp } = facts;
  // Also what somebody kept: that it ended was a slip, and with it what was decided then.
  if (!OVER.includes(status)) return { ...NOTHING, release: kept };
  if (decided) return NOTHING;
  const due = refilled || claim === null ? 0 : claim;
  const release = Math.max(0, kept - due);
  const keep = Math.min(left, Math.max(0, due - kept));
  const over = rappen(left + release - keep);
  const asVoucher = back === 'voucher' && givenUp;
  return {
    release: rappen(release),
    keep: rappen(keep),
    refund: asVoucher ? rappen(0) : over,
    credit: asVoucher ? over : rappen(0),
  };
}
