import { describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import type { ReserveRefusal } from '#domain/slots/refusals.ts';
import { action as release } from '#app/routes/book-release.ts';
import { loader as services } from '#app/routes/book-services.tsx';
import { loader as staff } from '#app/routes/book-staff.tsx';
import { action as reserve, loader as time } from '#app/routes/book-time.tsx';
import { ANNA, at, BEN, CUT, day } from '#tests/support/builders/salon-book.ts';
import {
  aHold,
  answerOf,
  ATTEMPT,
  fakeContext,
  get,
  HOLD_ID,
  post,
  START,
  WISH,
} from '#tests/app/support/fake-page.ts';

const open = (loader: typeof services | typeof staff | typeof time, path: string, context = fakeContext()) =>
  answerOf(() => loader(get(path, context)));

describe('choosing services', () => {
  test.each([
    ['/book', 200, null],
    ['/book?s=cut&s=colour', 200, null],
    ['/book?missing=1', 422, /mindestens eine Leistung/],
    ['/en/book?missing=1', 422, /at least one service/],
    ['/book?s=cut&s=nope', 404, /gibt es bei uns nicht/],
    ['/book?s=cut&with=nope', 200, null],
  ])('%s answers %i', async (path, status, problem) => {
    const answer = await open(services, path);
    expect(answer.status).toBe(status);
    expect(answer.data).toMatchObject({ problem: problem === null ? null : expect.stringMatching(problem) });
  });

  test('the sum is worked out here too, and with a colleague only what that colleague does is offered', async () => {
    const { data } = await open(services, '/book?s=cut&s=colour');
    expect(data).toMatchObject({
      total: { price: 18000, minutes: 120, count: 2 },
      chosen: ['cut', 'colour'],
    });
    const { data: withBen } = await open(services, '/book?with=ben');
    expect(withBen).toMatchObject({
      member: { slug: 'ben' },
      categories: [{ services: [{ slug: 'cut', price: 7500 }] }],
    });
  });
});

describe('choosing a colleague', () => {
  test.each([
    ['/book/staff', '/book?missing=1'],
    ['/book/staff?s=nope', '/book?s=nope'],
    ['/en/book/staff?s=nope&with=anna', '/en/book?s=nope&with=anna'],
  ])('%s goes back to %s', async (path, location) => {
    expect(await open(staff, path)).toMatchObject({ status: 303, location });
  });

  test.each([
    ['/book/staff?s=cut', 200, null],
    ['/book/staff?s=cut&with=nope', 404, /arbeitet nicht/],
    ['/book/staff?s=colour&with=ben', 422, /Ben macht «Farbe» nicht/],
    ['/book/staff?s=cut&s=colour&per=1', 200, null],
  ])('%s answers %i', async (path, status, problem) => {
    const answer = await open(staff, path);
    expect(answer.status).toBe(status);
    expect(answer.data).toMatchObject({ problem: problem === null ? null : expect.stringMatching(problem) });
  });

  test('one by one, each service has its own colleagues', async () => {
    const { data } = await open(staff, '/book/staff?s=cut&s=colour&per=1');
    const each = data as { services: { slug: string; options: { value: string }[] }[] };
    expect(each.services.map(({ slug, options }) => [slug, options.map(({ value }) => value)])).toEqual([
      ['cut', ['any', 'anna', 'ben']],
      ['colour', ['any', 'anna']],
    ]);
  });
});

describe('choosing a time', () => {
  test('what is wrong with the choice is shown where it can be mended', async () => {
    expect((await open(time, '/book/time?s=nope&day=2026-03-14')).location).toBe('/book?s=nope');
    expect((await open(time, '/book/time?s=cut&with=nope&month=2026-04')).location).toBe(
      '/book/staff?s=cut&with=nope',
    );
    expect((await open(time, '/book/time?s=colour&with=ben')).location).toBe('/book/staff?s=colour&with=ben');
    expect((await open(time, '/book/time')).location).toBe('/book?missing=1');
  });

  test('a day with nothing says why, and what is near', async () => {
    const context = fakeContext();
    const slotQueries = {
      ...context.slotQueries,
      whyNot: () => Promise.resolve({ kind: 'rest_day', restDay: 'good_friday' } as const),
      nearest: () => Promise.resolve(ok([at('2026-04-02 17:00')])),
    };
    const { data } = await open(time, '/book/time?s=cut&day=2026-04-03', { ...context, slotQueries });
    expect(data).toMatchObject({
      reason: 'Dann haben wir geschlossen (Karfreitag).',
      nearest: ['2026-04-02T17:00+02:00'],
      calendar: { day: '2026-04-03', parts: [] },
    });
  });

  test('a start with a wait between two services says how long it is', async () => {
    const context = fakeContext();
    const [start, other] = [at('2026-03-17 10:00'), at('2026-03-17 11:00')];
    const slotQueries = {
      ...context.slotQueries,
      slots: () => Promise.resolve(ok([{ day: day('2026-03-17'), starts: [start, other] }])),
      waits: () => Promise.resolve(new Map([[start, 15]])),
    };
    const path = '/book/time?s=cut&s=colour&day=2026-03-17';
    const { data } = await open(time, path, { ...context, slotQueries });
    expect(data).toMatchObject({ waits: { '2026-03-17T10:00+01:00': 15 } });
    expect(data).not.toHaveProperty(['waits', '2026-03-17T11:00+01:00']);
  });

  test('the engine is asked what the address says', async () => {
    const context = fakeContext();
    const slots = vi.fn(() => Promise.resolve(ok([])));
    await open(time, '/book/time?s=cut&with=ben&month=2026-04', {
      ...context,
      slotQueries: { ...context.slotQueries, slots },
    });
    expect(slots).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'visitor' }),
      { items: [{ serviceId: CUT, staff: BEN }] },
      { from: '2026-04-01', to: '2026-04-30' },
    );
  });
});

