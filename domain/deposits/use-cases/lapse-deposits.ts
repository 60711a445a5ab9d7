import { manyAttempts } from '../../shared/many-attempts.ts';
import type { DepositLookout } from '../../ports/deposits.ts';
import type { System } from '../../shared/actor.ts';
import { settle } from '../../payments/steps/settle.ts';
import type { SettleDeps } from '../../payments/steps/owners.ts';
import { lookAtCard } from '../steps/charge-card.ts';
import { settleDeposit } from '../steps/settle-deposit.ts';

export type LapseDepositsDeps = SettleDeps & { readonly depositLookout: DepositLookout };

/** Over all salons; counts what this call did. */
export type LapseDeposits = () => Promise<{
  readonly ended: number;
  readonly settled: number;
  readonly cards: number;
}>;

/**
 * Ends the vendor's pages of places that are not held any more, by call: if the payer was faster, their money counts. Then
 * looks after the deposits of visits that are over: what a job has missed, and times that were filled again; after cards that
 * are kept: taken from, or forgotten. And forgets
 * whom holds were for that came to nothing. May run several times at once; what fails does not keep the others waiting.
 *
 * @throws AggregateError after the last one, with every failure
 */
export const lapseDeposits =
  (deps: LapseDepositsDeps): LapseDeposits =>
  async () => {
    const { depositLookout: lookout, clock } = deps;
    const attempts = manyAttempts();
    let [ended, settled, cards] = [0, 0, 0];
    for (const { salonId, paymentId } of await lookout.overdue(clock.now())) {
      const actor: System = { kind: 'system', salonId, job: 'lapse-deposits' };
      ended += await attempts.count(async () => {
        const done = await settle(deps, actor, { paymentId, end: true });
        return done.ok && done.value === 'applied' ? 1 : 0;
      });
    }
    for (const { salonId, visitId } of await lookout.unsettled(clock.now())) {
      const actor: System = { kind: 'system', salonId, job: 'lapse-deposits' };
      settled += await attempts.count(async () => {
        const done = await settleDeposit(deps, actor, visitId);
        return done.ok && done.value ? 1 : 0;
      });
    }
    for (const { salonId, visitId } of await lookout.cards(clock.now())) {
      const actor: System = { kind: 'system', salonId, job: 'lapse-deposits' };
      cards += await attempts.count(async () => {
        const done = await lookAtCard(deps, actor, visitId);
        return done.ok && done.value ? 1 : 0;
      });
    }
    await attempts.count(() => lookout.forgetDetails(clock.now()));
    attempts.end((failed) => `${failed} deposits could not be looked at`);
    return { ended, settled, cards };
  };
