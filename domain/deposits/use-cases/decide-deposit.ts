import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { rappen, sum } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { lineIn } from '../../shared/typed-text.ts';
import type { AppointmentStatus, Visit } from '../../slots/appointment.ts';
import { isVisit } from '../../slots/hold.ts';
import { depositEntry } from '../deposit-entry.ts';
import { standingOf } from '../deposit-ledger.ts';
import type { DepositStanding } from '../deposit-ledger.ts';
import { bookDeposit, giveBack } from '../steps/book-deposit.ts';
import { creditDeposit, postCreditLetter, uncreditDeposit } from '../steps/credit-deposit.ts';
import type { CreditPost } from '../steps/credit-deposit.ts';
import { postDepositLetter } from '../steps/deposit-letter.ts';

export type DecideDepositDeps = CreditPost & { readonly uow: UnitOfWork; readonly clock: Clock };

export const DEPOSIT_DECISIONS = ['refund', 'keep', 'credit'] as const;
export type DepositDecision = (typeof DEPOSIT_DECISIONS)[number];

/** Where money lies that something can still become of; `onVouchers`: of those that it became, what nobody has spent. */
export type Decidable = Pick<DepositStanding, 'left' | 'kept'> & { readonly onVouchers: Rappen };

export type DecideDepositInput = {
  readonly visitId: AppointmentId;
  readonly decision: DepositDecision;
  /** In words that the customer reads. */
  readonly reason: string;
  /** How the money lay when the page was made: an older page decides nothing. */
  readonly seen: { readonly [part in keyof Decidable]: number };
};

export type DecideRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'reason'; readonly reason: 'required' | 'too_long' }
  /** The voucher could be sent to nobody. */
  | { readonly kind: 'no_address' }
  /** Somebody else, or a job, was faster. */
  | { readonly kind: 'changed' }
  /** Nothing is there to be sent back or kept, or the visit still stands. */
  | { readonly kind: 'nothing_to_decide' };

export type DecideDeposit = (
  actor: Insider,
  input: DecideDepositInput,
) => Promise<Result<null, DecideRefusal>>;

const LONGEST_REASON = 200;

/** What can be decided now, in the order in which it is offered. */
export function decisionsFor(
  status: AppointmentStatus,
  { left, kept, onVouchers }: Decidable,
): readonly DepositDecision[] {
  // What was done is paid with it: neither kept as damages nor turned into a voucher.
  const gone = status === 'cancelled' || status === 'no_show';
  return [
    ...(left + kept + onVouchers > 0 ? (['refund'] as const) : []),
    ...(left > 0 && gone ? (['keep'] as const) : []),
    ...(left + kept > 0 && gone ? (['credit'] as const) : []),
  ];
}

/** Whoever leads decides otherwise than the policy, and says why: the customer reads it. */
export const decideDeposit =
  (deps: DecideDepositDeps): DecideDeposit =>
  async (actor, { visitId, decision, reason: typed, seen }) => {
    if (actor.kind !== 'employee' || !may(actor, 'deposits.decide')) return err({ kind: 'not_found' });
    const said = lineIn(typed, LONGEST_REASON);
    if (!said.ok) return err({ kind: 'reason', reason: said.error });
    const reason = said.value;
    return await deps.uow.run<null, DecideRefusal>(actor, async (stores) => {
      const visit = await stores.appointments.lock(visitId);
      if (!isVisit(visit)) return err({ kind: 'not_found' });
      const { left, kept } = standingOf(await stores.deposits.moves(visitId));
      const vouchers = await stores.vouchers.creditedFor(visitId);
      const onVouchers = sum(vouchers.map(({ balance }) => balance));
      if (left !== seen.left || kept !== seen.kept || onVouchers !== seen.onVouchers)
        return err({ kind: 'changed' });
      const money = { left, kept, onVouchers };
      if (!decisionsFor(visit.status, money).includes(decision)) return err({ kind: 'nothing_to_decide' });
      const email = (await stores.appointments.contactOf(visitId))?.email || null;
      if (decision === 'credit' && email === null) return err({ kind: 'no_address' });
      await carryOut(deps, stores, actor, visit, { decision, reason, money, email, at: deps.clock.now() });
      return ok(null);
    });
  };

type Decided = {
  readonly decision: DepositDecision;
  readonly reason: string;
  readonly money: Decidable;
  readonly email: string | null;
  readonly at: Instant;
};

async function carryOut(
  deps: DecideDepositDeps,
  stores: Stores,
  actor: Employee,
  visit: Visit,
  { decision, reason, money, email, at }: Decided,
): Promise<void> {
  const { id, locale } = visit;
  const parts = { ids: deps.ids, at, words: reason };
  const decided = { at, reason, facts: { by: actor.role } };
  const letter = { recipient: email ?? '', locale, reason };
  if (decision === 'keep') {
    const kept = money.left;
    await bookDeposit(parts, stores, id, 'kept', kept, { reason });
    await stores.audit.append(
      depositEntry('deposit.kept', id, { ...decided.facts, amount: kept }, reason),
      at,
    );
    const news = { ...letter, amount: rappen(0), kept };
    if (email !== null) await postDepositLetter(deps, stores, 'deposit_kept', visit, news, at);
    return;
  }
  await letGo(deps, stores, visit, money, decided);
  if (decision === 'credit') {
    const amount = rappen(money.left + money.kept);
    const issued = await creditDeposit(deps, stores, visit, amount, decided);
    return await postCreditLetter(deps, stores, issued, visit, { ...letter, kept: rappen(0) }, at);
  }
  await uncreditDeposit(deps, stores, visit, decided);
  const back = rappen(money.left + money.kept + money.onVouchers);
  await giveBack(parts, stores, id, back, 'goodwill');
  const news = { ...letter, amount: back, kept: rappen(0) };
  if (email !== null) await postDepositLetter(deps, stores, 'deposit_back', visit, news, at);
}

/** Whoever gives it back, either way, keeps nothing of it and asks for nothing beyond it. */
async function letGo(
  { ids }: Pick<DecideDepositDeps, 'ids'>,
  stores: Stores,
  { id, status }: Visit,
  { kept }: Decidable,
  {
    at,
    reason,
    facts,
  }: { readonly at: Instant; readonly reason: string; readonly facts: { readonly by: string } },
): Promise<void> {
  if (kept > 0) {
    await bookDeposit({ ids, at }, stores, id, 'released', kept, { reason });
    await stores.audit.append(depositEntry('deposit.released', id, { ...facts, amount: kept }, reason), at);
  }
  if (status === 'cancelled' || status === 'no_show') await stores.deposits.claim(id, null);
}
