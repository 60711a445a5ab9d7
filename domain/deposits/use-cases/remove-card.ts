import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { LinkHolder } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { endCard } from '../steps/keep-card.ts';

export type RemoveCardRefusal =
  | { readonly kind: 'not_found' }
  /** It is too late: the vendor is being asked for the money. */
  | { readonly kind: 'being_charged' };

export type RemoveCard = (actor: LinkHolder) => Promise<Result<null, RemoveCardRefusal>>;

/** Whoever let us keep their card takes that back, at any time; what they owe they owe all the same, by invoice. */
export const removeCard =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): RemoveCard =>
  (actor) =>
    uow.run<null, RemoveCardRefusal>(actor, async (stores) => {
      const visit = await stores.appointments.lock(actor.appointmentId);
      const card = visit === null ? null : await stores.deposits.card(visit.id);
      if (card === null) return err({ kind: 'not_found' });
      if (card.ended?.reason === 'charging') return err({ kind: 'being_charged' });
      if (card.ended === null) await endCard(stores, card, 'removed', clock.now());
      return ok(null);
    });
