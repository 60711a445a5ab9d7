import { describe, expect, it } from 'vitest';
import { ok } from '#domain/shared/result.ts';
import { ALICE, BRUNO, instant, linkTo } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN } from '#tests/contracts/contract-salon.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { outcome, wish, withoutAddress, won } from '../slots/use-cases/desk.ts';
import { ELSEWHERE, frontDesk, HQ, NORA } from './front-desk.ts';

const DAY = '2026-03-17';
const TEN = `${DAY} 10:00`;

describe('who may', () => {
  it('nobody of another salon, and head office nothing', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN);
    salon.clock.set(instant(`${DAY} 10:05`));
    const before = salon.counts();
    for (const actor of [ELSEWHERE, HQ]) {
      const change = salon.change(actor, { id, step: 'check_in', expected: 'confirmed' });
      expect(outcome(await change)).toBe('not_found');
      const cancel = salon.cancelAtDesk(actor, { id, reason: '', expectedSequence: sequence });
      expect(outcome(await cancel)).toBe('not_found');
      const move = salon.moveAtDesk(actor, {
        id,
        start: at(`${DAY} 14:00`),
        staff: null,
        expectedSequence: sequence,
      });
      expect(outcome(await move)).toBe('not_found');
    }
    expect(salon.counts()).toEqual(before);
  });

  it('nobody touches a hold: it is not a visit yet', async () => {
    const salon = frontDesk();
    const { id } = won(await salon.hold(TEN));
    expect(outcome(await salon.change(NORA, { id, step: 'check_in', expected: 'confirmed' }))).toBe(
      'not_found',
    );
    expect(outcome(await salon.cancelAtDesk(NORA, { id, reason: '', expectedSequence: 0 }))).toBe(
      'not_found',
    );
  });
});

describe('a visit on its day', () => {
  it('is checked in, completed, and each step stands in the log with who did it', async () => {
    const salon = frontDesk();
    const { id } = await salon.visit(TEN);
    salon.clock.set(instant(`${DAY} 09:55`));
    expect(await salon.change(NORA, { id, step: 'check_in', expected: 'confirmed' })).toEqual(
      ok('checked_in'),
    );
    salon.clock.set(instant(`${DAY} 10:30`));
    expect(await salon.change(NORA, { id, step: 'complete', expected: 'checked_in' })).toEqual(
      ok('completed'),
    );
    expect(salon.audit().slice(-2)).toMatchObject([
      { entry: { action: 'appointment.checked_in', data: { staffId: ANNA, was: 'confirmed' } }, actor: NORA },
      { entry: { action: 'appointment.completed', data: { was: 'checked_in' } } },
    ]);
  });

  it('twice is once', async () => {
    const salon = frontDesk();
    const { id } = await salon.visit(TEN);
    salon.clock.set(instant(TEN));
    await salon.change(NORA, { id, step: 'check_in', expected: 'confirmed' });
    const before = salon.counts();
    expect(await salon.change(NORA, { id, step: 'check_in', expected: 'confirmed' })).toEqual(
      ok('checked_in'),
    );
    expect(salon.counts()).toEqual(before);
  });

  it('decided on an older state changes nothing and says how it stands', async () => {
    const salon = frontDesk();
    const { id } = await salon.visit(TEN);
    salon.clock.set(instant(`${DAY} 10:20`));
    await salon.change(NORA, { id, step: 'check_in', expected: 'confirmed' });
    expect(await salon.change(NORA, { id, step: 'no_show', expected: 'confirmed' })).toEqual({
      ok: false,
      error: { kind: 'changed_meanwhile', status: 'checked_in' },
    });
    expect(salon.appointment(id)?.status).toBe('checked_in');
  });

  it('to which nobody came gives its time back, and takes it again if it is still there', async () => {
    const salon = frontDesk();
    const { id } = await salon.visit(TEN, { wish: wish(ANNA) });
    salon.clock.set(instant(`${DAY} 10:20`));
    won(await salon.change(NORA, { id, step: 'no_show', expected: 'confirmed' }));
    expect(salon.occupied()).toEqual([]);
    expect(await salon.change(NORA, { id, step: 'undo', expected: 'no_show' })).toEqual(ok('confirmed'));
    expect(salon.occupied()).toHaveLength(1);
  });

  it('stays missed when the time went to somebody else', async () => {
    const salon = frontDesk();
    const other = await salon.visit(`${DAY} 14:00`, { wish: wish(ANNA) }, BRUNO);
    const { id } = await salon.visit(TEN, { wish: wish(ANNA) });
    salon.clock.set(instant(`${DAY} 10:20`));
    won(await salon.change(NORA, { id, step: 'no_show', expected: 'confirmed' }));
    const moved = salon.moveAtDesk(NORA, {
      id: other.id,
      start: at(TEN),
      staff: null,
      expectedSequence: other.sequence,
    });
    expect(outcome(await moved)).toBe('ok');
    expect(outcome(await salon.change(NORA, { id, step: 'undo', expected: 'no_show' }))).toBe('place_taken');
    expect(salon.appointment(id)?.status).toBe('no_show');
    expect(salon.occupied()).toHaveLength(1);
  });
});

