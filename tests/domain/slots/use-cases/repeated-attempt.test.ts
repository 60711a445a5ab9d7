/** Double submit, back button, second window: what the same attempt and a replaced hold lead to. */
import { describe, expect, it } from 'vitest';
import { err } from '#domain/shared/result.ts';
import { ALICE, attemptId, BRUNO, linkTo } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, COLOUR, CUT } from '#tests/contracts/contract-salon.ts';
import { desk, outcome, wish, won } from './desk.ts';

const TEN = '2026-03-17 10:00';
const ELEVEN = '2026-03-17 11:00';
const A = attemptId(1);

describe('the same attempt again', () => {
  it('with the same choice returns the first result and writes nothing', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A }));
    const before = salon.counts();
    salon.clock.pass(60_000);
    expect(won(await salon.hold(TEN, { attemptId: A }))).toEqual(first);
    expect(salon.counts()).toEqual(before);
  });

  it('at the same moment returns one hold to both', async () => {
    const salon = desk();
    const both = await Promise.all([1, 2].map(() => salon.hold(TEN, { attemptId: A })));
    expect(new Set(both.map((result) => won(result).id)).size).toBe(1);
    expect(salon.counts()).toMatchObject({ appointments: 1, occupancy: 1, audit: 1 });
  });

  it.each([
    ['another time', ELEVEN, wish()],
    ['a time that overlaps the old one', '2026-03-17 10:15', wish()],
    ['another colleague', TEN, wish(BEN)],
    ['another service', TEN, wish('any', COLOUR)],
    ['one service more', TEN, wish('any', CUT, COLOUR)],
    ['another day', '2026-03-18 10:00', wish()],
  ])('with %s replaces the hold, as often as one likes', async (_, start, wanted) => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A }));
    const second = won(await salon.hold(start, { attemptId: A, wish: wanted }));
    expect(salon.appointment(first.id)).toMatchObject({ status: 'cancelled', customerId: null });
    expect(salon.occupied().every(({ appointmentId }) => appointmentId === second.id)).toBe(true);
    expect(won(await salon.hold(start, { attemptId: A, wish: wanted }))).toEqual(second);
    const third = won(await salon.hold(TEN, { attemptId: A }));
    const fourth = won(await salon.hold(ELEVEN, { attemptId: A }));
    expect([third.attemptId, fourth.attemptId]).toEqual([A, A]);
    expect(salon.audited().filter((action) => action === 'appointment.released')).toHaveLength(3);
  });

  it('keeps the old slot when the new one is refused', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A, wish: wish(ANNA) }));
    won(await salon.hold(ELEVEN, { wish: wish(ANNA) }, BRUNO));
    expect(outcome(await salon.hold(ELEVEN, { attemptId: A, wish: wish(ANNA) }))).toBe('held');
    expect(salon.appointment(first.id)).toEqual(first);
    expect(salon.occupied().filter((row) => row.appointmentId === first.id)).toHaveLength(1);
  });

  it('keeps the old slot when the database refuses every plan for the new one', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A }));
    salon.database.faults.refuseOccupy = 99;
    expect(outcome(await salon.hold(ELEVEN, { attemptId: A }))).toBe('slot_taken');
    expect(salon.appointment(first.id)).toEqual(first);
  });

  it('after the hold has lapsed is a fresh hold, swept or not', async () => {
    for (const swept of [true, false]) {
      const salon = desk();
      const first = won(await salon.hold(TEN, { attemptId: A }));
      salon.clock.set(first.reservedUntil);
      if (swept) await salon.expire();
      const again = won(await salon.hold(TEN, { attemptId: A }));
      expect(again.id).not.toBe(first.id);
      expect(again.attemptId).toBe(A);
      expect(salon.appointment(first.id)?.status).toBe('expired');
      expect(salon.occupied()).toHaveLength(1);
    }
  });

  it('after it has lapsed on another day ends it there, so that the attempt is free', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A }));
    salon.clock.set(first.reservedUntil);
    const next = won(await salon.hold('2026-03-18 10:00', { attemptId: A }));
    expect(next.attemptId).toBe(A);
    expect(salon.appointment(first.id)?.status).toBe('expired');
    expect(salon.audited()).not.toContain('appointment.released');
  });

  it('after the hold was given up is a fresh hold', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A }));
    won(await salon.release(ALICE, { holdId: first.id }));
    expect(won(await salon.hold(TEN, { attemptId: A })).id).not.toBe(first.id);
  });

  it.each([TEN, ELEVEN])('after it was confirmed books nothing and shows the visit (%s)', async (start) => {
    const salon = desk();
    const visit = await salon.visit(TEN, { attemptId: A });
    const before = salon.counts();
    expect(await salon.hold(start, { attemptId: A })).toEqual(
      err({ kind: 'already_confirmed', appointmentId: visit.id }),
    );
    expect(salon.counts()).toEqual(before);
  });

  it('after the visit was cancelled is a fresh hold', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { attemptId: A });
    won(await salon.cancel(linkTo(visit.id), {}));
    expect(outcome(await salon.hold(TEN, { attemptId: A }))).toBe('ok');
  });

  it("of another visitor's says nothing: a hold of one's own", async () => {
    const salon = desk();
    const theirs = won(await salon.hold(TEN, { attemptId: A }, BRUNO));
    const mine = won(await salon.hold(ELEVEN, { attemptId: A }));
    expect(mine.attemptId).toBe(mine.id);
    expect(salon.appointment(theirs.id)).toEqual(theirs);
  });
});

