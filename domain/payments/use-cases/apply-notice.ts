import type { CheckoutRef, DisputeRef, PaymentRef, RefundRef } from '../payment-refs.ts';
import type { Claim, DisputeRecord, NoticeSubject, PaymentRecord, NoticeOutcome } from '../vendor-records.ts';
import type { Log } from '../../ports/log.ts';
import type { OfOrder, OfVisit, Payment } from '../payment.ts';
import type { OrderLookout } from '../../ports/orders.ts';
import type { FindRefusal } from '../../ports/payments.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { AppointmentId, OrderId, RefundId } from '../../shared/ids.ts';
import { isUuid } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { settleCharge } from '../../deposits/steps/charge-card.ts';
import { depositEntry } from '../../deposits/deposit-entry.ts';
import { orderEntry } from '../../orders/order-entry.ts';
import { carryOut } from '../../orders/steps/carry-out.ts';
import { draftCredit, issueCredit } from '../../orders/steps/order-papers.ts';
import { settleRefund } from '../steps/settle-refund.ts';
import { noteFee } from '../steps/note-fee.ts';
import { note } from '../steps/note-matter.ts';
import { lockOwner } from '../steps/vendor-page.ts';
import { settle } from '../steps/settle.ts';
import type { SettleDeps, SettleRefusal } from '../steps/settle-deps.ts';

export type ApplyNoticeDeps = SettleDeps & { readonly lookout: OrderLookout; readonly log: Log };

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
    await deps.lookout.done(subject, outcome.value, deps.clock.now());
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

const systemOf = (claim: Claim): System => ({ kind: 'system', salonId: claim.salonId, job: 'apply-notice' });
const isOurs = (claim: Claim | null): claim is Claim => claim !== null && isUuid(claim.salonId);

type Of = OfOrder | OfVisit;

/** Whose money it is, as the claim has it. Null: nobody's that we could have. */
function ofClaim({ purpose, reference }: Claim): Of | null {
  if (!isUuid(reference)) return null;
  return purpose === 'order'
    ? { orderId: reference as OrderId, visitId: null }
    : { orderId: null, visitId: reference as AppointmentId };
}

const isKeptHere = ({ purpose }: Claim): boolean =>
  purpose === 'order' || purpose === 'deposit' || purpose === 'no_show_fee';

const paymentsOf = ({ orders }: Stores, of: Of): Promise<readonly Payment[]> =>
  of.orderId === null ? orders.paymentsOfVisit(of.visitId) : orders.paymentsOf(of.orderId);

const isThere = async ({ orders, appointments }: Stores, of: Of): Promise<boolean> =>
  (of.orderId === null ? await appointments.find(of.visitId) : await orders.find(of.orderId)) !== null;

/** Not there any more: nobody can say what it was. */
const lost = ({ kind }: FindRefusal): Applied => (kind === 'try_again' ? err({ kind }) : ok('nobodys'));

async function aboutCheckout(deps: ApplyNoticeDeps, ref: CheckoutRef): Promise<Applied> {
  const found = await deps.payments.findCheckout(ref);
  if (!found.ok) return lost(found.error);
  const { claim, status, amount } = found.value;
  if (!isOurs(claim)) return ok('nobodys');
  if (!isKeptHere(claim)) return ok('nothing');
  const actor = systemOf(claim);
  const payment = await deps.uow.run<Payment | null, never>(actor, (stores) => adopt(stores, claim, ref));
  if (payment.ok && payment.value !== null) {
    return await settle(deps, actor, { paymentId: payment.value.id, seen: { page: found.value } });
  }
  if (status !== 'paid' && status !== 'pending') return ok('nothing');
  return await strange(deps, actor, ref, claim, amount?.minor ?? null);
}

/** The payment of this page; or the one that was written down before the vendor's answer was lost. */
async function adopt(stores: Stores, claim: Claim, ref: CheckoutRef): Promise<Result<Payment | null, never>> {
  const { orders } = stores;
  const known = await orders.paymentByCheckout(ref);
  const of = ofClaim(claim);
  if (known !== null || of === null) return ok(known);
  if ((await lockOwner(stores, of)) === null) return ok(null);
  const nameless = (await paymentsOf(stores, of)).find(
    ({ checkoutRef, wish, status }) => checkoutRef === null && wish !== null && status !== 'succeeded',
  );
  if (nameless === undefined) return ok(null);
  const adopted: Payment = { ...nameless, checkoutRef: ref };
  await orders.changePayment(adopted);
  return ok(adopted);
}

