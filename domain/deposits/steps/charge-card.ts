/** The job's look at a card that is kept: forgets it, or takes from it what is owed beyond the deposit, once. */
import { note } from '../../payments/steps/note-matter.ts';
import { sendBack } from '../../payments/steps/send-back.ts';
import type { SettleRefusal, VendorDeps } from '../../payments/steps/vendor-deps.ts';
import type { PaymentRecord, NoticeOutcome } from '../../payments/vendor-records.ts';
import { ended, newPayment, pending, runningOf, succeeded } from '../../payments/payment.ts';
import type { VisitPayment } from '../../payments/payment.ts';
import type { SavedCardCharge } from '../../payments/vendor-wishes.ts';
import { verdictOfCharge } from '../../payments/verdict.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { AppointmentId, PaymentId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Appointment } from '../../slots/appointment.ts';
import { beyondDeposit } from '../claim.ts';
import { depositEntry } from '../deposit-entry.ts';
import { standingOf } from '../deposit-ledger.ts';
import { cardFateOf } from '../saved-card.ts';
import type { KeptCard } from '../saved-card.ts';
import { bookDeposit } from './book-deposit.ts';
import { postDepositLetter } from './deposit-letter.ts';
import type { DepositPost } from './deposit-letter.ts';
import { endCard } from './keep-card.ts';
import { wasRefilled } from './was-refilled.ts';

/** What the payer's bank shows. */
const TITLE: Readonly<Record<Locale, string>> = {
  'de-CH': 'Ausfallentschädigung',
  en: 'No-show fee',
};

export type ChargeDeps = VendorDeps & DepositPost;

type ToDo =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'forget'; readonly card: KeptCard }
  | { readonly kind: 'charge'; readonly payment: VisitPayment };

/** True when something was done. May be asked as often as one likes, by several at once. */
export async function lookAtCard(
  deps: ChargeDeps,
  actor: System,
  visitId: AppointmentId,
): Promise<Result<boolean, SettleRefusal>> {
  const decided = await deps.uow.run<ToDo, never>(actor, async (stores) =>
    ok(await decide(deps, stores, visitId)),
  );
  const todo: ToDo = decided.ok ? decided.value : { kind: 'nothing' };
  if (todo.kind === 'nothing') return ok(false);
  if (todo.kind === 'charge') {
    const charged = await chargeCard(deps, actor, todo.payment);
    return charged.ok ? ok(charged.value !== 'nothing') : charged;
  }
  const gone = await deps.payments.forgetCard(todo.card.cardRef);
  if (!gone.ok) return err({ kind: 'try_again' });
  await deps.uow.run<null, never>(actor, async (stores) => {
    await stores.appointments.lock(visitId);
    const card = await stores.deposits.card(visitId);
    if (card === null || card.card === null) return ok(null);
    await stores.deposits.changeCard({ ...card, card: null });
    await stores.audit.append(depositEntry('deposit.card_forgotten', visitId), deps.clock.now());
    return ok(null);
  });
  return ok(true);
}

/** Written down, with the key and all that is asked, before the vendor hears of it. */
async function decide(deps: ChargeDeps, stores: Stores, visitId: AppointmentId): Promise<ToDo> {
  const { appointments, deposits, payments, audit } = stores;
  const visit = await appointments.lock(visitId);
  const card = visit === null ? null : await deposits.card(visitId);
  if (visit === null || card === null || card.card === null) return { kind: 'nothing' };
  const charges = (await payments.ofVisit(visitId)).filter(({ charge }) => charge !== null);
  const running = runningOf(charges);
  if (running !== undefined) return { kind: 'charge', payment: running };
  if (card.ended !== null) return { kind: 'forget', card: card.card };
  const at = deps.clock.now();
  const { claim, ...money } = await owed(stores, visit);
  const known = { status: visit.status, to: visit.to, at, most: card.consent.most, claim, ...money };
  const fate = charges.length > 0 ? ({ kind: 'over' } as const) : cardFateOf(known);
  if (fate.kind === 'wait') return { kind: 'nothing' };
  await endCard(stores, card, fate.kind === 'over' ? 'over' : 'charging', at);
  if (fate.kind === 'over') return { kind: 'forget', card: card.card };
  const payment = paymentFor(deps, visit, card.card, fate.amount, at);
  await payments.insert(payment);
  const facts = { paymentId: payment.id, amount: payment.amount };
  await audit.append(depositEntry('deposit.charge_opened', visitId, facts), at);
  return { kind: 'charge', payment };
}

