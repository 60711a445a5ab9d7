import { describe, expect, it } from 'vitest';
import { inView, salonInView } from '#domain/identity/head-office.ts';
import type { EnterSalon } from '#domain/identity/use-cases/enter-salon.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { loader as home } from '#app/routes/admin-home.ts';
import { loader as frame } from '#app/routes/admin-layout.tsx';
import { action, loader } from '#app/routes/admin-salons.tsx';
import { loader as calendar } from '#app/routes/admin-calendar-day.tsx';
import { answerOf, fakeContext, get, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const PATH = '/admin/salons';
const OTHER = '00000000-0000-4000-8000-0000000000a2' as SalonId;
const nothing = fakeContext();
const asked: unknown[] = [];

type Over = {
  readonly chosen?: SalonId | null;
  readonly salons?: readonly string[];
  readonly entered?: Awaited<ReturnType<EnterSalon>>;
};

const as = (role: EmployeeRole | 'hq' | null, over: Over = {}) =>
  fakeContext({
    signedIn: () => Promise.resolve({ ...signedInAs(role), chosenSalonId: over.chosen ?? null }),
    identity: {
      ...nothing.identity,
      salons: (actor) => {
        asked.push(actor.salonId);
        const list = over.salons ?? ['salon', OTHER];
        return Promise.resolve(list.map((id) => ({ salonId: id as SalonId, name: id, city: 'Wil' })));
      },
      enterSalon: (actor, salonId) => {
        asked.push({ by: actor.salonId, salonId });
        return Promise.resolve(over.entered ?? ok({ entered: true }));
      },
    },
  });
const show = (context: ReturnType<typeof as>) => answerOf(() => loader(get(PATH, context)));
const choose = (context: ReturnType<typeof as>, fields: Record<string, string>, path = PATH) =>
  answerOf(() => action(post(path, fields, context)));

describe('the page on which head office chooses', () => {
  it.each(['owner', 'manager', 'staff', null] as const)('is not there for %s', async (role) => {
    asked.length = 0;
    expect((await show(as(role))).status).toBe(404);
    expect((await choose(as(role), { salon: OTHER })).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('lists what is open, asked for at home, and says which salon is in view', async () => {
    asked.length = 0;
    expect(await show(as('hq', { chosen: OTHER }))).toMatchObject({
      status: 200,
      data: {
        salons: [
          { id: 'salon', host: 'salon.test', home: true, inView: false },
          { id: OTHER, host: `${OTHER}.test`, home: false, inView: true },
        ],
      },
    });
    expect(asked).toEqual(['salon']);
  });

  it('hands on the choice and nothing else, and leads to the calendar', async () => {
    asked.length = 0;
    const fields = { salon: OTHER, home: OTHER, salonId: OTHER, accountId: 'x' };
    expect(await choose(as('hq'), fields)).toMatchObject({ status: 303, location: '/admin/calendar' });
    expect(await choose(as('hq', { chosen: OTHER }), fields, `/en${PATH}`)).toMatchObject({
      location: '/en/admin/calendar',
    });
    expect(asked).toEqual([
      { by: 'salon', salonId: OTHER },
      { by: 'salon', salonId: OTHER },
    ]);
  });

  it('is not found with a salon that is closed, none, or nonsense', async () => {
    const closed = as('hq', { entered: err({ kind: 'not_found' }) });
    for (const fields of [{ salon: OTHER }, { salon: 'x' }, {}] as Record<string, string>[]) {
      expect(await choose(closed, fields)).toMatchObject({ status: 404 });
    }
  });
});

describe('the staff’s area', () => {
  it('begins with the choice where there is one', async () => {
    const begin = async (context: ReturnType<typeof as>) =>
      (await answerOf(() => home(get('/admin', context)))).location;
    expect(await begin(as('hq'))).toBe(PATH);
    expect(await begin(as('hq', { salons: ['salon'] }))).toBe('/admin/calendar');
    expect(await begin(as('owner'))).toBe('/admin/calendar');
  });

  it('says which salon is in view, and where its website is', async () => {
    const told = async (context: ReturnType<typeof as>) =>
      (await answerOf(() => frame(get('/admin/calendar', context)))).data;
    expect(await told(as('hq', { chosen: OTHER }))).toMatchObject({
      role: 'hq',
      salonId: OTHER,
      visited: { website: `https://${OTHER}.test` },
    });
    expect(await told(as('hq'))).toMatchObject({ salonId: 'salon', visited: null });
  });

  it('reads in the chosen salon', async () => {
    const seen: unknown[] = [];
    const context = as('hq', { chosen: OTHER });
    const { book } = context.salonQueries;
    const watched = {
      ...context,
      salonQueries: {
        ...context.salonQueries,
        book: (actor: Parameters<typeof book>[0]) => {
          seen.push(actor.salonId);
          return book(actor);
        },
      },
    };
    await answerOf(() => calendar({ ...get('/', watched), params: { day: '2026-03-10' } }));
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([OTHER]));
  });

  it.each(['owner', 'manager', 'staff'] as const)('knows no choice of %s', (role) => {
    const { actor } = signedInAs(role);
    if (actor.kind !== 'employee') throw new Error('no employee');
    expect(inView(actor, { chosenSalonId: OTHER })).toBe(actor);
    expect(salonInView(actor, { chosenSalonId: OTHER })).toBe(actor.salonId);
  });
});
