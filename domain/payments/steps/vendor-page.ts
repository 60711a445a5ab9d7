import type { CheckoutRecord } from '../vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OfOrder, OfVisit, Payment } from '../payment.ts';
import type { Payments } from '../../ports/payments.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownerEntry } from './owner-entry.ts';

export type PageDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly payments: Payments;
};

export type PayOutcome =
  | { readonly kind: 'pay_there'; readonly url: string }
  /** The money has come meanwhile, or is being decided. */
  | { readonly kind: 'settling' };

export type PageRefusal =
  /** Nothing is to be paid any more, or not online. */
  | { readonly kind: 'over' }
  /** The vendor cannot be reached: what is to be paid stands, and paying can be tried again. */
  | { readonly kind: 'try_again' };

/** Everything about a payment is serial behind the row that it is for. */
export const lockOwner = (
  { orders, appointments }: Pick<Stores, 'orders' | 'appointments'>,
  payment: OfOrder | OfVisit,
): Promise<unknown> =>
  payment.orderId === null ? appointments.lock(payment.visitId) : orders.lock(payment.orderId);

/**
 * The vendor's page of a payment that was written down before: opened under the payment's id as key, or taken up again;
 * so it may be repeated whenever the process or the vendor's answer was lost.
 */
export async function vendorPage(
  deps: PageDeps,
  actor: Booker,
  payment: Payment,
): Promise<Result<PayOutcome | 'ended', PageRefusal>> {
  const { payments, uow } = deps;
  if (payment.wish === null) return err({ kind: 'over' });
  let ref = payment.checkoutRef;
  if (ref === null) {
    const opened = await payments.openCheckout(payment.wish);
    if (!opened.ok) return err({ kind: 'try_again' });
    ref = opened.value.checkoutRef;
    const { checkoutRef, url } = opened.value;
    await uow.run<null, never>(actor, async (stores) => {
      await lockOwner(stores, payment);
      const now = await stores.orders.payment(payment.id);
      if (now?.status === 'open') await stores.orders.changePayment({ ...now, checkoutRef, url });
      return ok(null);
    });
  }
  // What was said under a key before is repeated as it was then: only the vendor knows whether one can still pay there.
  const found = await payments.findCheckout(ref);
  if (!found.ok) return err({ kind: 'try_again' });
  return await led(deps, actor, payment, found.value);
}

async function led(
  { uow }: PageDeps,
  actor: Booker,
  { id }: Payment,
  { status, url }: CheckoutRecord,
): Promise<Result<PayOutcome | 'ended', PageRefusal>> {
  switch (status) {
    case 'open':
      return url === null ? err({ kind: 'try_again' }) : ok({ kind: 'pay_there', url });
    case 'expired':
      return ok('ended');
    case 'saved':
      return err({ kind: 'over' });
    case 'pending':
    case 'paid':
      await uow.run<null, never>(actor, async ({ orders }) => {
        await orders.settleSoon(id);
        return ok(null);
      });
      return ok({ kind: 'settling' });
  }
}

/** The page that was open has ended: the way is free for another one. */
export async function endPage({ uow, clock }: PageDeps, actor: Booker, payment: Payment): Promise<void> {
  await uow.run<null, never>(actor, async (stores) => {
    await lockOwner(stores, payment);
    const now = await stores.orders.payment(payment.id);
    if (now?.status === 'open') {
      const at = clock.now();
      await stores.orders.changePayment({ ...now, status: 'ended', url: null, settledAt: at });
      await stores.audit.append(await ownerEntry(stores, 'payment_ended', now, { paymentId: now.id }), at);
    }
    return ok(null);
  });
}

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

/**
 * For the page to which the payer comes back: that they come proves nothing, so the vendor is asked. That money came is
 * written by a job alone.
 */
export async function lookThere(
  { uow, payments }: Omit<PageDeps, 'clock'>,
  actor: Booker,
  tries: readonly Payment[],
): Promise<PaymentLook> {
  const running = tries.find(({ status }) => status === 'open' || status === 'pending');
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
}
