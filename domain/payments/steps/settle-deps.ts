import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Links } from '../../ports/links.ts';
import type { Payments } from '../../ports/payments.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { VoucherPost } from '../../vouchers/steps/issue-vouchers.ts';
import type { OrderPost } from '../../orders/steps/order-letter.ts';

/** What whoever writes down money needs: it may be an order's or a visit's. */
export type SettleDeps = OrderPost &
  VoucherPost & {
    readonly uow: UnitOfWork;
    readonly clock: Clock;
    readonly ids: Ids;
    readonly payments: Payments;
    readonly letters: Letters;
    readonly visitLinks: Pick<Links, 'manageVisit'>;
  };

/** The vendor does not answer: the job comes again. */
export type SettleRefusal = { readonly kind: 'try_again' };
