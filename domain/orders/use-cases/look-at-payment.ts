import type { OrderPayment } from '../../ports/orders.ts';
import type { Payments } from '../../ports/payments.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { OrderId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';

export type PaymentLook =
  /** Nothing is on its way. */
  | 'nothing'
  /** The payer can still pay at the vendor's. */
  | 'open'
  /** The vendor says that the money is ours, or that it is being decided: a job writes it down now. */
  | 'settling'
  | 'ended'
  /** The vendor does not answer just now. */
  | 'unknown';

export type LookAtPayment = (actor: Booker, orderId: OrderId) => Promise<PaymentLook>;

/**
 * For the page to which the payer comes back: that they come proves nothing, so the vendor is asked. That money came is
 * written by a job alone.
 */
export const lookAtPayment =
  ({ uow, payments }: { readonly uow: UnitOfWork; readonly payments: Payments }): LookAtPayment =>
  async (actor, orderId) => {
    const tries = await uow.run<readonly OrderPayment[], never>(actor, async ({ orders }) =>
      ok(await orders.paymentsOf(orderId)),
    );
    const running = tries.ok
      ? tries.value.find(({ status }) => status === 'open' || status === 'pending')
      : undefined;
    if (running === undefined) return 'nothing';
    if (running.checkoutRef === null) return 'open';
    const found = await payments.findCheckout(running.checkoutRef);
    if (!found.ok) return 'unknown';
    switch (found.value.status) {
      case 'open':
        return 'open';
      case 'expired':
        return 'ended';
      default:
        await uow.run<null, never>(actor, async ({ orders }) => {
          await orders.settleSoon(running.id);
          return ok(null);
        });
        return 'settling';
    }
  };