describe('cancelling at the desk', () => {
  it('knows no cut-off, frees the time, writes one letter, and keeps the reason out of the log', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN);
    salon.clock.set(instant(`${DAY} 09:50`));
    const input = { id, reason: ' Coiffeuse krank ', expectedSequence: sequence };
    expect(won(await salon.cancelAtDesk(NORA, input))).toMatchObject({ status: 'cancelled', sequence: 1 });
    won(await salon.cancelAtDesk(NORA, input));
    expect(salon.occupied()).toEqual([]);
    expect(salon.letters().map(({ kind }) => kind)).toEqual([
      'appointment_confirmed',
      'appointment_cancelled',
    ]);
    expect(salon.endReason(id)).toBe('Coiffeuse krank');
    expect(JSON.stringify(salon.audit())).not.toContain('krank');
  });

  it('writes to nobody who has no address', async () => {
    const salon = frontDesk({ stores: withoutAddress });
    const { id, sequence } = await salon.visit(TEN);
    won(await salon.cancelAtDesk(NORA, { id, reason: '', expectedSequence: sequence }));
    expect(salon.letters()).toHaveLength(1);
  });

  it('is refused on an older page, and once the customer is here', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN);
    won(await salon.move(linkTo(id, ALICE), { start: at(`${DAY} 15:00`), expectedSequence: sequence }));
    const old = salon.cancelAtDesk(NORA, { id, reason: '', expectedSequence: sequence });
    expect(outcome(await old)).toBe('changed_meanwhile');
    salon.clock.set(instant(`${DAY} 15:00`));
    won(await salon.change(NORA, { id, step: 'check_in', expected: 'confirmed' }));
    const here = salon.cancelAtDesk(NORA, { id, reason: '', expectedSequence: sequence + 1 });
    expect(outcome(await here)).toBe('wrong_state');
  });
});

describe('moving at the desk', () => {
  it('passes over the lead time, tells the customer, and says in the log where it was', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(`${DAY} 15:00`, { wish: wish(ANNA) });
    salon.clock.set(instant(`${DAY} 09:58`));
    const moved = won(
      await salon.moveAtDesk(NORA, { id, start: at(TEN), staff: null, expectedSequence: sequence }),
    );
    expect(moved).toMatchObject({
      from: at(TEN),
      sequence: 1,
      items: [{ staffId: ANNA, staffChosen: true }],
    });
    expect(salon.letters().at(-1)).toMatchObject({ kind: 'appointment_moved' });
    expect(salon.audit().at(-1)).toMatchObject({
      entry: { action: 'appointment.moved', data: { was: '2026-03-17T14:00:00Z', staffId: ANNA } },
    });
  });

  it('to a colleague who was not asked for is no longer a wish', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN, { wish: wish(ANNA) });
    const moved = won(
      await salon.moveAtDesk(NORA, { id, start: at(TEN), staff: BEN, expectedSequence: sequence }),
    );
    expect(moved.items).toMatchObject([{ staffId: BEN, staffChosen: false }]);
    expect(salon.occupied()).toMatchObject([{ subject: BEN }]);
  });

  it('never goes over what is taken, and offers what is free beside it', async () => {
    const salon = frontDesk();
    await salon.visit(TEN, { wish: wish(ANNA) }, BRUNO);
    const { id, sequence } = await salon.visit(`${DAY} 15:00`, { wish: wish(ANNA) });
    const result = await salon.moveAtDesk(NORA, {
      id,
      start: at(TEN),
      staff: null,
      expectedSequence: sequence,
    });
    expect(result).toMatchObject({ ok: false, error: { kind: 'booked' } });
    expect(result.ok || 'nearest' in result.error).toBe(true);
    expect(salon.occupied()).toHaveLength(2);
  });

  it('to where it is changes nothing', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN, { wish: wish(ANNA) });
    const before = salon.counts();
    won(await salon.moveAtDesk(NORA, { id, start: at(TEN), staff: ANNA, expectedSequence: sequence }));
    expect(salon.counts()).toEqual(before);
  });

  it('two at once: the second sees that it was moved', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN, { wish: wish(ANNA) });
    const to = (time: string) =>
      salon.moveAtDesk(NORA, { id, start: at(`${DAY} ${time}`), staff: null, expectedSequence: sequence });
    const both = await Promise.all([to('13:00'), to('14:00')]);
    expect(both.map(outcome).toSorted()).toEqual(['changed_meanwhile', 'ok']);
  });

  it('not into a day that is over', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(`2026-03-18 10:00`);
    salon.clock.set(instant('2026-03-18 08:00'));
    const result = salon.moveAtDesk(NORA, { id, start: at(TEN), staff: null, expectedSequence: sequence });
    expect(outcome(await result)).toBe('day_over');
  });

  it('tries the next plan when the database refuses one', async () => {
    const salon = frontDesk();
    const { id, sequence } = await salon.visit(TEN, { wish: wish(ANNA) });
    salon.database.faults.refuseOccupy = 1;
    const result = await salon.moveAtDesk(NORA, {
      id,
      start: at(`${DAY} 14:00`),
      staff: null,
      expectedSequence: sequence,
    });
    expect(outcome(result)).toBe('slot_taken');
    expect(salon.appointment(id)).toMatchObject({ from: at(TEN), sequence });
  });
});
