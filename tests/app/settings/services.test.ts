import { describe, expect, it } from 'vitest';
import type { ServiceCatalogue } from '#domain/ports/settings.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { contentOf, type ServiceRecord } from '#domain/settings/service-record.ts';
import type { SaveService, SaveServiceInput } from '#domain/settings/use-cases/save-service.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { CategoryId, ServiceId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { loader as list } from '#app/routes/admin-services.tsx';
import { action, loader as edit } from '#app/routes/admin-service.tsx';
import { formOfService, stepsShown } from '#app/settings/service-form.ts';
import { answerOf, fakeContext, get, HOLD_ID, START } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';
import { ANNA, aService, localized } from '#tests/support/builders/salon-book.ts';

const ID = '00000000-0000-4000-8000-0000000000e1' as ServiceId;
const HAIR = '00000000-0000-4000-8000-0000000000ca' as CategoryId;
const CUT: ServiceRecord = {
  ...aService({ id: ID, slug: 'cut', categoryId: HAIR, name: { 'de-CH': 'Schnitt', en: 'Cut' } }),
  active: true,
};
const CATALOGUE: ServiceCatalogue = {
  categories: [{ id: HAIR, slug: 'hair', name: { 'de-CH': 'Haar', en: 'Hair' }, position: 1 }],
  services: [CUT],
  resourceKinds: ['chair'],
  vatRates: [{ code: 'standard', basisPoints: 810, validFrom: '2024-01-01' as LocalDate }],
  vatLiable: true,
};

const nothing = fakeContext();
const inputs: SaveServiceInput[] = [];
const as = (
  role: EmployeeRole | 'hq' | null,
  answer: Awaited<ReturnType<SaveService>> = ok({ slug: 'cut' }),
) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    settings: {
      queries: { ...nothing.settings.queries, services: () => Promise.resolve(CATALOGUE) },
      useCases: {
        ...nothing.settings.useCases,
        saveService: (_, input) => {
          inputs.push(input);
          return Promise.resolve(answer);
        },
      },
    },
  });

const SEEN = fingerprint(contentOf(CUT));
type Pairs = readonly (readonly [string, string])[];
const FIELDS: Pairs = [
  ['seen', SEEN],
  ['nameDe', 'Schnitt lang'],
  ['nameEn', 'Long cut'],
  ['price', '99.00'],
  ['step', '30'],
  ['step', '10'],
  ['step', '5'],
  ['need', 'chair'],
  ['active', 'on'],
];
const send = (context: ReturnType<typeof as>, id: string, fields: Pairs = FIELDS) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const request = new Request(`https://salon.test/admin/services/${id}`, { method: 'POST', body });
  return answerOf(() => action({ request, context, params: { id } }));
};

describe('the list of services', () => {
  it('has every service by category, and says what was saved', async () => {
    const { data } = await answerOf(() => list(get('/admin/services?saved=cut', as('staff'))));
    expect(data).toMatchObject({
      mayChange: false,
      saved: 'Schnitt',
      categories: [{ name: 'Haar', services: [{ id: ID, name: 'Schnitt', price: CUT.price, minutes: 30 }] }],
    });
  });

  it('is for those who work here', async () => {
    expect(await answerOf(() => list(get('/admin/services', as(null))))).toMatchObject({ status: 404 });
    expect(await answerOf(() => list(get('/admin/services', as('hq'))))).toMatchObject({ status: 200 });
  });
});

