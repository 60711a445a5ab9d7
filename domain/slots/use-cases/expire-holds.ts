import { appointmentEntry } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HoldSweeper } from '../../ports/hold-sweeper.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import type { System } from '../../shared/actor.ts';
import { ok } from '../../shared/result.ts';

export type ExpireHoldsDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly sweeper: HoldSweeper;
};

/** Over all salons; each unit acts as the system in its own salon. Counts what this call did. */
export type ExpireHolds = () => Promise<{ readonly days: number; readonly holds: number }>;

/**
 * Clears away holds whose time is up, a unit for each salon and day. Nothing depends on it having run, and several
 * may run at once: who comes second to a day finds nothing. A day that fails does not keep the others waiting.
 *
 * @throws AggregateError after the last day, with the failure of each that failed
 */
export const expireHolds =
  ({ uow, clock, sweeper }: ExpireHoldsDeps): ExpireHolds =>
  async () => {
    const overdue = await sweeper.overdue(clock.now());
    const attempts = manyAttempts();
    let holds = 0;
    for (const { salonId, day } of overdue) {
      const actor: System = { kind: 'system', salonId, job: 'expire-holds' };
      holds += await attempts.count(async () => {
        const swept = await uow.run<number, never>(actor, async ({ calendar, audit }) => {
          await calendar.gate([day]);
          const at = clock.now();
          const lapsed = await calendar.sweep([day], at);
          await Promise.all(
            lapsed.map((id) => audit.append(appointmentEntry('appointment.expired', id), at)),
          );
          return ok(lapsed.length);
        });
        return swept.ok ? swept.value : 0;
      });
    }
    attempts.end((failed) => `${failed} days could not be swept`);
    return { days: overdue.length, holds };
  };
