import type { CheckoutRecord } from '../vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import { runningOf } from '../payment.ts';
import type { Payment } from '../payment.ts';
import type { Payments } from '../../ports/payments.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker, Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { endPayment } from './end-payment.ts';
import { lockOwner } from './lock-owner.ts';

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
      const now = await stores.payments.find(payment.id);
      if (now?.status === 'open') await stores.payments.change({ ...now, checkoutRef, url });
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
  payment: Payment,
  { status, url }: CheckoutRecord,
): Promise<Result<PayOutcome | 'ended', PageRefusal>> {
  switch (status) {
    case 'open':
      return url === null ? err({ kind: 'try_again' }) : ok({ kind: 'pay_there', url });
    case 'expired':
      return ok('ended');
    case 'pending':
    case 'paid':
      await askSoon(uow, actor, payment);
      return ok({ kind: 'settling' });
  }
}

/** A job asks the vendor, and writes down what came: whoever pays, and the team, write no money. */
const askSoon = (uow: UnitOfWork, actor: Booker | Insider, { id }: Payment): Promise<unknown> =>
  uow.run<null, never>(actor, async ({ payments }) => {
    await payments.settleSoon(id);
    return ok(null);
  });

/**
 * Before something else is done with what a payment is for, nobody can pay on its page any more. `settling`: somebody was
 * faster, and a job writes their money down. A page of which we do not know the name nobody was ever given.
 */
export async function closePage(
  { payments, uow }: Omit<PageDeps, 'clock'>,
  actor: Booker | Insider,
  payment: Payment,
): Promise<Result<'ended' | 'settling', { readonly kind: 'try_again' }>> {
  if (payment.checkoutRef === null) return ok('ended');
  const closed = await payments.expireCheckout(payment.checkoutRef);
  if (!closed.ok || closed.value.status === 'open') return err({ kind: 'try_again' });
  if (closed.value.status === 'expired') return ok('ended');
  await askSoon(uow, actor, payment);
  return ok('settling');
}

/** The page that was open has ended: the way is free for another one. */
export async function endPage({ uow, clock }: PageDeps, actor: Booker, payment: Payment): Promise<void> {
  await uow.run<null, never>(actor, async (stores) => {
    await lockOwner(stores, payment);
    const now = await stores.payments.find(payment.id);
    if (now?.status === 'open') await endPayment(stores, now, clock.now());
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
  const running = runningOf(tries);
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
      await askSoon(uow, actor, running);
      return 'settling';
  }
}