describe('a hold instead of another', () => {
  it('does not count the replaced one', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN));
    won(await salon.hold('2026-03-18 10:00'));
    const third = won(await salon.hold('2026-03-19 10:00', { instead: first.id }));
    expect(salon.appointment(first.id)?.status).toBe('cancelled');
    expect(outcome(await salon.hold('2026-03-20 10:00'))).toBe('too_many_holds');
    expect(salon.appointment(third.id)?.status).toBe('reserved');
  });

  it('may begin while the replaced one still lasts', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { wish: wish(ANNA) }));
    const next = won(await salon.hold('2026-03-17 10:15', { wish: wish(ANNA), instead: first.id }));
    expect(salon.occupied()).toMatchObject([{ appointmentId: next.id }]);
  });

  it('lets nothing go when it is refused', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN));
    expect(outcome(await salon.hold('2026-03-17 10:07', { instead: first.id }))).toBe('not_on_grid');
    expect(salon.appointment(first.id)).toEqual(first);
    expect(salon.audited()).toEqual(['appointment.reserved']);
  });

  it('replaces both the named one and that of the same attempt', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { attemptId: A }));
    const second = won(await salon.hold('2026-03-18 10:00'));
    won(await salon.hold('2026-03-19 10:00', { attemptId: A, instead: second.id }));
    expect([first, second].map(({ id }) => salon.appointment(id)?.status)).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });

  it('leaves alone what is not a live hold of the visitor', async () => {
    const salon = desk();
    const theirs = won(await salon.hold(TEN, {}, BRUNO));
    const visit = await salon.visit('2026-03-18 10:00');
    const ended = won(await salon.hold('2026-03-19 10:00'));
    won(await salon.release(ALICE, { holdId: ended.id }));
    const before = [theirs, visit, ended].map(({ id }) => salon.appointment(id));
    for (const [number, instead] of [
      theirs.id,
      visit.id,
      ended.id,
      attemptId(9) as string as never,
    ].entries()) {
      const start = `2026-03-2${number === 0 ? 0 : number + 3} 15:00`;
      const held = won(await salon.hold(start, { instead }));
      won(await salon.release(ALICE, { holdId: held.id }));
    }
    expect([theirs, visit, ended].map(({ id }) => salon.appointment(id))).toEqual(before);
  });

  it('two windows that replace the same hold end with two holds at the most', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN));
    const both = await Promise.all([
      salon.hold('2026-03-18 10:00', { instead: first.id }),
      salon.hold('2026-03-19 10:00', { instead: first.id }),
    ]);
    expect(both.map(outcome)).toEqual(['ok', 'ok']);
    expect(salon.audited().filter((action) => action === 'appointment.released')).toHaveLength(1);
    expect(outcome(await salon.hold('2026-03-20 10:00'))).toBe('too_many_holds');
  });
});
