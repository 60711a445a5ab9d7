import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { AppointmentStatus, Visit } from '../../slots/appointment.ts';
import { isVisit } from '../../slots/hold.ts';
import { depositEntry } from '../deposit-entry.ts';
import { standingOf } from '../deposit-ledger.ts';
import type { DepositStanding } from '../deposit-ledger.ts';
import { bookDeposit, giveBack } from '../steps/book-deposit.ts';
import { postDepositLetter } from '../steps/deposit-letter.ts';
import type { DepositPost } from '../steps/deposit-letter.ts';

export type DecideDepositDeps = DepositPost & { readonly uow: UnitOfWork; readonly clock: Clock };

export const DEPOSIT_DECISIONS = ['refund', 'keep'] as const;
export type DepositDecision = (typeof DEPOSIT_DECISIONS)[number];

export type DecideDepositInput = {
  readonly visitId: AppointmentId;
  readonly decision: DepositDecision;
  /** In words that the customer reads. */
  readonly reason: string;
  /** How much was left and kept when the page was made: an older page decides nothing. */
  readonly seen: { readonly left: number; readonly kept: number };
};

export type DecideRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'reason'; readonly reason: 'required' | 'too_long' }
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
  { left, kept }: Pick<DepositStanding, 'left' | 'kept'>,
): readonly DepositDecision[] {
  const over = status === 'cancelled' || status === 'no_show' || status === 'completed';
  return [
    ...(left + kept > 0 ? (['refund'] as const) : []),
    // What was done is paid with it, not kept as damages.
    ...(left > 0 && over && status !== 'completed' ? (['keep'] as const) : []),
  ];
}

/** Whoever leads decides otherwise than the policy, and says why: the customer reads it. */
export const decideDeposit =
  (deps: DecideDepositDeps): DecideDeposit =>
  async (actor, { visitId, decision, reason: typed, seen }) => {
    if (actor.kind !== 'employee' || !may(actor, 'deposits.decide')) return err({ kind: 'not_found' });
    const reason = typed.replace(/\s+/g, ' ').trim();
    if (reason === '') return err({ kind: 'reason', reason: 'required' });
    if (reason.length > LONGEST_REASON) return err({ kind: 'reason', reason: 'too_long' });
    return await deps.uow.run<null, DecideRefusal>(actor, async (stores) => {
      const visit = await stores.appointments.lock(visitId);
      if (!isVisit(visit)) return err({ kind: 'not_found' });
      const standing = standingOf(await stores.deposits.moves(visitId));
      if (standing.left !== seen.left || standing.kept !== seen.kept) return err({ kind: 'changed' });
      if (!decisionsFor(visit.status, standing).includes(decision)) return err({ kind: 'nothing_to_decide' });
      await carryOut(deps, stores, actor, visit, { decision, reason, standing, at: deps.clock.now() });
      return ok(null);
    });
  };

type Decided = {
  readonly decision: DepositDecision;
  readonly reason: string;
  readonly standing: DepositStanding;
  readonly at: Instant;
};

async function carryOut(
  deps: DecideDepositDeps,
  stores: Stores,
  actor: Employee,
  visit: Visit,
  { decision, reason, standing, at }: Decided,
): Promise<void> {
  const { audit, appointments } = stores;
  const { id } = visit;
  const parts = { ids: deps.ids, at, words: reason };
  const by = { by: actor.role };
  let [back, kept]: [Rappen, Rappen] = [rappen(0), rappen(0)];
  if (decision === 'keep') {
    kept = standing.left;
    await bookDeposit(parts, stores, id, 'kept', kept, { reason });
    await audit.append(depositEntry('deposit.kept', id, { ...by, amount: kept }, reason), at);
  } else {
    if (standing.kept > 0) {
      await bookDeposit(parts, stores, id, 'released', standing.kept, { reason });
      await audit.append(depositEntry('deposit.released', id, { ...by, amount: standing.kept }, reason), at);
    }
    // Whoever gives it back asks for nothing beyond it either.
    if (visit.status === 'cancelled' || visit.status === 'no_show') await stores.deposits.claim(id, null);
    back = rappen(standing.left + standing.kept);
    await giveBack(parts, stores, id, back, 'goodwill');
  }
  const contact = await appointments.contactOf(id);
  if (!contact?.email) return;
  const news = { recipient: contact.email, locale: visit.locale, amount: back, kept, reason };
  await postDepositLetter(
    deps,
    stores,
    decision === 'keep' ? 'deposit_kept' : 'deposit_back',
    visit,
    news,
    at,
  );
}
