import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Payments } from '../../ports/payments.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';

/** What whoever asks the vendor about money needs, whatever it is for. */
export type VendorDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly payments: Payments;
};

/** The vendor does not answer: the job comes again. */
export type SettleRefusal = { readonly kind: 'try_again' };