describe("a service's form", () => {
  it('is filled in with what is stored, and carries its fingerprint', async () => {
    const { data } = await answerOf(() => edit(get(`/en/admin/services/${ID}`, as('owner'), { id: ID })));
    expect(data).toMatchObject({ title: 'Cut', seen: SEEN, mayChange: true, values: formOfService(CUT) });
    expect(data).toMatchObject({ vatRates: [{ value: 'standard', label: '8.1\u00a0%' }] });
  });

  it('is empty for a new one', async () => {
    const { data } = await answerOf(() => edit(get('/admin/services/new', as('manager'), { id: 'new' })));
    expect(data).toMatchObject({ title: null, seen: null, values: { nameDe: '', vatCode: 'standard' } });
  });

  it.each<[string, EmployeeRole | 'hq']>([
    ['new', 'staff'],
    ['new', 'hq'],
    ['00000000-0000-4000-8000-0000000000e9', 'owner'],
    ['nonsense', 'owner'],
  ])('%s is not there for %s', async (id, role) => {
    expect(await answerOf(() => edit(get('/', as(role), { id })))).toMatchObject({ status: 404 });
  });

  it.each<EmployeeRole | 'hq' | null>(['staff', 'hq', null])('cannot be sent by %s', async (role) => {
    const before = inputs.length;
    expect(await send(as(role), ID)).toMatchObject({ status: 404 });
    expect(inputs).toHaveLength(before);
  });

  it('is saved under the id of its address', async () => {
    expect(await send(as('owner'), ID, [...FIELDS, ['id', HOLD_ID]])).toMatchObject({
      status: 303,
      location: '/admin/services?saved=cut',
    });
    expect(inputs.at(-1)).toMatchObject({
      id: ID,
      seen: SEEN,
      confirmed: false,
      form: {
        steps: ['30', '10', '5'],
        needs: ['chair'],
        active: true,
        onlineBookable: false,
        onRequest: false,
      },
    });
  });

  it('comes back with what was typed and what is wrong', async () => {
    const refusal = err({
      kind: 'invalid' as const,
      fields: [{ field: 'price' as const, reason: 'not_definite' as const }],
    });
    const answer = await send(as('owner', refusal), ID);
    expect(answer).toMatchObject({
      status: 422,
      data: { values: { nameDe: 'Schnitt lang' }, errors: [{ field: 'price' }], seen: SEEN },
    });
  });

  it('keeps what is too long, and says by how much', async () => {
    const long = 'Schnitt und Farbe '.repeat(200);
    const refusal = err({
      kind: 'invalid' as const,
      fields: [{ field: 'nameDe' as const, reason: 'longer_than_80' as const }],
    });
    expect(await send(as('owner', refusal), ID, [...FIELDS, ['nameDe', long]])).toMatchObject({
      status: 422,
      data: {
        values: { nameDe: long },
        errors: [{ field: 'nameDe', message: expect.stringContaining('höchstens 80 Zeichen') as string }],
      },
    });
    expect(inputs.at(-1)?.form.nameDe).toBe(long);
  });

  it('says in words what the salon’s rule and the service’s own mean', async () => {
    const { data } = await answerOf(() => edit(get(`/admin/services/${ID}`, as('owner'), { id: ID })));
    expect(data).toMatchObject({
      salonPolicy: { cutoffHours: 24, lateFeePercent: 50 },
      policyNow: { cutoffHours: 24, lateFeePercent: 50 },
      values: { cutoffHours: '', lateFeePercent: '' },
    });
    const stricter = { ...CUT, ownPolicy: { cutoffMinutes: 2880, lateFeePercent: null } };
    const context = as('owner');
    Object.assign(context.settings.queries, {
      services: () => Promise.resolve({ ...CATALOGUE, services: [stricter] }),
    });
    const { data: own } = await answerOf(() => edit(get(`/admin/services/${ID}`, context, { id: ID })));
    expect(own).toMatchObject({
      policyNow: { cutoffHours: 48, lateFeePercent: 50 },
      values: { cutoffHours: '48', lateFeePercent: '' },
    });
  });

  it('shows what somebody else has saved, and then carries the fingerprint of that', async () => {
    const current = { ...CUT, price: rappen(7000) };
    const refusal = err({ kind: 'changed' as const, current, wanted: { ...CUT, price: rappen(9900) } });
    expect(await send(as('owner', refusal), ID)).toMatchObject({
      status: 409,
      data: {
        seen: fingerprint(contentOf(current)),
        differences: [{ label: 'Preis in CHF', stored: '70.00', yours: '99.00' }],
      },
    });
  });

  it('shows the visits that it would leave behind', async () => {
    const item = { serviceId: ID, staffId: ANNA, serviceName: localized('Schnitt'), staffName: 'Anna' };
    const visit = {
      id: HOLD_ID,
      day: '2026-03-14' as LocalDate,
      from: START,
      to: START,
      customer: 'Ada Muster',
      items: [{ ...item, from: START, to: START }],
    };
    const refusal = err({ kind: 'strands' as const, visits: Array(41).fill(visit) });
    const { status, data } = await send(as('owner', refusal), ID);
    expect(status).toBe(409);
    expect(data).toMatchObject({ stranded: { count: 41 } });
    expect((data as { stranded: { visits: unknown[] } }).stranded.visits).toHaveLength(40);
  });

  it('needs an id and what it was filled in from', async () => {
    expect(await send(as('owner'), 'new')).toMatchObject({ status: 404 });
    expect(await send(as('owner'), ID, [['nameDe', 'x']])).toMatchObject({ status: 404 });
    expect(await send(as('owner'), 'nonsense')).toMatchObject({ status: 404 });
  });
});

it.each([
  [0, 5],
  [1, 5],
  [3, 5],
  [5, 7],
  [6, 7],
  [9, 9],
])('of %i steps, %i fields', (steps, fields) => {
  expect(stepsShown(Array(steps).fill('5'))).toBe(fields);
});
