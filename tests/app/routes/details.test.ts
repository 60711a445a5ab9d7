import { describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { action, loader } from '#app/routes/book-details.tsx';
import { loader as done } from '#app/routes/book-done.tsx';
import { at } from '#tests/support/builders/salon-book.ts';
import {
  aHold,
  answerOf,
  aVisit,
  ATTEMPT,
  CONTACT,
  fakeContext,
  get,
  HOLD_ID,
  NOW,
  post,
  START,
} from '#tests/app/support/fake-page.ts';

const PATH = `/book/details/${HOLD_ID}`;
const LATER = (NOW + 11 * 60_000) as Instant;
const TYPED = { ...CONTACT, phone: '079 123 45 67', terms: 'on', termsVersion: '2026-01' };

const contextWith = (
  visit: Appointment | null,
  now: Instant = NOW,
  useCases: Record<string, unknown> = {},
) => {
  const context = fakeContext({ clock: { now: () => now } }, { visit });
  return {
    ...context,
    useCases: { ...context.useCases, ...useCases },
    slotQueries: { ...context.slotQueries, nearest: () => Promise.resolve(ok([at('2026-03-14 15:00')])) },
  };
};

const open = (visit: Appointment | null, now?: Instant, id: string = HOLD_ID) =>
  answerOf(() => loader(get(`/book/details/${id}`, contextWith(visit, now), { holdId: id })));

describe('the last step', () => {
  test('shows what is held, for how long, and for how much', async () => {
    const answer = await open(aHold());
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      kind: 'live',
      secondsLeft: 600,
      query: 's=cut',
      visit: {
        total: 6000,
        vatRates: [810],
        termsVersion: '2026-01',
        cutoffPassed: false,
        lateFeePercent: 50,
      },
    });
  });

  test('a lapsed hold is gone, and offers what is near', async () => {
    const answer = await open(aHold(), LATER);
    expect(answer.status).toBe(410);
    expect(answer.data).toMatchObject({ kind: 'over', released: false, nearest: ['2026-03-14T15:00+01:00'] });
  });

  test('the back button after booking leads to what is booked', async () => {
    expect(await open(aVisit())).toMatchObject({ status: 303, location: `/book/done/${HOLD_ID}` });
  });

  test('unknown, foreign and strange ids look the same', async () => {
    expect((await open(null)).status).toBe(404);
    expect((await open(aHold(), NOW, 'x')).status).toBe(404);
    const stranger = fakeContext({}, { known: false, visit: aHold() });
    expect((await answerOf(() => loader(get(PATH, stranger, { holdId: HOLD_ID })))).status).toBe(404);
  });
});

describe('booking', () => {
  const send = (
    fields: Record<string, string>,
    result: unknown,
    visit: Appointment = aHold(),
    now?: Instant,
  ) => {
    const confirmAppointment = vi.fn(() => Promise.resolve(result));
    const reserveSlot = vi.fn(() => Promise.resolve(result));
    const context = contextWith(visit, now, { confirmAppointment, reserveSlot });
    const answer = answerOf(() => action(post(PATH, fields, context, { holdId: HOLD_ID })));
    return { answer, confirmAppointment, reserveSlot };
  };

  test('hands on what was typed and leads to the thanks', async () => {
    const { answer, confirmAppointment } = send(TYPED, ok(aVisit()));
    expect(await answer).toMatchObject({ status: 303, location: `/book/done/${HOLD_ID}` });
    const contact = { ...CONTACT, phone: '079 123 45 67' };
    expect(confirmAppointment).toHaveBeenCalledWith(expect.objectContaining({ kind: 'visitor' }), {
      holdId: HOLD_ID,
      contact,
      termsVersion: '2026-01',
      locale: 'de-CH',
    });
  });

  test('without the terms nothing is booked; all that is missing is said at once, and what was typed stays', async () => {
    const { terms: _, ...unticked } = { ...TYPED, email: 'ada' };
    const { answer, confirmAppointment } = send(unticked, ok(aVisit()));
    expect(await answer).toMatchObject({
      status: 422,
      data: {
        kind: 'form',
        values: { firstName: 'Ada', email: 'ada' },
        errors: [{ field: 'email' }, { field: 'terms' }],
      },
    });
    expect(confirmAppointment).not.toHaveBeenCalled();
  });

  test('sent twice, also by the back button and with less in it, it is the same booking', async () => {
    expect((await send({}, ok(aVisit()), aVisit()).answer).location).toBe(`/book/done/${HOLD_ID}`);
  });

  test('fields that the salon refuses are named', async () => {
    const refusal = { kind: 'invalid_contact', fields: [{ field: 'phone', kind: 'malformed' }] };
    const { answer } = send({ ...TYPED, phone: '12' }, err(refusal));
    expect(await answer).toMatchObject({
      status: 422,
      data: { kind: 'form', values: { phone: '12' }, errors: [{ field: 'phone' }], accepted: true },
    });
  });

  test('too late keeps what was typed', async () => {
    const { answer } = send(TYPED, err({ kind: 'hold_expired' }));
    expect(await answer).toMatchObject({
      status: 409,
      data: { kind: 'expired', values: { firstName: 'Ada' } },
    });
  });

  test('a near time is taken up again with it', async () => {
    const again = { ...TYPED, intent: 'again', start: '2026-03-14T15:00+01:00', attempt: ATTEMPT };
    const { answer, reserveSlot } = send(again, ok(aHold(at('2026-03-14 15:00'), LATER)), aHold(), LATER);
    expect(await answer).toMatchObject({
      status: 200,
      data: { kind: 'again', values: { firstName: 'Ada' }, secondsLeft: 600 },
    });
    expect(reserveSlot).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ start: at('2026-03-14 15:00') }),
    );
  });

  test('with nothing typed it simply leads on; when it is gone as well, that is said', async () => {
    const again = { intent: 'again', start: '2026-03-14T15:00+01:00', attempt: ATTEMPT };
    expect((await send(again, ok(aHold()), aHold(), LATER).answer).location).toBe(PATH);
    const gone = await send(again, err({ kind: 'slot_taken', nearest: [START] }), aHold(), LATER).answer;
    expect(gone).toMatchObject({
      status: 409,
      data: { kind: 'expired', problem: { nearest: ['2026-03-14T14:30+01:00'] } },
    });
  });

  test('a browser whose clock ran ahead gets its form back', async () => {
    const expired = { ...TYPED, intent: 'expired' };
    expect(await send(expired, null).answer).toMatchObject({
      status: 200,
      data: { kind: 'form', accepted: true },
    });
    expect(await send(expired, null, aHold(), LATER).answer).toMatchObject({
      status: 409,
      data: { kind: 'expired' },
    });
  });
});

describe('thanks', () => {
  const see = (visit: Appointment | null, known = true) =>
    answerOf(() => done(get(`/book/done/${HOLD_ID}`, fakeContext({}, { visit, known }), { id: HOLD_ID })));

  test('with the link by which the visit is managed', async () => {
    expect((await see(aVisit())).data).toMatchObject({
      manage: 'https://salon.test/visit/good-token',
      again: 's=cut',
    });
  });

  test('not before it is booked, and not to strangers', async () => {
    expect((await see(aHold())).location).toBe(PATH);
    expect((await see(null)).status).toBe(404);
    expect((await see(aVisit(), false)).status).toBe(404);
  });
});
