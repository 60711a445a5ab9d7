import { appointmentEntry } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isHold, isLive } from '../hold.ts';
import type { ReleaseRefusal } from '../refusals.ts';

export type ReleaseHoldDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type ReleaseHoldInput = { readonly holdId: AppointmentId };

/** `released`: false when it had ended before, by whatever. */
export type ReleaseHold = (
  actor: Booker,
  input: ReleaseHoldInput,
) => Promise<Result<{ readonly released: boolean }, ReleaseRefusal>>;

/** Gives a held slot back at once. Repeating it, or being later than the hold's end, is no error. */
export const releaseHold =
  ({ uow, clock }: ReleaseHoldDeps): ReleaseHold =>
  (actor, { holdId }) =>
    uow.run<{ readonly released: boolean }, ReleaseRefusal>(
      actor,
      async ({ calendar, appointments, audit }) => {
        const seen = await appointments.find(holdId);
        if (seen === null) return err({ kind: 'not_found' });
        await calendar.gate([seen.day]);
        const found = await appointments.lock(holdId);
        if (found === null) return err({ kind: 'not_found' });
        if (found.status === 'cancelled' || found.status === 'expired') return ok({ released: false });
        if (!isHold(found)) return err({ kind: 'already_confirmed' });
        const at = clock.now();
        if (!isLive(found, at)) return ok({ released: false });
        await Promise.all([
          calendar.vacate(holdId),
          appointments.release(holdId, at),
          audit.append(appointmentEntry('appointment.released', holdId), at),
        ]);
        return ok({ released: true });
      },
    );
