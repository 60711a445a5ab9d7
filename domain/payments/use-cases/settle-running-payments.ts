import type { Log } from '../../ports/log.ts';
import type { PaymentLookout } from '../../ports/payment-store.ts';
import type { System } from '../../shared/actor.ts';
import type { PaymentId } from '../../shared/ids.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import { ok } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { SettleDeps } from '../steps/owners.ts';
import { settle } from '../steps/settle.ts';

export type SettleRunningDeps = SettleDeps & { readonly paymentLookout: PaymentLookout; readonly log: Log };

/** Over all salons; counts those that were asked for. */
export type SettleRunningPayments = () => Promise<{ readonly asked: number }>;

const MINUTE = 60_000;
/** Paid and not confirmed for so long, something is wrong with the messages. */
const ALARM_AFTER = 2 * MINUTE;
const IN_A_ROW = 100;

/**
 * Asks for what nobody tells us of: payments, for whatever they are, that have been running for two minutes. May run
 * several times at once. What fails does not keep the others waiting.
 *
 * @throws AggregateError after the last one, with every failure
 */
export const settleRunningPayments =
  (deps: SettleRunningDeps): SettleRunningPayments =>
  async () => {
    const { paymentLookout, clock, log } = deps;
    const attempts = manyAttempts();
    let asked = 0;
    const before = (clock.now() - ALARM_AFTER) as Instant;
    for (const { salonId, paymentId } of (await paymentLookout.running(before)).slice(0, IN_A_ROW)) {
      const actor: System = { kind: 'system', salonId, job: 'settle-payments' };
      asked += await attempts.count(async () => {
        const settled = await settle(deps, actor, { paymentId });
        if (settled.ok && settled.value === 'applied' && (await isPaid(deps, actor, paymentId))) {
          log.error('Paid two minutes ago, and no message came', { salonId, paymentId });
        }
        return 1;
      });
    }
    attempts.end((failed) => `${failed} payments could not be asked for`);
    return { asked };
  };

async function isPaid({ uow }: SettleRunningDeps, actor: System, paymentId: PaymentId): Promise<boolean> {
  const found = await uow.run(actor, async ({ payments }) => ok(await payments.find(paymentId)));
  return found.ok && found.value?.status === 'succeeded';
}
