import type { Log } from '../../ports/log.ts';
import type { PaymentLookout } from '../../ports/payment-store.ts';
import type { FindRefusal } from '../../ports/payments.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { AppointmentId, OrderId, RefundId } from '../../shared/ids.ts';
import { isUuid } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { disputeEventOf } from '../dispute.ts';
import type { OfOrder, OfVisit, Payment } from '../payment.ts';
import type { CheckoutRef, DisputeRef, PaymentRef, RefundRef } from '../payment-refs.ts';
import { lockOwner } from '../steps/lock-owner.ts';
import { noteFee } from '../steps/note-fee.ts';
import { note } from '../steps/note-matter.ts';
import { dispute, takeCharges } from '../steps/owners.ts';
import type { SettleDeps } from '../steps/owners.ts';
import { settle } from '../steps/settle.ts';
import { settleRefund } from '../steps/settle-refund.ts';
import type { SettleRefusal } from '../steps/vendor-deps.ts';
import type { OwnerMark, NoticeOutcome, NoticeSubject, PaymentRecord } from '../vendor-records.ts';

export type ApplyNoticeDeps = SettleDeps & { readonly paymentLookout: PaymentLookout; readonly log: Log };

export type ApplyNotice = (subject: NoticeSubject) => Promise<Result<NoticeOutcome, SettleRefusal>>;

type Applied = Result<NoticeOutcome, SettleRefusal>;

/**
 * Works off all messages about one object of the vendor's: reads it anew, finds out whose it is by its claim, compares
 * it with our books and applies it there. What belongs to nothing waits for a person.
 */
export const applyNotice =
  (deps: ApplyNoticeDeps): ApplyNotice =>
  async (subject) => {
    const outcome = await outcomeOf(deps, subject);
    if (!outcome.ok) return outcome;
    if (outcome.value === 'nobodys') {
      deps.log.warn('A message of the payment vendor belongs to no salon', {
        subject: subject.ref,
        kind: subject.kind,
      });
    }
    await deps.paymentLookout.done(subject, outcome.value, deps.clock.now());
    return outcome;
  };

async function outcomeOf(deps: ApplyNoticeDeps, subject: NoticeSubject): Promise<Applied> {
  switch (subject.kind) {
    case 'checkout':
      return await aboutCheckout(deps, subject.ref);
    case 'payment':
      return await aboutPayment(deps, subject.ref);
    case 'refund':
      return await aboutRefund(deps, subject.ref);
    case 'dispute':
      return await aboutDispute(deps, subject.ref);
    case 'payout':
    case 'other':
      return ok('nothing');
  }
}

const systemOf = (claim: OwnerMark): System => ({
  kind: 'system',
  salonId: claim.salonId,
  job: 'apply-notice',
});
const isOurs = (claim: OwnerMark | null): claim is OwnerMark => claim !== null && isUuid(claim.salonId);

type Of = OfOrder | OfVisit;

/** Whose money it is, as the claim has it. Null: nobody's that we could have. */
function ofClaim({ purpose, reference }: OwnerMark): Of | null {
  if (!isUuid(reference)) return null;
  return purpose === 'order'
    ? { orderId: reference as OrderId, visitId: null }
    : { orderId: null, visitId: reference as AppointmentId };
}

const paymentsOf = ({ payments }: Stores, of: Of): Promise<readonly Payment[]> =>
  of.orderId === null ? payments.ofVisit(of.visitId) : payments.ofOrder(of.orderId);

const isThere = async ({ orders, appointments }: Stores, of: Of): Promise<boolean> =>
  (of.orderId === null ? await appointments.find(of.visitId) : await orders.find(of.orderId)) !== null;

/** Not there any more: nobody can say what it was. */
const lost = ({ kind }: FindRefusal): Applied => (kind === 'try_again' ? err({ kind }) : ok('nobodys'));

async function aboutCheckout(deps: ApplyNoticeDeps, ref: CheckoutRef): Promise<Applied> {
  const found = await deps.payments.findCheckout(ref);
  if (!found.ok) return lost(found.error);
  const { claim, status, amount } = found.value;
  if (!isOurs(claim)) return ok('nobodys');
  const actor = systemOf(claim);
  const payment = await deps.uow.run<Payment | null, never>(actor, (stores) => adopt(stores, claim, ref));
  if (payment.ok && payment.value !== null) {
    return await settle(deps, actor, { paymentId: payment.value.id, seen: { page: found.value } });
  }
  if (status !== 'paid' && status !== 'pending') return ok('nothing');
  return await strange(deps, actor, ref, claim, amount?.minor ?? null);
}

