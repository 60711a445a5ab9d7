import { describe, expect, test, vi } from 'vitest';
import type { Customer } from '#domain/customers/customer.ts';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { AccountId, CustomerId, SessionId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import * as profile from '#app/routes/admin-customer.tsx';
import * as edit from '#app/routes/admin-customer-edit.tsx';
import * as merge from '#app/routes/admin-customer-merge.tsx';
import * as health from '#app/routes/admin-customer-health.tsx';
import type { CustomerParts } from '#app/load-context.ts';
import { seenValue } from '#app/customers/customer-forms.ts';
import { fakeCustomers } from '#tests/app/support/fake-customers.ts';
import { answerOf, BOOK, fakeContext, get, post } from '#tests/app/support/fake-page.ts';

const ID = '00000000-0000-4000-8000-0000000000dd' as CustomerId;
const NOTE = '00000000-0000-4000-8000-0000000000de';
const HOME = `/admin/customers/${ID}`;
const LEA: Customer = {
  id: ID,
  firstName: 'Lea',
  lastName: 'Muster',
  email: null,
  phone: '+41791234567',
  locale: 'de-CH',
  mergedInto: null,
};
const named = {
  salonId: BOOK.salonId,
  accountId: 'account' as AccountId,
  sessionId: 'session' as SessionId,
};
const as = (actor: SignedIn['actor']) => ({
  signedIn: () =>
    Promise.resolve({
      actor,
      emailVerified: true,
      hasSecondFactor: false,
      mustHaveSecondFactor: false,
      chosenSalonId: null,
      showedSecondFactor: false,
    }),
});
const STAFF = as({ kind: 'employee', ...named, role: 'staff', staffId: null });
const HQ = as({ kind: 'hq', ...named });

const profileOfLea = {
  customer: LEA,
  since: '2026-01-05T10:00:00Z',
  otherEntries: 0,
  coming: [],
  past: [],
  notes: [],
  merged: [],
};
const contextOf = (who: typeof STAFF, useCases: Partial<CustomerParts['useCases']> = {}) =>
  fakeContext({
    ...who,
    customers: fakeCustomers({
      queries: { profile: () => Promise.resolve(profileOfLea) },
      useCases: { openCustomer: () => Promise.resolve(ok(LEA)), ...useCases },
    }),
  });
const at = (path: string, context: ReturnType<typeof contextOf>) => ({
  ...get(path, context),
  params: { id: ID },
});
const sent = (path: string, fields: Record<string, string>, context: ReturnType<typeof contextOf>) => ({
  ...post(path, fields, context),
  params: { id: ID },
});

describe('a profile', () => {
  test('is noted before it is read, and is a 404 when that is refused', async () => {
    const openCustomer = vi.fn(() => Promise.resolve(err({ kind: 'not_found' as const })));
    const refused = await answerOf(() => profile.loader(at(HOME, contextOf(STAFF, { openCustomer }))));
    expect(refused.status).toBe(404);
    expect(openCustomer).toHaveBeenCalledOnce();
    const other = { ...get('/admin/customers/x', contextOf(STAFF)), params: { id: 'x' } };
    expect((await answerOf(() => profile.loader(other))).status).toBe(404);
  });

  test('is for head office to read', async () => {
    expect(await answerOf(() => profile.loader(at(`${HOME}?done=note`, contextOf(HQ))))).toMatchObject({
      status: 200,
      data: { name: 'Lea Muster', changeable: false, sensitive: false, done: 'note' },
    });
    const writes = sent(HOME, { intent: 'add', note: 'x' }, contextOf(HQ));
    expect((await answerOf(() => profile.action(writes))).status).toBe(404);
    expect((await answerOf(() => health.loader(at(`${HOME}/health`, contextOf(HQ))))).status).toBe(404);
    expect((await answerOf(() => edit.loader(at(`${HOME}/edit`, contextOf(HQ))))).status).toBe(404);
  });

  test('takes a note, and gives it back when it cannot be one', async () => {
    const addCustomerNote = vi.fn((_: unknown, { body }: { readonly body: string }) =>
      Promise.resolve(body === '' ? err({ kind: 'invalid' as const, note: 'missing' as const }) : ok(null)),
    );
    const removeCustomerNote = vi.fn(() => Promise.resolve(ok(null)));
    const context = contextOf(STAFF, { addCustomerNote, removeCustomerNote });
    const answer = (fields: Record<string, string>) =>
      answerOf(() => profile.action(sent(HOME, fields, context)));
    expect(await answer({ intent: 'add', note: 'Kaffee' })).toMatchObject({
      status: 303,
      location: `${HOME}?done=note`,
    });
    expect(await answer({ intent: 'add', note: '' })).toMatchObject({ status: 422, data: { note: '' } });
    expect(await answer({ intent: 'remove', noteId: NOTE })).toMatchObject({
      status: 303,
      location: `${HOME}?done=removed`,
    });
    expect(await answer({ intent: 'remove', noteId: '1' })).toMatchObject({ status: 400 });
    expect(await answer({ intent: 'burn' })).toMatchObject({ status: 400 });
  });
});

describe('changing details', () => {
  const fields = {
    firstName: 'Lea',
    lastName: '',
    email: '',
    phone: '079',
    locale: 'en',
    seen: seenValue(LEA),
  };

  test('shows what is wrong beside the fields, in their order', async () => {
    const changeCustomer = () =>
      Promise.resolve(
        err({
          kind: 'invalid' as const,
          fields: [
            { field: 'phone' as const, kind: 'malformed' as const },
            { field: 'lastName' as const, kind: 'missing' as const },
          ],
        }),
      );
    const answer = await answerOf(() =>
      edit.action(sent(`${HOME}/edit`, fields, contextOf(STAFF, { changeCustomer }))),
    );
    expect(answer).toMatchObject({
      status: 422,
      data: { values: { phone: '079' }, errors: [{ field: 'lastName' }, { field: 'phone' }] },
    });
  });

  test('says what somebody else has stored, and keeps what was typed', async () => {
    const changeCustomer = () =>
      Promise.resolve(err({ kind: 'changed_meanwhile' as const, now: { ...LEA, lastName: 'Meier' } }));
    const answer = await answerOf(() =>
      edit.action(sent(`${HOME}/edit`, fields, contextOf(STAFF, { changeCustomer }))),
    );
    expect(answer).toMatchObject({
      status: 409,
      data: { values: { phone: '079' }, stored: { lastName: 'Meier' } },
    });
  });

  test('passes on what the form showed, and nothing else', async () => {
    const changeCustomer = vi.fn(() => Promise.resolve(ok(null)));
    const context = contextOf(STAFF, { changeCustomer });
    const forged = { ...fields, id: NOTE, mergedInto: NOTE };
    const answer = await answerOf(() => edit.action(sent(`${HOME}/edit`, forged, context)));
    expect(answer).toMatchObject({ status: 303, location: `${HOME}?done=changed` });
    expect(changeCustomer).toHaveBeenCalledWith(expect.anything(), {
      id: ID,
      fields: { firstName: 'Lea', lastName: '', email: '', phone: '079', locale: 'en' },
      seen: { firstName: 'Lea', lastName: 'Muster', email: null, phone: '+41791234567', locale: 'de-CH' },
    });
    for (const seen of ['', '{', '{"firstName":1}'])
      expect(
        await answerOf(() => edit.action(sent(`${HOME}/edit`, { ...fields, seen }, context))),
      ).toMatchObject({ status: 400 });
  });
});

describe('health notes', () => {
  test('begin with a consent that somebody has ticked', async () => {
    const settleHealthConsent = vi.fn(() => Promise.resolve(ok(null)));
    const context = contextOf(STAFF, { settleHealthConsent });
    const answer = (fields: Record<string, string>) =>
      answerOf(() => health.action(sent(`${HOME}/health`, fields, context)));
    expect(await answer({ intent: 'give' })).toMatchObject({
      status: 422,
      data: { errors: [{ field: 'agreed' }] },
    });
    expect(settleHealthConsent).not.toHaveBeenCalled();
    expect(await answer({ intent: 'give', agreed: 'on' })).toMatchObject({
      status: 303,
      location: `${HOME}/health?done=given`,
    });
    expect(await answer({ intent: 'withdraw' })).toMatchObject({ location: `${HOME}/health?done=withdrawn` });
  });

  test('come back with what was typed when there is no consent any more', async () => {
    const writeHealthNote = () => Promise.resolve(err({ kind: 'no_consent' as const }));
    const fields = { intent: 'save', formula: '6/0', allergies: '', version: '1' };
    const context = contextOf(STAFF, { writeHealthNote });
    const answer = await answerOf(() => health.action(sent(`${HOME}/health`, fields, context)));
    expect(answer).toMatchObject({ status: 409, data: { values: { formula: '6/0' } } });
  });
});

describe('merging', () => {
  const LEADER = as({ kind: 'employee', ...named, role: 'manager', staffId: null });
  const mergeContext = (useCases: Partial<CustomerParts['useCases']>, who = LEADER) =>
    contextOf(who, useCases);

  test('is for who leads, and a merged profile leads on to the one that is kept', async () => {
    expect((await answerOf(() => merge.loader(at(`${HOME}/merge`, contextOf(STAFF))))).status).toBe(404);
    const openCustomer = () => Promise.resolve(ok({ ...LEA, mergedInto: NOTE as CustomerId }));
    expect(await answerOf(() => profile.loader(at(HOME, contextOf(STAFF, { openCustomer }))))).toMatchObject({
      status: 303,
      location: `/admin/customers/${NOTE}`,
    });
  });

  test('merges, parts, searches, and says why not', async () => {
    const mergeCustomers = vi.fn((_: unknown, { merge: wanted }: { readonly merge: boolean }) =>
      Promise.resolve(wanted ? err({ kind: 'has_account' as const }) : ok(null)),
    );
    const answer = (fields: Record<string, string>) =>
      answerOf(() => merge.action(sent(`${HOME}/merge`, fields, mergeContext({ mergeCustomers }))));
    expect(await answer({ intent: 'merge', other: NOTE })).toMatchObject({ status: 409 });
    expect(await answer({ intent: 'part', other: NOTE })).toMatchObject({
      status: 303,
      location: `${HOME}?done=parted`,
    });
    expect(mergeCustomers).toHaveBeenCalledWith(expect.anything(), { kept: ID, gone: NOTE, merge: true });
    expect(await answer({ intent: 'search', q: ' Lea ' })).toMatchObject({
      status: 200,
      data: { text: 'Lea', people: [] },
    });
    expect(await answer({ intent: 'merge', other: 'x' })).toMatchObject({ status: 400 });
  });
});
