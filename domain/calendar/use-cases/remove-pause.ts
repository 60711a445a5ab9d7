import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import { deskEntry } from '../desk-entry.ts';
import { daysOfPause } from '../pause.ts';
import type { Pause, PauseId } from '../pause.ts';

export type RemovePauseDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type RemovePause = (
  actor: Insider,
  id: PauseId,
) => Promise<Result<Pause, { readonly kind: 'not_found' }>>;

/** Gives the time back, as far as no other pause of the colleague lies in it. */
export const removePause =
  ({ uow, clock }: RemovePauseDeps): RemovePause =>
  async (actor, id) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    return await uow.run<Pause, { readonly kind: 'not_found' }>(
      actor,
      async ({ calendar, pauses, audit, moveOffers }) => {
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
        const found = await pauses.find(id);
        if (found === null) return err({ kind: 'not_found' });
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
      },
    );
  };