/** The payment of this page; or the one that was written down before the vendor's answer was lost. */
async function adopt(
  stores: Stores,
  claim: OwnerMark,
  ref: CheckoutRef,
): Promise<Result<Payment | null, never>> {
  const { payments } = stores;
  const known = await payments.byCheckout(ref);
  const of = ofClaim(claim);
  if (known !== null || of === null) return ok(known);
  if ((await lockOwner(stores, of)) === null) return ok(null);
  const nameless = (await paymentsOf(stores, of)).find(
    ({ checkoutRef, wish, status }) => checkoutRef === null && wish !== null && status !== 'succeeded',
  );
  if (nameless === undefined) return ok(null);
  const adopted: Payment = { ...nameless, checkoutRef: ref };
  await payments.change(adopted);
  return ok(adopted);
}

/** Money of which our books know nothing. */
async function strange(
  deps: ApplyNoticeDeps,
  actor: System,
  ref: string,
  claim: OwnerMark,
  amount: number | null,
): Promise<Applied> {
  const claimed = ofClaim(claim);
  const noted = await deps.uow.run<NoticeOutcome, never>(actor, async (stores) => {
    const of = claimed !== null && (await isThere(stores, claimed)) ? claimed : null;
    // A claim of what the salon does not have, or of no salon: the row would have no place.
    if (of === null && !(await isSalon(stores))) return ok('nobodys');
    const money = amount === null ? null : rappen(amount);
    const at = deps.clock.now();
    await note(deps, stores, { kind: 'unknown_money', subject: ref, of, amount: money, at });
    return ok('person');
  });
  return noted;
}

const isSalon = async ({ calendar }: Stores): Promise<boolean> => {
  try {
    return (await calendar.card()).slug !== '';
  } catch {
    return false;
  }
};

async function aboutPayment(deps: ApplyNoticeDeps, ref: PaymentRef): Promise<Applied> {
  const found = await deps.payments.findPayment(ref);
  if (!found.ok) return lost(found.error);
  const { claim, status, received } = found.value;
  if (!isOurs(claim)) return ok('nobodys');
  const actor = systemOf(claim);
  const of = ofClaim(claim);
  const tries = await deps.uow.run<readonly Payment[], never>(actor, async (stores) =>
    ok(of === null ? [] : await paymentsOf(stores, of)),
  );
  const known = tries.ok ? tries.value : [];
  // The page's own record says what became of it; this message may be the only one that has arrived.
  for (const each of known.filter((payment) => payment.wish !== null && payment.status !== 'succeeded')) {
    const settled = await settle(deps, actor, { paymentId: each.id, seen: { payment: found.value } });
    if (!settled.ok) return settled;
  }
  await takeCharges(deps, actor, known, found.value);
  if (status !== 'succeeded') return ok('nothing');
  const row = await deps.uow.run(actor, async ({ payments }) => ok(await payments.byRef(ref)));
  if (row.ok && row.value !== null) return await noteFee(deps, actor, row.value, found.value);
  // A page whose name we do not know yet: its own message tells it.
  if (known.some(({ checkoutRef, wish }) => wish !== null && checkoutRef === null)) return ok('nothing');
  return await strange(deps, actor, ref, claim, received);
}

async function aboutRefund(deps: ApplyNoticeDeps, ref: RefundRef): Promise<Applied> {
  const found = await deps.payments.findRefund(ref);
  if (!found.ok) return lost(found.error);
  const { claim, refundId, paymentRef, amount } = found.value;
  if (isOurs(claim) && refundId !== null && isUuid(refundId)) {
    return await settleRefund(deps, systemOf(claim), refundId as RefundId, found.value);
  }
  // Made in the vendor's own pages: whose it is follows from the payment.
  const payment = paymentRef === null ? null : await deps.payments.findPayment(paymentRef);
  if (payment === null) return ok('nobodys');
  if (!payment.ok) return lost(payment.error);
  const owner = payment.value.claim;
  if (!isOurs(owner)) return ok('nobodys');
  return await deps.uow.run<NoticeOutcome, never>(systemOf(owner), async (stores) => {
    const of = ofClaim(owner);
    if (of === null || !(await isThere(stores, of))) return ok('nobodys');
    const money = rappen(amount.minor);
    const at = deps.clock.now();
    await note(deps, stores, { kind: 'foreign_refund', subject: ref, of, amount: money, at });
    return ok('person');
  });
}

async function aboutDispute(deps: ApplyNoticeDeps, ref: DisputeRef): Promise<Applied> {
  const found = await deps.payments.findDispute(ref);
  if (!found.ok) return lost(found.error);
  const { paymentRef } = found.value;
  const event = disputeEventOf(found.value);
  if (paymentRef === null) return ok('nobodys');
  const payment = await deps.payments.findPayment(paymentRef);
  if (!payment.ok) return lost(payment.error);
  const { claim }: PaymentRecord = payment.value;
  if (!isOurs(claim)) return ok('nobodys');
  if (event === null) return ok('nothing');
  const told = await aboutPayment(deps, paymentRef);
  if (!told.ok) return told;
  const of = ofClaim(claim);
  if (of === null) return ok('nobodys');
  return await deps.uow.run<NoticeOutcome, never>(systemOf(claim), async (stores) =>
    ok(await dispute(deps, stores, of, found.value, event)),
  );
}
