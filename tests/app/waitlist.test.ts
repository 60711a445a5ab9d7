import { describe, expect, test, vi } from 'vitest';
import { loader as staffList, action as staffAct } from '#app/routes/admin-waitlist.tsx';
import { action as join, loader as joinPage } from '#app/routes/waitlist-join.tsx';
import { action as act, loader as place } from '#app/routes/waitlist-place.tsx';
import { action as ownAct } from '#app/routes/account-waitlist.tsx';
import { err, ok } from '#domain/shared/result.ts';
import type { AppLoadContext } from '@remix-run/node';
import {
  aHold,
  answerOf,
  aVisit,
  fakeContext,
  get,
  NOW,
  post,
  TOKEN,
  VISITOR,
  WISH,
} from './support/fake-page.ts';
import { contextOf, CUSTOMER } from './account/signed-in-customer.ts';

const ENTRY = {
  id: '00000000-0000-4000-8000-0000000000ee',
  visitorId: VISITOR,
  guest: true,
  status: 'waiting',
  wish: WISH,
  from: '2026-03-14',
  to: '2026-03-14',
  contact: { firstName: 'Ada', lastName: 'M', email: 'a@example.ch', phone: '+41791234567', note: '' },
  locale: 'de-CH',
  known: [],
} as const;
const TYPED = { from: '2026-03-14', to: '2026-03-15', firstName: 'Ada' };
const params = { token: TOKEN };

type Waitlist = {
  readonly queries?: Record<string, unknown>;
  readonly useCases?: Record<string, unknown>;
};
const withWaitlist = (context: AppLoadContext, { queries, useCases }: Waitlist): AppLoadContext => ({
  ...context,
  waitlist: {
    ...context.waitlist,
    queries: { ...context.waitlist.queries, ...queries } as never,
    useCases: { ...context.waitlist.useCases, ...useCases } as never,
  },
});
const offered = () => Promise.resolve([{ entry: ENTRY, offer: { until: NOW, visit: aHold() } }]);

describe('joining', () => {
  test('needs services first', async () => {
    const answer = await answerOf(() => joinPage(get('/waitlist', fakeContext())));
    expect(answer).toMatchObject({ status: 303, location: '/book?missing=1' });
    const page = await answerOf(() => joinPage(get('/waitlist?s=cut', fakeContext())));
    expect(page.data).toMatchObject({ today: '2026-03-10', signedIn: false });
  });

  test('a guest acts as a visitor of the place’s own, and is told to look into the mail', async () => {
    const joinWaitlist = vi.fn(() => Promise.resolve(ok(ENTRY)));
    const context = withWaitlist(fakeContext(), { useCases: { joinWaitlist } });
    const answer = await answerOf(() => join(post('/waitlist?s=cut', TYPED, context)));
    expect(answer).toMatchObject({ status: 200, data: { kind: 'asked' } });
    const [actor, input] = joinWaitlist.mock.calls[0] as unknown as [{ visitorId: string }, unknown];
    expect(actor.visitorId).not.toBe(VISITOR);
    expect(input).toMatchObject({ from: '2026-03-14', to: '2026-03-15', wish: WISH, known: [] });
  });

  test('whoever is signed in stands in line at once', async () => {
    const joinWaitlist = vi.fn(() => Promise.resolve(ok(ENTRY)));
    const own = contextOf('customer', { queries: { contact: () => Promise.resolve(ENTRY.contact) } });
    const context = withWaitlist(own, { useCases: { joinWaitlist } });
    const answer = await answerOf(() => join(post('/en/waitlist?s=cut', TYPED, context)));
    expect(answer).toMatchObject({ status: 303, location: '/en/account/waitlist' });
    expect(joinWaitlist).toHaveBeenCalledWith(CUSTOMER, expect.objectContaining({ contact: ENTRY.contact }));
  });

  test.each([
    [{ kind: 'range', field: 'to', problem: 'too_long' }, 'to'],
    [{ kind: 'invalid_contact', fields: [{ field: 'email', kind: 'missing' }] }, 'email'],
    [{ kind: 'too_many_places', most: 3 }, 'from'],
  ])('refused (%j), the form comes back with what was typed', async (refusal, field) => {
    const context = withWaitlist(fakeContext(), {
      useCases: { joinWaitlist: () => Promise.resolve(err(refusal)) },
    });
    const answer = await answerOf(() => join(post('/waitlist?s=cut', TYPED, context)));
    expect(answer).toMatchObject({
      status: 422,
      data: { from: '2026-03-14', values: { firstName: 'Ada' }, errors: [{ field }] },
    });
  });
});

