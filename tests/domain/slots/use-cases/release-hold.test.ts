import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import { ALICE, BRUNO } from '#tests/contracts/contract-rows.ts';
import { ANNA } from '#tests/contracts/contract-salon.ts';
import { ALL_STATUSES, desk, inState, outcome, wish, won } from './desk.ts';

const TEN = '2026-03-17 10:00';

describe('releasing a hold', () => {
  it('frees the slot at once, and no letter tells of it', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN, { wish: wish(ANNA) }));
    expect(await salon.release(ALICE, { holdId: held.id })).toEqual(ok({ released: true }));
    expect(salon.appointment(held.id)).toMatchObject({ status: 'cancelled', customerId: null });
    expect(salon.audited()).toEqual(['appointment.reserved', 'appointment.released']);
    expect(salon.letters()).toEqual([]);
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('ok');
  });

  it('twice is no error and is written once', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    const both = await Promise.all([1, 2].map(() => salon.release(ALICE, { holdId: held.id })));
    expect(both).toEqual([ok({ released: true }), ok({ released: false })]);
    expect(salon.counts()).toMatchObject({ occupancy: 0, audit: 2 });
  });

  it('after its end leaves it to expire: it is over all the same', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    salon.clock.set(held.reservedUntil);
    expect(await salon.release(ALICE, { holdId: held.id })).toEqual(ok({ released: false }));
    expect(await salon.expire()).toEqual({ days: 1, holds: 1 });
    expect(await salon.release(ALICE, { holdId: held.id })).toEqual(ok({ released: false }));
    expect(salon.audited()).toEqual(['appointment.reserved', 'appointment.expired']);
  });

  it('counts no longer against the visitor', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    won(await salon.hold('2026-03-18 10:00'));
    won(await salon.release(ALICE, { holdId: held.id }));
    expect(outcome(await salon.hold('2026-03-19 10:00'))).toBe('ok');
  });

  it.each(ALL_STATUSES)('what is %s', async (status) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.put(inState(visit, status));
    const expected: Record<typeof status, unknown> = {
      reserved: ok({ released: true }),
      expired: ok({ released: false }),
      cancelled: ok({ released: false }),
      confirmed: err({ kind: 'already_confirmed' }),
      requested: err({ kind: 'already_confirmed' }),
      checked_in: err({ kind: 'already_confirmed' }),
      completed: err({ kind: 'already_confirmed' }),
      no_show: err({ kind: 'already_confirmed' }),
    };
    expect(await salon.release(ALICE, { holdId: visit.id })).toEqual(expected[status]);
    expect(salon.occupied()).toHaveLength(status === 'reserved' ? 0 : 1);
  });

  it("another visitor's hold is not found and stays", async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    expect(await salon.release(BRUNO, { holdId: held.id })).toEqual(err({ kind: 'not_found' }));
    expect(salon.appointment(held.id)).toEqual(held);
  });
});
