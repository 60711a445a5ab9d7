import { describe, expect, test, vi } from 'vitest';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import type { PauseId } from '#domain/calendar/pause.ts';
import type { VisitsPage } from '#domain/ports/account.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import { loader } from '#app/routes/account.tsx';
import { loader as details } from '#app/routes/book-details.tsx';
import { aHold, answerOf, aVisit, CONTACT, fakeContext, get, HOLD_ID } from '#tests/app/support/fake-page.ts';
import { aPlan } from '#tests/contracts/contract-rows.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { contextOf, CUSTOMER } from './signed-in-customer.ts';

const AHEAD: VisitsPage = { upcoming: [aVisit()], offers: [], past: [], older: false };
const anOffer = (over: Partial<MoveOffer>): MoveOffer => ({
  id: HOLD_ID as never,
  appointmentId: aVisit().id,
  holdId: HOLD_ID,
  absenceId: HOLD_ID as string as PauseId,
  sequence: aVisit().sequence,
  was: aVisit().from,
  plan: aPlan('2026-03-14 16:00'),
  byLetter: true,
  status: 'open',
  offeredAt: instantOf(at('2026-03-14 09:00')),
  until: instantOf(at('2026-03-14 12:00')),
  ...over,
});
const see = (visits: VisitsPage, path = '/account', over = {}) => {
  const read = vi.fn(() => Promise.resolve(visits));
  const contact = () => Promise.resolve(CONTACT);
  const context = contextOf('customer', { queries: { visits: read, contact } }, over);
  return { read, answer: answerOf(() => loader(get(path, context))) };
};

describe('the account', () => {
  test('asks whoever is not signed in to do so, and leads back', async () => {
    const answer = await answerOf(() => loader(get('/en/account?page=2', contextOf(null))));
    expect(answer).toMatchObject({ status: 303, location: '/en/sign-in?to=%2Fen%2Faccount%3Fpage%3D2' });
  });

  test.each(['employee', 'hq'] as const)('shows %s the way to the staff’s area', async (who) => {
    const answer = await answerOf(() => loader(get('/account', contextOf(who))));
    expect(answer).toMatchObject({ status: 303, location: '/admin' });
  });

  test('lists what is ahead, with its policy and the ways to move and cancel it', async () => {
    const { answer, read } = see(AHEAD);
    expect((await answer).data).toMatchObject({
      firstName: 'Ada',
      upcoming: [
        {
          changeable: true,
          home: 'https://salon.test/visit/good-token',
          visit: { status: 'confirmed', cutoff: '2026-03-13T13:30:00.000Z', lateFeePercent: 50 },
          again: 's=cut',
        },
      ],
    });
    expect(read).toHaveBeenCalledWith(CUSTOMER, 0);
  });

  test('offers no change that would be refused', async () => {
    const late = { clock: { now: () => instantOf(at('2026-03-14 10:00')) } };
    const { answer } = see(AHEAD, '/account', late);
    expect((await answer).data).toMatchObject({ upcoming: [{ changeable: false }] });
    const gone = see({
      upcoming: [{ ...aVisit(), status: 'checked_in' }],
      offers: [],
      past: [],
      older: false,
    });
    expect((await gone.answer).data).toMatchObject({ upcoming: [{ changeable: false }] });
  });

  test('shows what the salon proposes instead, where it is answered, and that no cut-off counts', async () => {
    const late = { clock: { now: () => instantOf(at('2026-03-14 10:00')) } };
    const asked = (over: Partial<MoveOffer> = {}) =>
      see({ ...AHEAD, offers: [anOffer(over)] }, '/account', late);
    expect((await asked().answer).data).toMatchObject({
      upcoming: [
        {
          changeable: true,
          visit: { cutoffPassed: false },
          place: {
            start: '2026-03-14T15:00:00Z',
            until: '2026-03-14T11:00:00Z',
            answer: 'https://salon.test/visit/good-token/offer',
          },
        },
      ],
    });
    const declined = { upcoming: [{ changeable: true, place: null }] };
    expect((await asked({ status: 'declined' }).answer).data).toMatchObject(declined);
    const bound = { upcoming: [{ changeable: false, place: null }] };
    expect((await asked({ status: 'withdrawn' }).answer).data).toMatchObject(bound);
    expect((await asked({ appointmentId: HOLD_ID.replace(/.$/, 'f') as never }).answer).data).toMatchObject(
      bound,
    );
  });

  test('turns the pages of what is past', async () => {
    const { answer, read } = see(
      { upcoming: [], offers: [], past: [aVisit()], older: true },
      '/account?page=3',
    );
    expect((await answer).data).toMatchObject({ page: 3, older: true, past: [{ again: 's=cut' }] });
    expect(read).toHaveBeenCalledWith(CUSTOMER, 2);
  });

  test.each(['0', '-1', '1.5', 'x', '99999', ''])('knows no page “%s”', async (page) => {
    expect((await see(AHEAD, `/account?page=${page}`).answer).status).toBe(404);
  });
});

describe('the last step of a booking', () => {
  const read = vi.fn(() => Promise.resolve(CONTACT));
  const params = { holdId: HOLD_ID };

  test('is filled in for whoever is signed in', async () => {
    const { appointmentQueries } = fakeContext({}, { visit: aHold() });
    const context = contextOf('customer', { queries: { contact: read } }, { appointmentQueries });
    const answer = await answerOf(() => details(get(`/book/details/${HOLD_ID}`, context, params)));
    expect(answer.data).toMatchObject({ contact: CONTACT });
  });

  test('is empty for everybody else', async () => {
    const context = fakeContext({}, { visit: aHold() });
    const answer = await answerOf(() => details(get(`/book/details/${HOLD_ID}`, context, params)));
    expect(answer.data).toMatchObject({ contact: { firstName: '', email: '' } });
  });
});
