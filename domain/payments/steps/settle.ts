import type { System } from '../../shared/actor.ts';
import type { PaymentId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { MatterKind } from '../matter.ts';
import { GRACE } from '../payment.ts';
import type { Payment } from '../payment.ts';
import type { CheckoutRecord, NoticeOutcome, PaymentRecord } from '../vendor-records.ts';
import { endPayment } from './end-payment.ts';
import { lockOwner } from './lock-owner.ts';
import { note } from './note-matter.ts';
import { takeMoney } from './owners.ts';
import type { SettleDeps } from './owners.ts';
import type { SettleRefusal } from './vendor-deps.ts';

/**
 * `end`: its time is up, so nobody shall be able to pay there any more. `seen`: what the vendor has just shown, which need
 * not be asked for again.
 */
export type SettleInput = {
  readonly paymentId: PaymentId;
  readonly end?: boolean;
  readonly seen?: { readonly page?: CheckoutRecord; readonly payment?: PaymentRecord };
};

/**
 * Asks the vendor what became of a payment, and writes it down: money that came, also late or once more, or a page that
 * has ended. In whatever order and however often it is asked: what is settled stays so.
 */
export async function settle(
  deps: SettleDeps,
  actor: System,
  { paymentId, end = false, seen = {} }: SettleInput,
): Promise<Result<NoticeOutcome, SettleRefusal>> {
  const { uow, payments, clock } = deps;
  const found = await uow.run<Payment | null, never>(actor, async (stores) =>
    ok(await stores.payments.find(paymentId)),
  );
  const payment = found.ok ? found.value : null;
  if (payment === null || payment.wish === null || payment.status === 'succeeded') return ok('nothing');
  if (payment.checkoutRef === null) {
    // Nobody was ever given the address of a page of which we do not know the name.
    const lived = payment.expiresAt !== null && payment.expiresAt + GRACE <= clock.now();
    if (lived || end) await endUnopened(deps, actor, payment);
    return ok('nothing');
  }
  const { checkoutRef } = payment;
  const known = seen.page?.checkoutRef === checkoutRef ? ok(seen.page) : null;
  const asked = await (end
    ? payments.expireCheckout(checkoutRef)
    : (known ?? payments.findCheckout(checkoutRef)));
  if (!asked.ok) {
    if (asked.error.kind === 'try_again') return err({ kind: 'try_again' });
    return await noteFor(deps, actor, payment, 'does_not_fit', null);
  }
  const money = await moneyOf(deps, asked.value, seen.payment);
  if (!money.ok) return money;
  const said = { page: asked.value, money: money.value };
  const applied = await uow.run(actor, (stores) => takeMoney(deps, stores, payment, said));
  if (applied.ok) return applied;
  return await noteFor(deps, actor, payment, applied.error.kind, asked.value.paymentRef);
}

async function moneyOf(
  { payments }: SettleDeps,
  { status, paymentRef }: CheckoutRecord,
  seen: PaymentRecord | undefined,
): Promise<Result<PaymentRecord | null, SettleRefusal>> {
  if ((status !== 'paid' && status !== 'pending') || paymentRef === null) return ok(null);
  const known = seen?.paymentRef === paymentRef ? ok(seen) : null;
  const payment = known ?? (await payments.findPayment(paymentRef));
  return payment.ok ? payment : err({ kind: 'try_again' });
}

async function endUnopened({ uow, clock }: SettleDeps, actor: System, payment: Payment): Promise<void> {
  await uow.run<null, never>(actor, async (stores) => {
    await lockOwner(stores, payment);
    const now = await stores.payments.find(payment.id);
    if (now?.status === 'open' && now.checkoutRef === null) await endPayment(stores, now, clock.now());
    return ok(null);
  });
}

async function noteFor(
  deps: SettleDeps,
  actor: System,
  payment: Payment,
  kind: MatterKind,
  subject: string | null,
): Promise<Result<NoticeOutcome, never>> {
  await deps.uow.run<null, never>(actor, async (stores) => {
    const { amount } = payment;
    const at = deps.clock.now();
    await note(deps, stores, { kind, subject: subject ?? payment.id, of: payment, amount, at });
    return ok(null);
  });
  return ok('person');
}
