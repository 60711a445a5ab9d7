/** What becomes of a deposit, from how the visit stands. Asked as often as one likes: what is settled stays so. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';
import type { DepositStanding } from './deposit-ledger.ts';

export type DepositFate = {
  /** Kept before, and not any more. */
  readonly release: Rappen;
  readonly keep: Rappen;
  /** Of what is left after both. */
  readonly refund: Rappen;
};

export type FateFacts = {
  readonly status: AppointmentStatus;
  /** What the frozen policy lets the salon ask for; null: nothing. */
  readonly claim: Rappen | null;
  /** The time was given to somebody else. */
  readonly refilled: boolean;
  /** Somebody who leads has decided; from then on nothing happens by itself. */
  readonly decided: boolean;
};

const OVER: readonly AppointmentStatus[] = ['cancelled', 'expired', 'no_show'];
const NOTHING: DepositFate = { release: rappen(0), keep: rappen(0), refund: rappen(0) };

/**
 * While the visit stands its deposit waits for it. When it is over without having taken place, the salon keeps what it
 * may ask for and sends back the rest; when the time was filled again, all of it.
 */
export function fateOf(
  facts: FateFacts,
  { left, kept }: Pick<DepositStanding, 'left' | 'kept'>,
): DepositFate {
  const { status, claim, refilled, decided } = facts;
  if (decided) return NOTHING;
  if (!OVER.includes(status)) return { ...NOTHING, release: kept };
  const due = refilled || claim === null ? 0 : claim;
  const release = Math.max(0, kept - due);
  const keep = Math.min(left, Math.max(0, due - kept));
  return { release: rappen(release), keep: rappen(keep), refund: rappen(left + release - keep) };
}