async function owed({ deposits, invoices }: Pick<Stores, 'deposits' | 'invoices'>, visit: Appointment) {
  const { claim } = await deposits.ending(visit.id);
  const { left, kept } = standingOf(await deposits.moves(visit.id));
  const refilled = await wasRefilled(deposits, visit, claim);
  const invoiced = (await invoices.bySource({ kind: 'visit', id: visit.id })) !== null;
  return { claim, left, kept, refilled, invoiced };
}

function paymentFor(
  { ids }: ChargeDeps,
  { id: visitId, salonId, locale }: Appointment,
  { payerRef, cardRef }: KeptCard,
  amount: Rappen,
  at: Instant,
): VisitPayment {
  const id = ids.next() as PaymentId;
  return newPayment(
    { orderId: null, visitId },
    {
      id,
      amount,
      openedAt: at,
      charge: {
        claim: { salonId, purpose: 'no_show_fee', reference: visitId },
        attempt: id,
        amount,
        title: TITLE[locale],
        payer: payerRef,
        card: cardRef,
      },
    },
  );
}

/** The vendor remembers keys for a day. After that the same wish would be a second charge. */
const KEY_LIVES = 20 * 60 * 60_000;
const A_MINUTE = 60_000;

/** Asks under the payment's own id, so that a lost answer is given again; once that is over, looks whether it happened. */
async function chargeCard(
  deps: ChargeDeps,
  actor: System,
  payment: VisitPayment,
): Promise<Result<NoticeOutcome, SettleRefusal>> {
  const { payments, clock } = deps;
  if (payment.charge === null) return ok('nothing');
  if (payment.paymentRef !== null) {
    const found = await payments.findPayment(payment.paymentRef);
    return found.ok ? await settleCharge(deps, actor, payment.id, found.value) : err({ kind: 'try_again' });
  }
  if (clock.now() - payment.openedAt > KEY_LIVES) return await lookBack(deps, actor, payment);
  const answer = await payments.chargeSavedCard(payment.charge);
  if (answer.ok) return await settleCharge(deps, actor, payment.id, answer.value);
  switch (answer.error.kind) {
    case 'try_again':
      return err({ kind: 'try_again' });
    case 'key_reused':
      return await lookBack(deps, actor, payment);
    default:
      return await refuseCharge(deps, actor, payment.id, answer.error.kind);
  }
}

/** Whatever the vendor has done for it stands among what has happened since. */
async function lookBack(
  deps: ChargeDeps,
  actor: System,
  { id, openedAt, visitId }: VisitPayment,
): Promise<Result<NoticeOutcome, SettleRefusal>> {
  const since = (openedAt - A_MINUTE) as Instant;
  let after: string | null = null;
  do {
    const page = await deps.payments.happenedSince({ since, after });
    if (!page.ok) return err({ kind: 'try_again' });
    for (const { subject, claim } of page.value.notices) {
      if (subject.kind !== 'payment' || claim?.purpose !== 'no_show_fee' || claim.reference !== visitId)
        continue;
      const found = await deps.payments.findPayment(subject.ref);
      if (!found.ok) return err({ kind: 'try_again' });
      return await settleCharge(deps, actor, id, found.value);
    }
    after = page.value.next;
  } while (after !== null);
  return await refuseCharge(deps, actor, id, 'no_answer');
}

/** What the vendor says of a charge of ours; in whatever order and however often it is told. */
export async function settleCharge(
  deps: ChargeDeps,
  actor: System,
  paymentId: PaymentId,
  record: PaymentRecord,
): Promise<Result<NoticeOutcome, never>> {
  if (record.status === 'waiting' || record.status === 'cancelled')
    return await refuseCharge(deps, actor, paymentId, record.lastDecline ?? 'declined');
  return await withCharge(deps, actor, paymentId, async (stores, visit, payment, at) => {
    const owner = payment.charge.claim;
    const verdict = verdictOfCharge({ owner, amount: payment.amount }, record);
    if (verdict.kind === 'matter') {
      const subject = record.paymentRef;
      await note(deps, stores, { kind: verdict.matter, subject, of: payment, amount: null, at });
      return 'person';
    }
    if (verdict.kind === 'pending') {
      if (payment.status !== 'open') return 'nothing';
      await stores.payments.change(pending(payment, record.paymentRef));
      return 'applied';
    }
    await take(deps, stores, visit, payment, record, at);
    return 'applied';
  });
}

