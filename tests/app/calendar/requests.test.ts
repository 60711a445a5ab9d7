import { describe, expect, it } from 'vitest';
import type { PauseId } from '#domain/calendar/pause.ts';
import type { OpenRequest } from '#domain/ports/requests.ts';
import type { CustomerId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { RequestedAppointment } from '#domain/slots/appointment.ts';
import { endedRequest } from '#domain/slots/request.ts';
import { loader as layout } from '#app/routes/admin-layout.tsx';
import { loader as list } from '#app/routes/admin-requests.tsx';
import { action as decline } from '#app/routes/admin-visit-decline.tsx';
import { action as visit } from '#app/routes/admin-visit.tsx';
import { loader as details } from '#app/routes/book-details.tsx';
import { loader as done } from '#app/routes/book-done.tsx';
import { loader as calendarFile } from '#app/routes/visit-calendar.ts';
import { action as cancel, loader as cancelPage } from '#app/routes/visit-cancel.tsx';
import { loader as movePage } from '#app/routes/visit-move.tsx';
import { loader as own } from '#app/routes/visit.tsx';
import {
  aHold,
  answerOf,
  fakeContext,
  get,
  HOLD_ID,
  NOW,
  post,
  TOKEN,
} from '#tests/app/support/fake-page.ts';
import { ANNA } from '#tests/support/builders/salon-book.ts';
import { as } from './signed-in.ts';

const params = { id: HOLD_ID as string };
const path = `/admin/visits/${HOLD_ID}`;

const aRequest = (answerBy = (NOW + 3_600_000) as Instant): RequestedAppointment => {
  const { reservedUntil: _, ...core } = aHold();
  const customerId = '00000000-0000-4000-8000-0000000000dd' as CustomerId;
  return { ...core, onRequest: true, status: 'requested', customerId, requestedAt: NOW, answerBy };
};
const lapsed = endedRequest(aRequest(), 'lapsed');

describe('the list of requests', () => {
  const person = {
    customerId: aRequest().customerId,
    firstName: 'Ada',
    lastName: 'Muster',
    email: null,
    phone: null,
  };
  const waiting = (requests: readonly RequestedAppointment[], away: OpenRequest['away'] = []) =>
    as(
      'staff',
      [],
      {},
      {
        count: () => Promise.resolve(requests.length),
        list: () =>
          Promise.resolve(requests.map((each) => ({ visit: each, person, note: 'mit Schleier', away }))),
      },
    );

  it('says of each whom it is for, until when, and whether there is still time', async () => {
    const context = waiting([aRequest(), aRequest(NOW)]);
    expect((await answerOf(() => list(get('/admin/requests?done=accepted', context)))).data).toMatchObject({
      done: 'accepted',
      requests: [
        {
          name: 'Ada Muster',
          note: 'mit Schleier',
          answerBy: '2026-03-10T08:00:00.000Z',
          answerable: { inTime: true },
        },
        { answerable: { inTime: false } },
      ],
    });
    expect((await answerOf(() => list(get('/admin/requests?done=x', waiting([]))))).data).toMatchObject({
      done: null,
      requests: [],
    });
  });

  it('says which colleague is away then, and where another place can be offered', async () => {
    const absence = HOLD_ID as string as PauseId;
    const see = async (away: OpenRequest['away']) =>
      (await answerOf(() => list(get('/admin/requests', waiting([aRequest()], away))))).data;
    expect(await see([{ staffId: ANNA, absenceId: absence }])).toMatchObject({
      requests: [{ away: ['Anna'], plan: absence }],
    });
    expect(await see([{ staffId: ANNA, absenceId: null }])).toMatchObject({
      requests: [{ away: ['Anna'], plan: null }],
    });
    expect(await see([])).toMatchObject({ requests: [{ away: [], plan: null }] });
  });

  it('is counted in the navigation of those who can answer', async () => {
    const open = await answerOf(() => layout(get('/admin/calendar', waiting([aRequest()]))));
    expect(open.data).toMatchObject({ openRequests: 1 });
    const hq = await answerOf(() => layout(get('/admin/calendar', as('hq'))));
    expect(hq.data).toMatchObject({ openRequests: null });
    expect(JSON.stringify(hq.data)).not.toContain('requests"');
  });

  it.each([
    ['hq', 404],
    [null, 404],
    [undefined, 303],
  ] as const)('is not for %s, and neither are its answers', async (role, status) => {
    expect(await answerOf(() => list(get('/admin/requests', as(role))))).toMatchObject({ status });
    for (const action of [visit, decline]) {
      const fields = { answer: 'accept', sequence: '0', reason: '' };
      expect(await answerOf(() => action(post(path, fields, as(role), params)))).toMatchObject({ status });
    }
  });
});

describe('an answer', () => {
  it.each([
    [{}, `${path}?done=accepted`],
    [{ from: 'requests' }, '/admin/requests?done=accepted'],
    [{ from: 'https://elsewhere.example' }, `${path}?done=accepted`],
  ])('yes, from %o, leads back there', async (more, location) => {
    const seen: unknown[] = [];
    const context = as('staff', [], {
      acceptRequest: (_, input) => {
        seen.push(input);
        return Promise.resolve(err({ kind: 'not_found' }));
      },
    });
    const fields: Record<string, string> = { answer: 'accept', sequence: '3', ...more };
    expect((await answerOf(() => visit(post(path, fields, context, params)))).status).toBe(404);
    expect(seen).toEqual([{ id: HOLD_ID, expectedSequence: 3 }]);
    const { requestedAt: _, answerBy: __, ...core } = aRequest();
    const accepting = as('staff', [], {
      acceptRequest: () => Promise.resolve(ok({ ...core, status: 'confirmed', confirmedAt: NOW })),
    });
    expect(await answerOf(() => visit(post(path, fields, accepting, params)))).toMatchObject({
      status: 303,
      location,
    });
  });

  it.each([
    [{ kind: 'changed_meanwhile', status: 'expired' }, /verfallen/],
    [{ kind: 'answer_overdue', answerBy: NOW }, /10\. März.*08:00/],
  ] as const)('refused as %o is said in words', async (refusal, words) => {
    const context = as('staff', [], { acceptRequest: () => Promise.resolve(err(refusal)) });
    const answer = await answerOf(() =>
      visit(post(path, { answer: 'accept', sequence: '0' }, context, params)),
    );
    expect(answer.status).toBe(409);
    expect((answer.data as { message: string }).message).toMatch(words);
  });

  it('no keeps what was typed when somebody was faster', async () => {
    const context = as('staff', [], {
      declineRequest: () => Promise.resolve(err({ kind: 'changed_meanwhile', status: 'confirmed' })),
    });
    const answer = await answerOf(() =>
      decline(post(`${path}/decline`, { reason: 'Ferien', sequence: '0' }, context, params)),
    );
    expect(answer).toMatchObject({ status: 409, data: { reason: 'Ferien' } });
    const declined = as('staff', [], {
      declineRequest: () => Promise.resolve(ok(endedRequest(aRequest(), 'declined'))),
    });
    expect(
      await answerOf(() => decline(post(`${path}/decline`, { reason: '', sequence: '0' }, declined, params))),
    ).toMatchObject({ status: 303, location: '/admin/requests?done=declined' });
    expect(
      await answerOf(() => decline(post(`${path}/decline`, { reason: '' }, as('staff'), params))),
    ).toMatchObject({ status: 400 });
  });
});

describe('the customer', () => {
  const args = (found: RequestedAppointment | typeof lapsed, at = NOW) =>
    get(`/visit/${TOKEN}`, fakeContext({ clock: { now: () => at } }, { visit: found }), { token: TOKEN });

  it('sees that it is asked for, and can withdraw it also after the cut-off, not move it', async () => {
    const late = (NOW + 4 * 86_400_000) as Instant;
    const answer = await answerOf(() => own(args(aRequest(), late)));
    expect(answer.data).toMatchObject({
      changeable: false,
      upcoming: false,
      visit: { status: 'requested', answerBy: '2026-03-10T08:00:00.000Z', cutoffPassed: true },
    });
    expect((await answerOf(() => cancelPage(args(aRequest(), late)))).data).toMatchObject({
      visit: { status: 'requested' },
    });
    for (const loader of [movePage, calendarFile]) {
      expect(await answerOf(() => loader(args(aRequest())))).toMatchObject({
        status: 303,
        location: `/visit/${TOKEN}`,
      });
    }
  });

  it('hears that it is withdrawn', async () => {
    const context = fakeContext({}, { visit: aRequest() });
    const cancelAppointment = () => Promise.resolve(ok(endedRequest(aRequest(), 'withdrawn')));
    const useCases = { ...context.useCases, cancelAppointment };
    expect(
      await answerOf(() =>
        cancel(post(`/visit/${TOKEN}/cancel`, {}, { ...context, useCases }, { token: TOKEN })),
      ),
    ).toMatchObject({ status: 303, location: `/visit/${TOKEN}?news=withdrawn` });
  });

  it('finds what became of it by the back button, also when it has lapsed', async () => {
    const back = { holdId: HOLD_ID as string };
    for (const found of [aRequest(), lapsed]) {
      const context = fakeContext({}, { visit: found });
      expect(await answerOf(() => details(get(`/book/details/${HOLD_ID}`, context, back)))).toMatchObject({
        status: 303,
        location: `/book/done/${HOLD_ID}`,
      });
      expect((await answerOf(() => done(get(`/book/done/${HOLD_ID}`, context, params)))).data).toMatchObject({
        visit: { status: found.status },
      });
    }
  });

  it('is told before the form is sent, and only where it is on request', async () => {
    const open = (onRequest: boolean) => {
      const context = fakeContext({}, { visit: { ...aHold(), onRequest } });
      return answerOf(() => details(get(`/book/details/${HOLD_ID}`, context, { holdId: HOLD_ID as string })));
    };
    expect((await open(true)).data).toMatchObject({ answer: { hours: 24 } });
    expect((await open(false)).data).toMatchObject({ answer: null });
  });
});
