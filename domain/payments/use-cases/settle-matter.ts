import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { MatterId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { lineIn } from '../../shared/typed-text.ts';
import { matterEntry } from '../payment-entry.ts';

export type SettleMatter = (
  actor: Insider,
  input: { readonly id: MatterId; readonly words: string },
) => Promise<Result<null, { readonly kind: 'not_found' } | { readonly kind: 'words' }>>;

const LONGEST_WORDS = 200;

/** Somebody has looked at what our books did not explain, and says what came of it. */
export const settleMatter =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SettleMatter =>
  async (actor, { id, words }) => {
    if (!may(actor, 'orders.refund')) return err({ kind: 'not_found' });
    const said = lineIn(words, LONGEST_WORDS);
    if (!said.ok) return err({ kind: 'words' });
    return await uow.run(actor, async ({ payments, audit }) => {
      const at = clock.now();
      if (await payments.settleMatter(id, said.value, at)) {
        await audit.append(matterEntry('payment_matter.settled', id, {}, said.value), at);
      }
      return ok(null);
    });
  };
