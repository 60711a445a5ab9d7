import { describe, expect, test, vi } from 'vitest';
import type { FoundCustomers } from '#domain/ports/customers.ts';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { AccountId, CustomerId, SessionId, VisitorId } from '#domain/shared/ids.ts';
import { action, loader } from '#app/routes/admin-customers.tsx';
import { fakeCustomers } from '#tests/app/support/fake-customers.ts';
import { answerOf, BOOK, fakeContext, get, post } from '#tests/app/support/fake-page.ts';

const ID = '00000000-0000-4000-8000-0000000000dd' as CustomerId;
const named = {
  salonId: BOOK.salonId,
  accountId: 'account' as AccountId,
  sessionId: 'session' as SessionId,
};
const signedIn = (actor: SignedIn['actor']) => ({
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
const staff = signedIn({ kind: 'employee', ...named, role: 'staff', staffId: null });
const customer = signedIn({
  kind: 'customer',
  ...named,
  visitorId: 'visitor' as VisitorId,
  customerId: ID,
});

const LEA = {
  id: ID,
  firstName: 'Lea',
  lastName: 'Muster',
  email: null,
  phone: '+41791234567',
  entries: 2,
  lastVisit: '2026-03-01T23:30:00Z',
  nextVisit: null,
};

function searching(result: FoundCustomers, fields: Record<string, string>, who = staff) {
  const search = vi.fn(() => Promise.resolve(result));
  const context = fakeContext({ ...who, customers: fakeCustomers({ queries: { search } }) });
  return { search, answer: answerOf(() => action(post('/admin/customers', fields, context))) };
}
const nobody: FoundCustomers = { people: [], next: null };

describe('the search for customers', () => {
  test('is for the team: others find no such page, and nobody signed in is asked to', async () => {
    const see = (who: object) => answerOf(() => loader(get('/admin/customers', fakeContext(who))));
    expect((await see(staff)).status).toBe(200);
    expect((await see(customer)).status).toBe(404);
    expect(await see({})).toMatchObject({ status: 303, location: '/sign-in?to=%2Fadmin%2Fcustomers' });
    const foreign = searching(nobody, { q: 'Lea' }, customer);
    expect((await foreign.answer).status).toBe(404);
    expect(foreign.search).not.toHaveBeenCalled();
  });

  test("shows days by the salon's clock, and where the next page begins", async () => {
    const next = { score: 2, name: 'muster lea', id: ID };
    const { search, answer } = searching({ people: [LEA], next }, { q: '  Lea ' });
    expect(await answer).toMatchObject({
      status: 200,
      data: {
        kind: 'found',
        text: 'Lea',
        people: [{ lastVisit: '2026-03-02', nextVisit: null }],
        next: `2 ${ID} muster lea`,
      },
    });
    expect(search).toHaveBeenCalledWith(expect.objectContaining({ kind: 'employee' }), {
      text: 'Lea',
      after: null,
    });
  });

  test('goes on where a page ended; what is no place begins anew', async () => {
    const on = searching(nobody, { q: 'Lea', after: `2 ${ID} muster lea` });
    await on.answer;
    expect(on.search).toHaveBeenCalledWith(expect.anything(), {
      text: 'Lea',
      after: { score: 2, id: ID, name: 'muster lea' },
    });
    const anew = searching(nobody, { q: 'Lea', after: '2 x muster' });
    await anew.answer;
    expect(anew.search).toHaveBeenCalledWith(expect.anything(), { text: 'Lea', after: null });
  });

  test.each([
    [{}, 400],
    [{ q: ' \u0000 ' }, 422],
    [{ q: '   ' }, 422],
  ])('%o asks nobody', async (fields, status) => {
    const { search, answer } = searching(nobody, fields as Record<string, string>);
    expect((await answer).status).toBe(status);
    expect(search).not.toHaveBeenCalled();
  });
});
