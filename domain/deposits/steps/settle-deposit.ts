import type { Clock } from '../../ports/clock.ts';
import type { KeptMove, VisitEnding } from '../../ports/deposits.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { AppointmentId, PaymentId } from '../../shared/ids.ts';
import { rappen, sum } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Appointment } from '../../slots/appointment.ts';
import { depositEntry } from '../deposit-entry.ts';
import { fateOf } from '../deposit-fate.ts';
import type { DepositFate } from '../deposit-fate.ts';
import { standingOf } from '../deposit-ledger.ts';
import { bookDeposit, giveBack } from './book-deposit.ts';
import { creditDeposit, postCreditLetter } from './credit-deposit.ts';
import type { CreditPost } from './credit-deposit.ts';
import { postDepositLetter } from './deposit-letter.ts';
import { wasRefilled } from './was-refilled.ts';

export type SettleDepositDeps = CreditPost & { readonly uow: UnitOfWork; readonly clock: Clock };

/**
 * Does what has to become of a visit's deposit by itself, under the visit's lock: nothing while the visit stands; kept, let
 * go and given back as `fateOf` says once it is over. True when something was done. May be asked as often as one likes.
 */
export async function settleDeposit(
  { uow, ...deps }: SettleDepositDeps,
  actor: System,
  id: AppointmentId,
): Promise<Result<boolean, never>> {
  return await uow.run<boolean, never>(actor, async (stores) => {
    const { appointments, deposits } = stores;
    const visit = await appointments.lock(id);
    if (visit === null) return ok(false);
    const [ending, all] = await Promise.all([deposits.ending(id), deposits.moves(id)]);
    const everything = standingOf(all);
    if (everything.left === 0 && everything.kept === 0) return ok(false);
    const own = await ownPayments(stores, id);
    const moves = all.filter(({ paymentId }) => paymentId === null || own.includes(paymentId));
    const standing = standingOf(moves);
    const refilled = await wasRefilled(deposits, visit, ending.claim);
    const contact = await appointments.contactOf(id);
    const { claim, givenUp } = ending;
    const known = {
      status: visit.status,
      claim,
      refilled,
      decided: isDecided(moves, ending),
      // A voucher that can be sent to nobody would be a gift to the salon.
      back: contact?.email ? visit.depositBack : ('refund' as const),
      givenUp,
    };
    const fate = fateOf(known, standing);
    if (fate.release === 0 && fate.keep === 0 && fate.refund === 0 && fate.credit === 0) return ok(false);
    await carryOut(deps, stores, visit, fate, {
      at: deps.clock.now(),
      own,
      refilled,
      email: contact?.email ?? null,
    });
    return ok(true);
  });
}

/**
 * Somebody has said what shall become of it, or it went back and did not arrive, which a person looks at: then nothing
 * happens by itself any more. What was before the visit ended is another matter.
 */
const isDecided = (moves: readonly KeptMove[], { endedAt }: VisitEnding): boolean =>
  moves.some(
    ({ kind, byPerson, at }) =>
      (endedAt === null || at >= endedAt) &&
      (kind === 'refund_failed' ||
        (byPerson && (kind === 'kept' || kind === 'refunded' || kind === 'credited'))),
  );

type CarriedOut = {
  readonly at: Instant;
  /** The payments that it can be given back from. */
  readonly own: readonly PaymentId[];
  readonly refilled: boolean;
  readonly email: string | null;
};

async function carryOut(
  deps: Omit<SettleDepositDeps, 'uow'>,
  stores: Stores,
  visit: Appointment,
  { release, keep, refund, credit }: DepositFate,
  { at, own, refilled, email }: CarriedOut,
): Promise<void> {
  const { id } = visit;
  const parts = { ids: deps.ids, at };
  const facts = { refilled };
  if (release > 0) {
    await bookDeposit(parts, stores, id, 'released', release);
    await stores.audit.append(depositEntry('deposit.released', id, { ...facts, amount: release }), at);
  }
  if (keep > 0) {
    await bookDeposit(parts, stores, id, 'kept', keep);
    await stores.audit.append(depositEntry('deposit.kept', id, { ...facts, amount: keep }), at);
  }
  // What was taken from a card afterwards was never agreed to become a voucher.
  const back = await chargedOf(stores, id, credit);
  for (const { paymentId, amount } of back)
    await giveBack(parts, stores, id, amount, 'refilled', [paymentId]);
  const money = rappen(refund + sum(back.map(({ amount }) => amount)));
  if (refund > 0) await giveBack(parts, stores, id, refund, refilled ? 'refilled' : 'cancelled', own);
  const decided = { at, reason: null, facts };
  const rest = rappen(credit + refund - money);
  const voucher = rest > 0 ? await creditDeposit(deps, stores, visit, rest, decided) : null;
  if (email === null) return;
  const news = { recipient: email, locale: visit.locale, amount: money, kept: keep, reason: null };
  if (voucher !== null) await postCreditLetter(deps, stores, voucher, visit, news, at);
  if (voucher === null ? keep === 0 && money === 0 : money === 0) return;
  const kind = keep > 0 && voucher === null ? 'deposit_kept' : 'deposit_back';
  await postDepositLetter(deps, stores, kind, visit, news, at);
}

/**
 * What was paid for the visit. What came too late, or was not owed, is none of it: that goes back by itself, and when it does
 * not arrive it waits for a person, but not the visit's own money with it.
 */
async function ownPayments(
  { payments }: Pick<Stores, 'payments'>,
  id: AppointmentId,
): Promise<readonly PaymentId[]> {
  const own: PaymentId[] = [];
  for (const payment of await payments.ofVisit(id)) {
    const refunds = await payments.refundsOf(payment.id);
    if (!refunds.some(({ reason }) => reason === 'late_money')) own.push(payment.id);
  }
  return own;
}

/** Of so much that is given back, what was taken from a card that was kept. */
async function chargedOf(
  { payments }: Pick<Stores, 'payments'>,
  id: AppointmentId,
  most: Rappen,
): Promise<readonly { readonly paymentId: PaymentId; readonly amount: Rappen }[]> {
  if (most === 0) return [];
  const charges = (await payments.ofVisit(id)).filter(
    ({ charge, status }) => charge !== null && status === 'succeeded',
  );
  return charges
    .map((payment) => ({
      paymentId: payment.id,
      amount: rappen(Math.min(most, payment.amount - payment.refunded)),
    }))
    .filter(({ amount }) => amount > 0);
}