describe('keeping a time', () => {
  const value = '2026-03-14T14:30+01:00';
  const send = (
    answer: unknown,
    fields: Record<string, string> = {},
    path = '/book/time?s=cut',
    known = true,
  ) => {
    const context = fakeContext({}, { known });
    const reserveSlot = vi.fn(() => Promise.resolve(answer as never));
    const args = post(
      path,
      { start: value, attempt: ATTEMPT, ...fields },
      { ...context, useCases: { ...context.useCases, reserveSlot } },
    );
    return { reserveSlot, answer: answerOf(() => reserve(args)) };
  };

  test('leads on, with the cookie of a new visitor', async () => {
    const { reserveSlot, answer } = send(ok(aHold()), {}, '/en/book/time?s=cut', false);
    expect(await answer).toMatchObject({
      status: 303,
      location: `/en/book/details/${HOLD_ID}`,
      cookie: 'visitor=new',
    });
    expect(reserveSlot).toHaveBeenCalledWith(expect.anything(), {
      attemptId: ATTEMPT,
      wish: WISH,
      start: START,
      locale: 'en',
    });
  });

  test('hands over the hold that is to be replaced', async () => {
    const { reserveSlot, answer } = send(ok(aHold()), {}, `/book/time?s=cut&instead=${HOLD_ID}`);
    await answer;
    expect(reserveSlot).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ instead: HOLD_ID }),
    );
  });

  test.each<[ReserveRefusal, number, RegExp]>([
    [{ kind: 'slot_taken', nearest: [at('2026-03-14 15:00')] }, 409, /soeben vergeben/],
    [{ kind: 'booked', staffId: ANNA, at: START, nearest: [] }, 409, /schon vergeben/],
    [{ kind: 'rest_day', restDay: 'christmas', nearest: [] }, 422, /Weihnachten/],
    [{ kind: 'beyond_horizon', lastDay: day('2026-06-08'), nearest: [] }, 422, /8. Juni 2026/],
    [{ kind: 'too_many_holds', most: 2, until: 0 as never }, 409, /bereits 2 Zeiten/],
  ])('%o is said in words', async (refusal, status, message) => {
    const answer = await send(err(refusal)).answer;
    expect(answer.status).toBe(status);
    expect(answer.data).toMatchObject({ message: expect.stringMatching(message) });
    if (refusal.kind === 'slot_taken')
      expect(answer.data).toMatchObject({ nearest: ['2026-03-14T15:00+01:00'] });
  });

  test.each<[string, ReserveRefusal]>([
    ['is over', { kind: 'lead_time', earliest: at('2026-03-14 16:30') as never, nearest: [] }],
    ['is held by somebody else', { kind: 'held', staffId: ANNA, at: START, nearest: [] }],
    ['lies in a closure', { kind: 'closure', reason: { 'de-CH': 'Ferien', en: 'Holidays' }, nearest: [] }],
  ])('a time that %s comes with free ones of the days around, if its own has none', async (_, refusal) => {
    const nearest = vi.fn(() => Promise.resolve(ok([at('2026-03-17 09:00')])));
    const context = fakeContext({
      useCases: { ...fakeContext().useCases, reserveSlot: () => Promise.resolve(err(refusal)) },
      slotQueries: { ...fakeContext().slotQueries, nearest },
    });
    const fields = { start: '2026-03-14T14:30+01:00', attempt: ATTEMPT };
    const answer = await answerOf(() => reserve(post('/book/time?s=cut', fields, context)));
    expect(answer.data).toMatchObject({ nearest: ['2026-03-17T09:00+01:00'] });
    expect(nearest).toHaveBeenCalledWith(expect.anything(), WISH, START, expect.any(Number));
  });

  test('the same attempt after booking shows what is booked', async () => {
    const { answer } = send(err({ kind: 'already_confirmed', appointmentId: HOLD_ID }));
    expect(await answer).toMatchObject({ status: 303, location: `/book/done/${HOLD_ID}` });
  });

  test.each([
    [{ start: 'soon' }, 422],
    [{ start: '2026-03-29T02:30+01:00' }, 422],
    [{ start: '' }, 400],
    [{ attempt: 'x' }, 400],
  ])('%o never reaches the salon', async (fields, status) => {
    const { reserveSlot, answer } = send(ok(aHold()), fields as Record<string, string>);
    expect((await answer).status).toBe(status);
    expect(reserveSlot).not.toHaveBeenCalled();
  });
});

describe('letting a time go', () => {
  const send = (result: unknown, fields: Record<string, string>) => {
    const context = fakeContext();
    const useCases = { ...context.useCases, releaseHold: () => Promise.resolve(result as never) };
    return answerOf(() => release(post('/book/release', fields, { ...context, useCases })));
  };

  test('leads back to the free times of the same choice, and nowhere else', async () => {
    const released = ok({ released: true });
    expect((await send(released, { hold: HOLD_ID, search: '?s=cut&with=ben&day=2026-03-14' })).location).toBe(
      '/book/time?s=cut&with=ben',
    );
    expect((await send(released, { hold: HOLD_ID, search: '//evil.example' })).location).toBe('/book');
    expect((await send(released, { hold: HOLD_ID })).location).toBe('/book');
  });

  test('a booked one is shown, a foreign one is not found', async () => {
    expect((await send(err({ kind: 'already_confirmed' }), { hold: HOLD_ID })).location).toBe(
      `/book/done/${HOLD_ID}`,
    );
    expect((await send(err({ kind: 'not_found' }), { hold: HOLD_ID })).status).toBe(404);
    expect((await send(ok({ released: true }), { hold: 'x' })).status).toBe(404);
  });
});