describe('a place', () => {
  const context = (over: Waitlist = {}) =>
    withWaitlist(fakeContext(), {
      queries: { places: offered, ...over.queries },
      useCases: { ...over.useCases },
    });
  const send = (fields: Record<string, string>, ctx: AppLoadContext) =>
    answerOf(() => act(post(`/waitlist/${TOKEN}`, { place: ENTRY.id, ...fields }, ctx, params)));

  test('is shown by its link, with what is kept', async () => {
    const answer = await answerOf(() => place(get(`/waitlist/${TOKEN}`, context(), params)));
    expect(answer.data).toMatchObject({
      places: [{ services: ['Schnitt'], offer: { visit: { total: 6000 } } }],
    });
    const forged = await answerOf(() => place(get('/waitlist/x', context(), { token: 'x' })));
    expect(forged.status).toBe(404);
  });

  test('an offer is accepted as any booking is, once the terms are', async () => {
    const confirmAppointment = vi.fn(() => Promise.resolve(ok(aVisit())));
    const ctx = context();
    const ready = { ...ctx, useCases: { ...ctx.useCases, confirmAppointment } };
    expect((await send({ intent: 'accept' }, ready)).status).toBe(422);
    const answer = await send({ intent: 'accept', terms: 'on' }, ready);
    expect(answer).toMatchObject({ status: 303, location: `https://salon.test/visit/${TOKEN}` });
    expect(confirmAppointment).toHaveBeenCalledWith(
      { kind: 'visitor', salonId: 'salon', visitorId: VISITOR },
      { holdId: aHold().id, contact: ENTRY.contact, termsVersion: '2026-01', locale: 'de-CH' },
    );
    const late = {
      ...ready,
      useCases: {
        ...ready.useCases,
        confirmAppointment: () => Promise.resolve(err({ kind: 'hold_expired' })),
      },
    };
    expect((await send({ intent: 'accept', terms: 'on' }, late as never)).status).toBe(409);
  });

  test('declining gives the slot back; leaving does both', async () => {
    const releaseHold = vi.fn(() => Promise.resolve(ok({ released: true })));
    const leaveWaitlist = vi.fn(() => Promise.resolve(ok(null)));
    const ctx = context({ useCases: { leaveWaitlist } });
    const ready = { ...ctx, useCases: { ...ctx.useCases, releaseHold } };
    expect((await send({ intent: 'decline' }, ready)).status).toBe(303);
    expect(leaveWaitlist).not.toHaveBeenCalled();
    expect((await send({ intent: 'leave' }, ready)).status).toBe(303);
    expect(releaseHold).toHaveBeenCalledTimes(2);
    expect(leaveWaitlist).toHaveBeenCalledTimes(1);
  });

  test('of somebody else, or made up, is not there', async () => {
    expect((await send({ intent: 'leave', place: 'other' }, context())).status).toBe(404);
    expect((await send({ intent: 'x' }, context())).status).toBe(404);
    const nobody = await answerOf(() => ownAct(post('/account/waitlist', {}, contextOf(null))));
    expect(nobody).toMatchObject({ status: 303, location: '/sign-in?to=%2Faccount' });
  });
});

describe('the team’s list', () => {
  test('is for those who work here', async () => {
    expect((await answerOf(() => staffList(get('/admin/waitlist', contextOf('customer'))))).status).toBe(404);
    const shown = await answerOf(() => staffList(get('/admin/waitlist', contextOf('employee'))));
    expect(shown.data).toMatchObject({ mayRule: true, rules: { offerMinutes: 120 } });
    const read = await answerOf(() => staffList(get('/admin/waitlist', contextOf('hq'))));
    expect(read.data).toMatchObject({ mayRule: false, mayChange: false });
  });

  test('keeps the rules as they are typed by the clock', async () => {
    const setWaitlistRules = vi.fn(() => Promise.resolve(ok(null)));
    const context = withWaitlist(contextOf('employee'), { useCases: { setWaitlistRules } });
    const fields = { intent: 'rules', offerMinutes: '90', quietFrom: '20:30', quietTo: '07:00' };
    const answer = await answerOf(() => staffAct(post('/admin/waitlist', fields, context)));
    expect(answer).toMatchObject({ status: 303, location: '/admin/waitlist' });
    expect(setWaitlistRules).toHaveBeenCalledWith(expect.anything(), {
      offerMinutes: 90,
      quietFrom: 1230,
      quietTo: 420,
    });
  });
});
