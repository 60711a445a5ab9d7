import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { customerEntry } from '../customer-entry.ts';
import type { MergeRefusal } from '../refusals.ts';

export type MergeCustomers = (
  actor: Insider,
  input: {
    readonly kept: CustomerId;
    readonly gone: CustomerId;
    /** False: what was merged is parted again. */
    readonly merge: boolean;
  },
) => Promise<Result<null, MergeRefusal>>;

/** Nothing is thrown away, so it can be undone at any time: the entry that goes counts as the one that is kept. */
export const mergeCustomers =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): MergeCustomers =>
  async (actor, { kept, gone, merge }) => {
    if (!may(actor, 'customers.merge')) return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ customers, audit }): Promise<Result<null, MergeRefusal>> => {
      const outcome = await (merge ? customers.merge(kept, gone) : customers.part(kept, gone));
      if (outcome !== 'merged' && outcome !== 'parted') return err({ kind: outcome });
      const action = merge ? 'customer.merged' : 'customer.unmerged';
      await audit.append(customerEntry(actor, action, kept, { other: gone }), clock.now());
      return ok(null);
    });
  };
