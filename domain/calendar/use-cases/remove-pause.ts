import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import { deskEntry } from '../desk-entry.ts';
import type { MoveOffer } from '../move-offer.ts';
import { daysOfPause } from '../pause.ts';
import type { Pause, PauseId } from '../pause.ts';

export type RemovePauseDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

type NotFound = { readonly kind: 'not_found' };
/** While the gate was waited for, somebody has offered a place or answered: other days have to be gated. */
type Moving = { readonly kind: 'moving' };

export type RemovePause = (actor: Insider, id: PauseId) => Promise<Result<Pause, NotFound>>;

const MOST_TRIES = 3;

const areSame = (before: readonly MoveOffer[], now: readonly MoveOffer[]): boolean =>
  before.length === now.length && before.every(({ id }) => now.some((offer) => offer.id === id));

/**
 * Gives the time back, as far as no other pause of the colleague lies in it.
 *
 * @throws Error when offers for it come and go again and again meanwhile
 */
export const removePause =
  ({ uow, clock }: RemovePauseDeps): RemovePause =>
  async (actor, id) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const removed = await uow.run<Pause, NotFound | Moving>(actor, async (stores) => {
        const { calendar, pauses, audit, moveOffers } = stores;
        const [seen, book, offered] = await Promise.all([
          pauses.find(id),
          calendar.book(),
          moveOffers.openOf(id),
        ]);
        if (seen === null) return err({ kind: 'not_found' });
        if (seen.kind !== 'block' && !may(actor, 'absences.change')) return err({ kind: 'not_found' });
        const days = daysOfPause(seen, book.zone);
        await calendar.gate([...new Set([...days, ...offered.map(({ plan }) => plan.day)])].sort());
        const at = clock.now();
        const [found, open] = await Promise.all([pauses.find(id), moveOffers.openOf(id)]);
        if (found === null) return err({ kind: 'not_found' });
        if (!areSame(offered, open)) return err({ kind: 'moving' });
        const { staffId } = found;
        await Promise.all([
          // They are back: nobody has to answer any more, and their visits stand as they were agreed.
          ...offered.flatMap((offer) => [
            moveOffers.settle(offer.id, 'withdrawn', at),
            audit.append(deskEntry(actor, 'appointment.place_withdrawn', offer.appointmentId), at),
          ]),
          pauses.remove(id),
          pauses.cover(days),
          audit.append(
            {
              action: found.kind === 'block' ? 'time.unblocked' : 'absence.removed',
              target: { kind: 'pause', id },
              reason: null,
              data: { staffId, from: isoInstant(found.from), to: isoInstant(found.to) },
            },
            at,
          ),
        ]);
        return ok(found);
      });
      if (removed.ok) return removed;
      if (removed.error.kind !== 'moving') return err(removed.error);
    }
    throw new Error('the offers did not keep still');
  };