/** Money of which our books know nothing. */
async function strange(
  deps: ApplyNoticeDeps,
  actor: System,
  ref: string,
  claim: Claim,
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
  if (!isKeptHere(claim)) return ok('nothing');
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
  for (const each of known.filter(({ charge }) => charge !== null && claim.purpose === 'no_show_fee')) {
    await settleCharge(deps, actor, each.id, found.value);
  }
  if (status !== 'succeeded') return ok('nothing');
  const row = await deps.uow.run(actor, async ({ orders }) => ok(await orders.paymentByRef(ref)));
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
    if (!isKeptHere(claim)) return ok('nothing');
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

const DISPUTES = {
  warning: null,
  closed: null,
  open: { kind: 'dispute_opened' },
  under_review: { kind: 'dispute_opened' },
  won: { kind: 'dispute_won' },
  lost: { kind: 'dispute_lost' },
} as const satisfies Record<DisputeRecord['status'], object | null>;

const ENTRIES = {
  dispute_opened: 'order.disputed',
  dispute_won: 'order.dispute_won',
  dispute_lost: 'order.dispute_lost',
} as const;

const CANCELLED: Readonly<Record<Locale, string>> = {
  'de-CH': 'Die Bestellung wurde storniert',
  en: 'The order was cancelled',
};

async function aboutDispute(deps: ApplyNoticeDeps, ref: DisputeRef): Promise<Applied> {
  const found = await deps.payments.findDispute(ref);
  if (!found.ok) return lost(found.error);
  const { paymentRef, status, amount } = found.value;
  const event = DISPUTES[status];
  if (paymentRef === null) return ok('nobodys');
  const payment = await deps.payments.findPayment(paymentRef);
  if (!payment.ok) return lost(payment.error);
  const { claim }: PaymentRecord = payment.value;
  if (!isOurs(claim)) return ok('nobodys');
  if (event === null || !isKeptHere(claim)) return ok('nothing');
  const told = await aboutPayment(deps, paymentRef);
  if (!told.ok) return told;
  const of = ofClaim(claim);
  if (of === null) return ok('nobodys');
  if (of.orderId === null) return await depositDisputed(deps, systemOf(claim), of, found.value);
  const id = of.orderId;
  return await deps.uow.run<NoticeOutcome, never>(systemOf(claim), async (stores) => {
    const { orders, audit } = stores;
    const order = await orders.lock(id);
    if (order === null) return ok('nobodys');
    const at = deps.clock.now();
    const refundId = deps.ids.next() as RefundId;
    const carried = await carryOut({ stores, ids: deps.ids, at, refundId }, order, event);
    if (!carried.ok) {
      const money = rappen(amount.minor);
      await note(deps, stores, { kind: 'does_not_fit', subject: ref, of, amount: money, at });
      return ok('person');
    }
    if (!carried.value.changed) return ok('nothing');
    await audit.append(orderEntry(ENTRIES[event.kind], order, { amount: amount.minor }), at);
    // Won after it was cancelled: what could not go back then does now.
    const now = carried.value.order;
    const credit = await draftCredit(stores, now, { id: refundId, reason: CANCELLED[now.locale] });
    await issueCredit(stores, credit, at);
    return ok('applied');
  });
}

const DEPOSIT_ENTRIES = {
  dispute_opened: 'deposit.disputed',
  dispute_won: 'deposit.dispute_won',
  dispute_lost: 'deposit.dispute_lost',
} as const;

/** What is owed of a deposit that the bank has taken back is for a person to say. */
async function depositDisputed(
  deps: ApplyNoticeDeps,
  actor: System,
  of: OfVisit,
  { disputeRef, status, amount }: DisputeRecord,
): Promise<Applied> {
  const event = DISPUTES[status];
  if (event === null) return ok('nothing');
  return await deps.uow.run<NoticeOutcome, never>(actor, async (stores) => {
    if ((await stores.appointments.lock(of.visitId)) === null) return ok('nobodys');
    const at = deps.clock.now();
    const money = rappen(amount.minor);
    // Once for each standing of it.
    const subject = `${disputeRef} ${event.kind}`;
    await note(deps, stores, { kind: 'disputed', subject, of, amount: money, at });
    const facts = { amount: amount.minor, dispute: disputeRef };
    await stores.audit.append(depositEntry(DEPOSIT_ENTRIES[event.kind], of.visitId, facts), at);
    return ok('person');
  });
}
