/** What a salon may ask for when somebody cancels too late or does not come: the policy that was frozen with the visit. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Appointment } from '../slots/appointment.ts';

type PricedVisit = Pick<Appointment, 'total' | 'policy' | 'deposit'>;

/** As the letters say it: so many percent of the price, to the Rappen. */
export const lateFeeOf = ({ total, policy }: Pick<PricedVisit, 'total' | 'policy'>): Rappen =>
  rappen(Math.round((total * policy.lateFeePercent) / 100));

/**
 * In Rappen, of the price. Whoever cancels late owes the policy's share; whoever does not come, at least what was to be
 * paid ahead, because that is what they were told.
 */
export const claimOf = (visit: PricedVisit, how: 'late_cancellation' | 'no_show'): Rappen =>
  how === 'late_cancellation' ? lateFeeOf(visit) : rappen(Math.max(lateFeeOf(visit), visit.deposit));

/**
 * What of the claim is owed beyond what was paid ahead, in Rappen: that comes first, whether it is kept already or still
 * lies there, and once the time was given to somebody else nothing is owed.
 */
export const beyondDeposit = ({
  claim,
  kept,
  left,
  refilled,
}: {
  readonly claim: Rappen | null;
  readonly kept: Rappen;
  readonly left: Rappen;
  readonly refilled: boolean;
}): Rappen => rappen(claim === null || refilled ? 0 : Math.max(0, claim - kept - left));
