import { describe, expect, test, vi } from 'vitest';
import { action as calendar } from '#app/routes/account-calendar.tsx';
import { action as consents, loader as seeConsents } from '#app/routes/account-consents.tsx';
import { loader as log } from '#app/routes/account-log.tsx';
import { action as profile, loader as seeProfile } from '#app/routes/account-profile.tsx';
import { loader as feed } from '#app/routes/calendar-feed.ts';
import { err, ok } from '#domain/shared/result.ts';
import { answerOf, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { contextOf, CUSTOMER } from './signed-in-customer.ts';

const ADA = { firstName: 'Ada', lastName: 'Muster', phone: '+41791234567', locale: 'de-CH' } as const;
const SEEN = {
  firstNameSeen: 'Ada',
  lastNameSeen: 'Muster',
  phoneSeen: '+41791234567',
  localeSeen: 'de-CH',
};

const send = (fields: Record<string, string>, useCases: Record<string, unknown>, path = '/account/profile') =>
  answerOf(() => profile(post(path, fields, contextOf('customer', { useCases: useCases as never }))));

describe('every page of the account', () => {
  const forms = [profile, consents, calendar];
  const pages = [seeProfile, seeConsents, log];
  test('asks for a sign-in first, also for what is sent', async () => {
    for (const page of pages) {
      const answer = await answerOf(() => page(get('/account/log', contextOf(null))));
      expect(answer).toMatchObject({ status: 303, location: '/sign-in?to=%2Faccount%2Flog' });
    }
    for (const form of forms) {
      const answer = await answerOf(() =>
        form(post('/account/profile', { intent: 'drop' }, contextOf(null))),
      );
      expect(answer).toMatchObject({ status: 303, location: '/sign-in?to=%2Faccount' });
    }
  });

  test('knows no form that somebody made up', async () => {
    for (const form of forms) {
      const answer = await answerOf(() =>
        form(
          post('/account/profile', { intent: 'x', purpose: 'all', decision: 'give' }, contextOf('customer')),
        ),
      );
      expect(answer.status).toBe(404);
    }
  });
});

describe('the profile', () => {
  test('shows what is stored, and an address that is under way', async () => {
    const view = { profile: ADA, email: 'a@example.ch', pending: { email: 'b@example.ch', until: NOW } };
    const context = contextOf('customer', { queries: { profile: () => Promise.resolve(view) } });
    const answer = await answerOf(() => seeProfile(get('/account/profile?news=saved', context)));
    expect(answer.data).toMatchObject({ profile: ADA, pendingToday: true, news: 'saved' });
  });

  test('is saved, and nothing but its own fields is listened to', async () => {
    const changeProfile = vi.fn(() => Promise.resolve(ok({ changed: 1 })));
    const answer = await send(
      { intent: 'profile', ...ADA, ...SEEN, email: 'evil@example.ch', customerId: 'other' },
      { changeProfile },
      '/en/account/profile',
    );
    expect(answer).toMatchObject({ status: 303, location: '/en/account/profile?news=saved' });
    expect(changeProfile).toHaveBeenCalledWith(CUSTOMER, { raw: ADA, seen: ADA });
  });

  test('comes back with messages beside the fields and with what was typed', async () => {
    const fields = [
      { field: 'phone', kind: 'malformed' },
      { field: 'locale', kind: 'malformed' },
    ];
    const answer = await send(
      { intent: 'profile', ...ADA, phone: '12', ...SEEN },
      { changeProfile: () => Promise.resolve(err({ kind: 'invalid', fields })) },
    );
    expect(answer).toMatchObject({
      status: 422,
      data: { typed: { phone: '12' }, errors: [{ field: 'phone' }, { field: 'locale' }] },
    });
  });

  test('shows what has changed meanwhile', async () => {
    const now = { ...ADA, lastName: 'Meier' };
    const answer = await send(
      { intent: 'profile', ...ADA, ...SEEN },
      { changeProfile: () => Promise.resolve(err({ kind: 'changed_meanwhile', now })) },
    );
    expect(answer).toMatchObject({ status: 409, data: { typed: ADA, now, errors: [] } });
  });

  test.each([
    ['address', 'askAddressChange', { kind: 'email', problem: 'same' }, 422, 'email'],
    ['address', 'askAddressChange', { kind: 'email', problem: 'malformed' }, 422, 'email'],
    ['address', 'askAddressChange', { kind: 'too_many', minutes: 60 }, 429, 'email'],
    ['code', 'confirmAddressChange', { kind: 'wrong_code' }, 422, 'code'],
    ['code', 'confirmAddressChange', { kind: 'code_over' }, 422, 'email'],
    ['code', 'confirmAddressChange', { kind: 'taken' }, 422, 'email'],
  ])('answers %s refused by %s (%j)', async (intent, name, refusal, status, field) => {
    const answer = await send({ intent }, { [name]: () => Promise.resolve(err(refusal)) });
    expect(answer).toMatchObject({
      status,
      data: { errors: [{ field, message: expect.stringMatching(/\S/) }] },
    });
  });
});

describe('the other pages', () => {
  test('a consent is recorded for its purpose', async () => {
    const setConsent = vi.fn(() => Promise.resolve(ok({ changed: true })));
    const context = contextOf('customer', { useCases: { setConsent } });
    const answer = await answerOf(() =>
      consents(post('/account/consents', { purpose: 'news', decision: 'withdraw' }, context)),
    );
    expect(answer).toMatchObject({ status: 303, location: '/account/consents?news=saved' });
    expect(setConsent).toHaveBeenCalledWith(CUSTOMER, { purpose: 'news', granted: false });
  });

  test('the calendar’s address is shown in the answer alone', async () => {
    const renewFeed = () => Promise.resolve(ok({ token: 't'.repeat(64) }));
    const context = contextOf('customer', { useCases: { renewFeed } });
    const answer = await answerOf(() => calendar(post('/account/calendar', { intent: 'renew' }, context)));
    expect(answer).toMatchObject({
      status: 200,
      location: null,
      data: { address: `https://salon.test/calendar/${'t'.repeat(64)}` },
    });
  });

  test('a calendar fetches its file; unknown, malformed and revoked addresses are not there', async () => {
    const visits = () => Promise.resolve({ owner: CUSTOMER, locale: 'de-CH' as const, visits: [] });
    const context = contextOf(null, { queries: { feed: visits } });
    const fetched = (token: string, from = context) => feed(get(`/calendar/${token}`, from, { token }));
    const file = await fetched('t'.repeat(64));
    expect(file.headers.get('Content-Type')).toContain('text/calendar');
    expect(file.headers.get('Cache-Control')).toContain('no-store');
    expect((await answerOf(() => fetched('short'))).status).toBe(404);
    expect((await answerOf(() => fetched('t'.repeat(64), fakeContext()))).status).toBe(404);
  });

  test('the log says in words who did what, also what it has no words for', async () => {
    const line = { at: NOW, by: 'team' as const, staffName: 'Anna' };
    const lines = [
      { action: 'customer.viewed', ...line },
      { action: 'something.new', ...line },
    ];
    const context = contextOf('customer', { queries: { log: () => Promise.resolve(lines) } });
    const answer = await answerOf(() => log(get('/account/log', context)));
    expect(answer.data).toMatchObject({
      lines: [{ what: 'Profil angesehen', staffName: 'Anna' }, { what: 'Mit Ihren Daten gearbeitet' }],
    });
  });
});
