import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

export type RetryMessage = (
  actor: Insider,
  input: { readonly eventId: string },
) => Promise<Result<null, { readonly kind: 'not_found' } | { readonly kind: 'done_meanwhile' }>>;

/** Has a message of the payment vendor worked off again. It may be said as often as one likes: applying it is repeatable. */
export const retryMessage =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): RetryMessage =>
  async (actor, { eventId }) => {
    if (actor.kind !== 'employee' || !may(actor, 'orders.refund')) return err({ kind: 'not_found' });
    return await uow.run<null, { kind: 'done_meanwhile' }>(actor, async ({ vendorMessages, audit }) => {
      if (!(await vendorMessages.tryAgain(eventId))) return err({ kind: 'done_meanwhile' });
      const target = { kind: 'salon' as const, id: actor.salonId };
      const data = { eventId };
      await audit.append({ action: 'vendor_message.retried', target, reason: null, data }, clock.now());
      return ok(null);
    });
  };
