import { describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import type { MoveRefusal } from '#domain/slots/refusals.ts';
import { loader as calendar } from '#app/routes/visit-calendar.ts';
import { action as cancel, loader as cancelPage } from '#app/routes/visit-cancel.tsx';
import { action as move, loader as movePage } from '#app/routes/visit-move.tsx';
import { loader as visit } from '#app/routes/visit.tsx';
import { at, day } from '#tests/support/builders/salon-book.ts';
import {
  aHold,
  answerOf,
  aVisit,
  fakeContext,
  get,
  HOLD_ID,
  post,
  START,
  TOKEN,
} from '#tests/app/support/fake-page.ts';

const HOME = `/visit/${TOKEN}`;
const cutoffPassed = { clock: { now: () => instantOf(at('2026-03-14 10:00')) } };
const cancelled: Appointment = { ...aVisit(), status: 'cancelled' };

type Loader = typeof visit | typeof movePage | typeof cancelPage | typeof calendar;
const see = (loader: Loader, found: Appointment | null = aVisit(), over = {}, token = TOKEN) =>
  answerOf(() => loader(get(`/visit/${token}`, fakeContext(over, { visit: found }), { token })));

describe('the link of a visit', () => {
  test.each([visit, movePage, cancelPage])(
    'tampered with, foreign and not yet booked look the same',
    async (loader) => {
      expect((await see(loader, aVisit(), {}, 'tampered')).status).toBe(404);
      expect((await see(loader, aVisit(), {}, 'x'.repeat(10_000))).status).toBe(404);
      expect((await see(loader, null)).status).toBe(404);
      expect((await see(loader, aHold())).status).toBe(404);
    },
  );

  test('shows the visit and what can be done about it', async () => {
    expect((await see(visit)).data).toMatchObject({
      changeable: true,
      upcoming: true,
      customer: 'Ada Muster',
      news: null,
    });
    expect((await see(visit, aVisit(), cutoffPassed)).data).toMatchObject({
      changeable: false,
      upcoming: true,
    });
    expect((await see(visit, cancelled)).data).toMatchObject({
      changeable: false,
      upcoming: false,
      visit: { status: 'cancelled' },
    });
  });

  test('has a calendar file as long as the visit takes place; else its page says why not', async () => {
    expect((await see(calendar)).status).toBe(200);
    for (const [found, token] of [
      [cancelled, TOKEN],
      [aHold(), TOKEN],
      [null, TOKEN],
      [aVisit(), 'a/b'],
    ] as const) {
      const location = `/visit/${encodeURIComponent(token)}`;
      expect(await see(calendar, found, {}, token)).toMatchObject({ status: 303, location });
    }
  });

  test('past the cut-off, moving and cancelling lead to the page with the phone number', async () => {
    for (const loader of [movePage, cancelPage]) {
      expect(await see(loader, aVisit(), cutoffPassed)).toMatchObject({ status: 303, location: HOME });
      expect(await see(loader, cancelled)).toMatchObject({ status: 303, location: HOME });
    }
  });
});

describe('moving', () => {
  test('offers the day of the visit first, without the time that it has', async () => {
    const context = fakeContext({}, { visit: aVisit() });
    const slotsForMove = () =>
      Promise.resolve([{ day: day('2026-03-14'), starts: [START, at('2026-03-14 15:00')] }]);
    const slotQueries = { ...context.slotQueries, slotsForMove };
    const { data } = await answerOf(() =>
      movePage(get(`${HOME}/move`, { ...context, slotQueries }, { token: TOKEN })),
    );
    expect(data).toMatchObject({
      calendar: { day: '2026-03-14', parts: [{ starts: ['2026-03-14T15:00+01:00'] }] },
    });
  });

  const ask = (start: string, visit = aVisit()) => {
    const query = new URLSearchParams({ start }).toString();
    const context = fakeContext({}, { visit });
    return answerOf(() => movePage(get(`${HOME}/move?${query}`, context, { token: TOKEN })));
  };

  test('asks before anything is moved, and shows until when the new time could be changed', async () => {
    expect((await ask('2026-03-16T09:00+01:00')).data).toMatchObject({
      kind: 'confirm',
      start: '2026-03-16T09:00+01:00',
      visit: { start: '2026-03-14T13:30:00Z', sequence: 0 },
      moved: { day: '2026-03-16', start: '2026-03-16T08:00:00Z', end: '2026-03-16T08:30:00Z' },
    });
    const moved = (await ask('2026-03-16T09:00+01:00')).data as { moved: { cutoff: string } };
    expect(moved.moved.cutoff < '2026-03-16T08').toBe(true);
    expect(moved.moved.cutoff > '2026-03-14').toBe(true);
  });

  test('gone back to after it was done, the question leads to the visit', async () => {
    expect(await ask('2026-03-14T14:30+01:00')).toMatchObject({ status: 303, location: HOME });
  });

  test('what is no time offers the times again', async () => {
    for (const start of ['x', '', '2026-03-29T02:30+01:00'])
      expect((await ask(start)).data).toMatchObject({ kind: 'choose' });
  });

  const send = (result: unknown, fields: Record<string, string> = {}) => {
    const rescheduleAppointment = vi.fn(() => Promise.resolve(result as never));
    const context = fakeContext({}, { visit: aVisit() });
    const useCases = { ...context.useCases, rescheduleAppointment };
    const args = post(
      `${HOME}/move`,
      { start: '2026-03-14T15:00+01:00', sequence: '2', ...fields },
      { ...context, useCases },
      { token: TOKEN },
    );
    return { rescheduleAppointment, answer: answerOf(() => move(args)) };
  };

  test('says which state of the visit it was decided on', async () => {
    const { rescheduleAppointment, answer } = send(ok(aVisit()));
    expect(await answer).toMatchObject({ status: 303, location: `${HOME}?news=moved` });
    const actor = expect.objectContaining({ kind: 'link', appointmentId: HOLD_ID });
    expect(rescheduleAppointment).toHaveBeenCalledWith(actor, {
      start: at('2026-03-14 15:00'),
      expectedSequence: 2,
    });
  });

  test.each<[MoveRefusal, number]>([
    [{ kind: 'slot_taken', nearest: [START] }, 409],
    [{ kind: 'changed_meanwhile' }, 409],
    [{ kind: 'outside_opening_hours', nearest: [] }, 422],
    [{ kind: 'not_found' }, 404],
    [{ kind: 'cutoff_passed', cutoff: 0 as never }, 303],
    [{ kind: 'already_ended' }, 303],
  ])('%o answers %i', async (refusal, status) => {
    expect((await send(err(refusal)).answer).status).toBe(status);
  });

  test.each([
    [{ start: 'x' }, 422],
    [{ sequence: 'x' }, 400],
  ])('%o never reaches the salon', async (fields, status) => {
    const { rescheduleAppointment, answer } = send(ok(aVisit()), fields as Record<string, string>);
    expect((await answer).status).toBe(status);
    expect(rescheduleAppointment).not.toHaveBeenCalled();
  });
});

describe('cancelling', () => {
  const send = (result: unknown, token = TOKEN) => {
    const cancelAppointment = vi.fn(() => Promise.resolve(result as never));
    const context = fakeContext({}, { visit: aVisit() });
    const useCases = { ...context.useCases, cancelAppointment };
    const args = post(`/visit/${token}/cancel`, { reason: 'krank' }, { ...context, useCases }, { token });
    return { cancelAppointment, answer: answerOf(() => cancel(args)) };
  };

  test('with a reason, and the page then says so', async () => {
    const { cancelAppointment, answer } = send(ok(cancelled));
    expect(await answer).toMatchObject({ status: 303, location: `${HOME}?news=cancelled` });
    expect(cancelAppointment).toHaveBeenCalledWith(expect.objectContaining({ kind: 'link' }), {
      reason: 'krank',
      fee: 0,
    });
  });

  test('too late or twice: the page shows how it stands; by a forged link: not found', async () => {
    expect((await send(err({ kind: 'cutoff_passed', cutoff: 0 })).answer).location).toBe(HOME);
    expect((await send(err({ kind: 'already_ended' })).answer).location).toBe(HOME);
    expect((await send(err({ kind: 'not_found' })).answer).status).toBe(404);
    const forged = send(ok(cancelled), 'forged');
    expect((await forged.answer).status).toBe(404);
    expect(forged.cancelAppointment).not.toHaveBeenCalled();
  });
});