async function take(
  deps: ChargeDeps,
  stores: Stores,
  visit: Appointment,
  payment: VisitPayment,
  record: PaymentRecord,
  at: Instant,
): Promise<void> {
  const { payments, deposits, audit, appointments } = stores;
  const paid = succeeded(payment, record, at);
  await payments.change(paid);
  const { id } = visit;
  const { invoiced, ...money } = await owed(stores, visit);
  const { kept, refilled } = money;
  const isGone = visit.status === 'cancelled' || visit.status === 'no_show';
  const isOwed = isGone && !invoiced && beyondDeposit(money) >= paid.amount;
  const parts = { ids: deps.ids, at };
  const facts = { paymentId: paid.id, amount: paid.amount };
  await bookDeposit(parts, stores, id, 'received', paid.amount, { paymentId: paid.id });
  await audit.append(depositEntry('deposit.card_charged', id, facts), at);
  if (isOwed) {
    await bookDeposit(parts, stores, id, 'kept', paid.amount, { paymentId: paid.id });
    await audit.append(depositEntry('deposit.kept', id, { refilled: false, amount: paid.amount }), at);
  } else {
    // Meanwhile it is not owed any more, or is owed on an invoice.
    const refund = await sendBack(stores, parts, paid, paid.amount, refilled ? 'refilled' : 'late_money');
    const refers = { refundId: refund.id, paymentId: paid.id };
    await bookDeposit(parts, stores, id, 'refunded', paid.amount, refers);
    const wanted = { refundId: refund.id, amount: paid.amount };
    await audit.append(depositEntry('deposit.refund_wanted', id, wanted), at);
  }
  const saved = await deposits.card(id);
  if (saved !== null) await endCard(stores, saved, 'charged', at);
  const contact = await appointments.contactOf(id);
  if (!contact?.email) return;
  const news = {
    recipient: contact.email,
    locale: visit.locale,
    amount: paid.amount,
    kept: rappen(kept),
    reason: null,
    card: record.card,
  };
  await postDepositLetter(deps, stores, isOwed ? 'card_charged' : 'deposit_back', visit, news, at);
}

/** No money came of it: what is owed can be invoiced. */
const refuseCharge = (
  deps: ChargeDeps,
  actor: System,
  paymentId: PaymentId,
  why: string,
): Promise<Result<NoticeOutcome, never>> =>
  withCharge(deps, actor, paymentId, async ({ payments, deposits, audit }, { id }, payment, at) => {
    if (payment.status === 'ended') return 'nothing';
    await payments.change(ended(payment, at));
    await audit.append(depositEntry('deposit.card_refused', id, { paymentId, why }), at);
    const card = await deposits.card(id);
    if (card !== null) await endCard({ deposits, audit }, card, 'refused', at);
    return 'applied';
  });

type Charge = VisitPayment & { readonly charge: SavedCardCharge };

async function withCharge(
  { uow, clock }: ChargeDeps,
  actor: System,
  paymentId: PaymentId,
  work: (stores: Stores, visit: Appointment, payment: Charge, at: Instant) => Promise<NoticeOutcome>,
): Promise<Result<NoticeOutcome, never>> {
  return await uow.run<NoticeOutcome, never>(actor, async (stores) => {
    const before = await stores.payments.find(paymentId);
    if (before === null || before.orderId !== null) return ok('nothing');
    const visit = await stores.appointments.lock(before.visitId);
    // Read again under the lock.
    const payment = await stores.payments.find(paymentId);
    if (visit === null || payment === null || payment.orderId !== null) return ok('nothing');
    const { charge } = payment;
    if (charge === null || payment.status === 'succeeded') return ok('nothing');
    return ok(await work(stores, visit, { ...payment, charge }, clock.now()));
  });
}
