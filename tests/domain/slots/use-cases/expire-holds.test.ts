import { describe, expect, it } from 'vitest';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { expireHolds } from '#domain/slots/use-cases/expire-holds.ts';
import { BRUNO, visitor } from '#tests/contracts/contract-rows.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { desk, won } from './desk.ts';

describe('clearing away holds', () => {
  const withHolds = async () => {
    const salon = desk();
    const held = [
      won(await salon.hold('2026-03-17 10:00')),
      won(await salon.hold('2026-03-18 10:00')),
      won(await salon.hold('2026-03-17 14:00', {}, BRUNO)),
    ];
    won(await salon.hold('2026-03-17 10:00', {}, visitor(1, OTHER_SALON)));
    return { salon, held };
  };

  it('does nothing before their time', async () => {
    const { salon, held } = await withHolds();
    salon.clock.pass(599_999);
    expect(await salon.expire()).toEqual({ days: 0, holds: 0 });
    for (const hold of held) expect(salon.appointment(hold.id)).toEqual(hold);
  });

  it('ends each, in all salons, with an entry in the audit log by the job', async () => {
    const { salon, held } = await withHolds();
    salon.clock.pass(600_000);
    expect(await salon.expire()).toEqual({ days: 3, holds: 4 });
    for (const { id } of held)
      expect(salon.appointment(id)).toMatchObject({ status: 'expired', customerId: null });
    expect(salon.occupied()).toEqual([]);
    const entries = salon.audit().filter(({ entry }) => entry.action === 'appointment.expired');
    expect(entries.map(({ entry }) => entry.target.id).toSorted()).toEqual(
      held.map(({ id }) => id).toSorted(),
    );
    expect(entries[0]?.actor).toEqual({ kind: 'system', salonId: SALON, job: 'expire-holds' });
    expect(salon.database.salons.get(OTHER_SALON)?.audit).toHaveLength(2);
  });

  it('is safe twice and on several machines', async () => {
    const { salon } = await withHolds();
    salon.clock.pass(600_000);
    const counts = await Promise.all([salon.expire(), salon.expire(), salon.expire()]);
    expect(counts.reduce((sum, { holds }) => sum + holds, 0)).toBe(4);
    expect(salon.audited().filter((action) => action === 'appointment.expired')).toHaveLength(3);
    expect(await salon.expire()).toEqual({ days: 0, holds: 0 });
  });

  it('goes on to the other days when one fails, and then says so', async () => {
    const { salon } = await withHolds();
    salon.clock.pass(600_000);
    let units = 0;
    const uow: UnitOfWork = {
      run: (actor, work) => {
        if (units++ === 0) throw new Error('no connection');
        return salon.uow.run(actor, work);
      },
    };
    const failing = expireHolds({ ...salon.deps, uow });
    await expect(failing()).rejects.toThrow(AggregateError);
    expect(await salon.expire()).toEqual({ days: 1, holds: 2 });
  });

  it('leaves a hold alone that was confirmed after it was listed', async () => {
    const salon = desk();
    const held = won(await salon.hold('2026-03-17 10:00'));
    won(await salon.confirmHold(held));
    salon.clock.pass(600_000);
    const listed = expireHolds({
      ...salon.deps,
      sweeper: { overdue: async () => [{ salonId: SALON, day: held.day }] },
    });
    expect(await listed()).toEqual({ days: 1, holds: 0 });
    expect(salon.appointment(held.id)?.status).toBe('confirmed');
    expect(salon.audited()).toEqual(['appointment.reserved', 'appointment.confirmed']);
  });
});
