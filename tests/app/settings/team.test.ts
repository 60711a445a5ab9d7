import { describe, expect, it } from 'vitest';
import type { ServiceCatalogue } from '#domain/ports/settings.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { ResourceRecord } from '#domain/settings/resource-record.ts';
import { categoryLines } from '#domain/settings/service-categories.ts';
import { planOf } from '#domain/settings/staff-plan.ts';
import { personOf, type StaffRecord } from '#domain/settings/staff-record.ts';
import { skillLines } from '#domain/settings/staff-skills.ts';
import type { VisitAhead } from '#domain/settings/visit-ahead.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AppointmentId, CategoryId, ResourceId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { SettingsParts } from '#app/load-context.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import { action as savePerson, loader as person } from '#app/routes/admin-colleague.tsx';
import { action as saveHours, loader as hours } from '#app/routes/admin-colleague-hours.tsx';
import { action as saveSkills, loader as skills } from '#app/routes/admin-colleague-skills.tsx';
import { action as saveResource, loader as resource } from '#app/routes/admin-resource.tsx';
import { loader as resources } from '#app/routes/admin-resources.tsx';
import { action as saveCategories, loader as categories } from '#app/routes/admin-service-categories.tsx';
import { loader as list } from '#app/routes/admin-team.tsx';
import { loader as publicTeam } from '#app/routes/team.tsx';
import { rawPlanOf } from '#app/settings/plan-form.ts';
import { weekdayWords } from '#app/settings/team-words.ts';
import { answerOf, BOOK, fakeContext, get, HOLD_ID, START } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';
import { aService, aStaffMember, localized, weekly } from '#tests/support/builders/salon-book.ts';

const ID = '00000000-0000-4000-8000-0000000000a1' as StaffId;
const GONE = '00000000-0000-4000-8000-0000000000a2' as StaffId;
const CUT = '00000000-0000-4000-8000-0000000000e1' as ServiceId;
const HAIR = '00000000-0000-4000-8000-0000000000ca' as CategoryId;
const CHAIR = '00000000-0000-4000-8000-0000000000c4' as ResourceId;
const TODAY = '2026-03-10' as LocalDate;

const ANNA: StaffRecord = {
  ...aStaffMember({
    id: ID,
    slug: 'anna',
    name: 'Anna',
    title: { 'de-CH': 'Coiffeuse', en: 'Hairdresser' },
    hours: weekly([2, 3, 4, 6], '09:00', '18:00'),
    skills: new Map([[CUT, { price: rappen(7500), segments: null }]]),
  }),
  active: true,
};
const ZOE: StaffRecord = { ...aStaffMember({ id: GONE, slug: 'zoe', name: 'Zoe' }), active: false };
const CATALOGUE: ServiceCatalogue = {
  categories: [{ id: HAIR, slug: 'hair', name: { 'de-CH': 'Haar', en: 'Hair' }, position: 1 }],
  services: [
    {
      ...aService({ id: CUT, categoryId: HAIR, name: { 'de-CH': 'Schnitt', en: 'Cut' } }),
      needs: [{ kind: 'chair', segment: null }],
      active: true,
    },
  ],
  resourceKinds: ['chair'],
  vatRates: [],
  vatLiable: true,
};
const RESOURCE: ResourceRecord = { id: CHAIR, kind: 'chair', name: 'Platz 1', position: 1, active: true };
const OTHER_HOLD = '00000000-0000-4000-8000-0000000000fe' as AppointmentId;
const VISIT: VisitAhead = {
  id: HOLD_ID,
  day: TODAY,
  from: START,
  to: START,
  customer: 'Ada Muster',
  offeredFor: null,
  items: [],
};

const nothing = fakeContext();
const inputs: unknown[] = [];
const noted =
  <T>(answer: T) =>
  (_: unknown, input: unknown): Promise<T> => {
    inputs.push(input);
    return Promise.resolve(answer);
  };
const as = (role: EmployeeRole | 'hq' | null, useCases: Partial<SettingsParts['useCases']> = {}) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    settings: {
      queries: {
        ...nothing.settings.queries,
        team: () => Promise.resolve([ANNA, ZOE]),
        services: () => Promise.resolve(CATALOGUE),
        resources: () => Promise.resolve([RESOURCE]),
      },
      useCases: {
        ...nothing.settings.useCases,
        saveColleague: noted(ok({ slug: 'anna' })),
        saveStaffHours: noted(ok(null)),
        saveStaffSkills: noted(ok(null)),
        saveResource: noted(ok(null)),
        saveCategories: noted(ok(null)),
        ...useCases,
      },
    },
  });

type Pairs = readonly (readonly [string, string])[];
type Handler = (args: Parameters<typeof savePerson>[0]) => unknown;
const send = (action: Handler, context: ReturnType<typeof as>, id: string, fields: Pairs) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const request = new Request(`https://salon.test/admin/team/${id}`, { method: 'POST', body });
  return answerOf(() => action({ request, context, params: { id } }));
};
const opened = (loader: Handler, context: ReturnType<typeof as>, id = '', path = '/admin/team') =>
  answerOf(() => loader(get(path, context, id === '' ? {} : { id })));

describe('the list of the team', () => {
  it('says who works when, does how much, and who has left', async () => {
    const { data } = await opened(list, as('staff'));
    expect(data).toMatchObject({
      mayChange: false,
      colleagues: [
        { name: 'Anna', title: 'Coiffeuse', days: 'Dienstag bis Donnerstag und Samstag', active: true },
        { name: 'Zoe', active: false },
      ],
    });
  });

  it('is for those who work here', async () => {
    expect((await opened(list, as(null))).status).toBe(404);
    expect((await opened(list, as('hq'))).status).toBe(200);
  });

  it.each<[Parameters<typeof weekdayWords>[0], string]>([
    [[], 'keine Arbeitstage'],
    [[5], 'Freitag'],
    [[6, 5], 'Freitag und Samstag'],
    [[2, 4, 6], 'Dienstag, Donnerstag und Samstag'],
    [[2, 3, 4, 5, 6, 6], 'Dienstag bis Samstag'],
    [[1, 2, 3, 5, 6, 7], 'Montag bis Mittwoch und Freitag bis Sonntag'],
  ])('puts %j in words: %s', (weekdays, words) => {
    expect(weekdayWords(weekdays, deCH)).toBe(words);
  });
});

const FORMS: readonly (readonly [string, Handler, Handler])[] = [
  ['the person', person, savePerson],
  ['the hours', hours, saveHours],
  ['the skills', skills, saveSkills],
];

describe.each(FORMS)("a colleague's form of %s", (_, loader, action) => {
  it.each(['00000000-0000-4000-8000-0000000000a9', 'nonsense'])('is not there for %s', async (id) => {
    expect((await opened(loader, as('owner'), id)).status).toBe(404);
  });

  it.each<EmployeeRole | 'hq' | null>(['staff', 'hq', null])('cannot be sent by %s', async (role) => {
    const before = inputs.length;
    expect((await send(action, as(role), ID, [['seen', 'x']])).status).toBe(404);
    expect(inputs).toHaveLength(before);
  });

  it.each<[EmployeeRole | 'hq', boolean]>([
    ['manager', true],
    ['staff', false],
    ['hq', false],
  ])('is seen by %s', async (role, mayChange) => {
    expect(await opened(loader, as(role), ID)).toMatchObject({ status: 200, data: { mayChange } });
  });

  it('cannot be sent to an address that is none', async () => {
    expect((await send(action, as('owner'), 'nonsense', [['seen', 'x']])).status).toBe(404);
  });
});

describe('the person', () => {
  const FIELDS: Pairs = [
    ['name', 'Anna B.'],
    ['titleDe', 'Barbier'],
    ['position', '4'],
    ['active', 'on'],
  ];

  it('is filled in with what is stored, and carries its fingerprint', async () => {
    const { data } = await opened(person, as('owner'), ID);
    expect(data).toMatchObject({
      colleague: { name: 'Anna', missing: null },
      seen: fingerprint(personOf(ANNA)),
      values: { name: 'Anna', titleEn: 'Hairdresser', active: true },
      seesRoles: true,
    });
  });

  it('who is new has an id of the page, and goes on to the hours', async () => {
    expect((await opened(person, as('staff'), 'new')).status).toBe(404);
    const { data } = await opened(person, as('owner'), 'new');
    const { id } = data as { id: string };
    const answer = await send(savePerson, as('owner'), 'new', [...FIELDS, ['id', id]]);
    expect(answer).toMatchObject({ status: 303, location: `/admin/team/${id}/hours?saved=person` });
    expect(inputs.at(-1)).toMatchObject({ id, seen: null, form: { name: 'Anna B.', onlineBookable: false } });
    expect((await send(savePerson, as('owner'), 'new', FIELDS)).status).toBe(404);
  });

  it('is saved under the id of its address, and needs what it was filled in from', async () => {
    const answer = await send(savePerson, as('owner'), ID, [...FIELDS, ['seen', 's'], ['id', HOLD_ID]]);
    expect(answer).toMatchObject({ status: 303, location: `/admin/team/${ID}?saved=person` });
    expect(inputs.at(-1)).toMatchObject({ id: ID, seen: 's', confirmed: false });
    expect((await send(savePerson, as('owner'), ID, FIELDS)).status).toBe(404);
  });

  it('comes back whole, however long what was typed', async () => {
    const refusal = err({
      kind: 'invalid' as const,
      fields: [{ field: 'bioDe' as const, reason: 'longer_than_600' as const }],
    });
    const bio = 'x'.repeat(3_000);
    const context = as('owner', { saveColleague: noted(refusal) });
    const answer = await send(savePerson, context, ID, [...FIELDS, ['seen', 's'], ['bioDe', bio]]);
    expect(answer).toMatchObject({
      status: 422,
      data: { values: { bioDe: bio }, seen: 's', errors: [{ field: 'bioDe' }] },
    });
  });

  it('shows what somebody else has saved, and then carries the fingerprint of that', async () => {
    const current = personOf({ ...ANNA, position: 7, onlineBookable: false });
    const refusal = err({ kind: 'changed' as const, current, wanted: personOf(ANNA) });
    const context = as('owner', { saveColleague: noted(refusal) });
    expect(await send(savePerson, context, ID, [...FIELDS, ['seen', 's']])).toMatchObject({
      status: 409,
      data: {
        seen: fingerprint(current),
        differences: [
          { label: 'Reihenfolge', stored: '7', yours: '1' },
          { label: 'Online buchbar', stored: 'nein', yours: 'ja' },
        ],
      },
    });
  });

  it('shows the visits that leaving would leave behind', async () => {
    const held = { ...VISIT, id: OTHER_HOLD, offeredFor: VISIT.id };
    const refusal = err({ kind: 'strands' as const, visits: [VISIT, held] });
    const context = as('owner', { saveColleague: noted(refusal) });
    expect(await send(savePerson, context, ID, [...FIELDS, ['seen', 's']])).toMatchObject({
      status: 409,
      data: {
        stranded: {
          count: 2,
          visits: [
            { customer: 'Ada Muster', page: HOLD_ID, isHold: false },
            { customer: 'Ada Muster', page: HOLD_ID, isHold: true },
          ],
        },
      },
    });
  });
});

describe('the hours', () => {
  it('are filled in with the week without end', async () => {
    const { data } = await opened(hours, as('owner'), ID);
    const plan = planOf(ANNA, TODAY);
    expect(data).toMatchObject({ seen: fingerprint(plan), values: rawPlanOf(plan), ending: [] });
  });

  it('are read from the form, more rows than usual included', async () => {
    await send(saveHours, as('owner'), ID, [
      ['seen', 's'],
      ['from', '2026-05-01'],
      ['day2-0-from', '09:00'],
      ['day2-0-to', '12:00'],
      ['break2-1-from', '10:00'],
      ['break2-1-to', '10:15'],
      ['confirmed', 'on'],
    ]);
    expect(inputs.at(-1)).toMatchObject({ id: ID, seen: 's', confirmed: true, form: { from: '2026-05-01' } });
    const { form } = inputs.at(-1) as { form: { work: unknown[][]; breaks: unknown[][] } };
    expect(form.work[1]).toEqual([
      { from: '09:00', to: '12:00' },
      { from: '', to: '' },
    ]);
    expect(form.breaks[1]).toEqual([
      { from: '', to: '' },
      { from: '10:00', to: '10:15' },
    ]);
  });

  it('come back with what was typed and what is wrong, by day', async () => {
    const refusal = err({
      kind: 'invalid' as const,
      fields: [
        { field: 'from', reason: 'day_over' as const },
        { field: 'break2', reason: 'outside_work' as const },
      ],
    });
    const context = as('owner', { saveStaffHours: noted(refusal) });
    const answer = await send(saveHours, context, ID, [
      ['seen', 's'],
      ['break2-0-from', '07:00'],
    ]);
    expect(answer.status).toBe(422);
    const { values, errors } = answer.data as {
      values: { breaks: { from: string }[][] };
      errors: { message: string }[];
    };
    expect(values.breaks[1]?.[0]?.from).toBe('07:00');
    expect(errors.map(({ message }) => message.split(':')[0])).toEqual(['Gilt ab', 'Dienstag, Pause']);
  });

  it('show what somebody else has saved', async () => {
    const current = { ...planOf(ANNA, TODAY), from: '2026-06-01' as LocalDate, breaks: [] };
    const context = as('owner', { saveStaffHours: noted(err({ kind: 'changed' as const, current })) });
    expect(await send(saveHours, context, ID, [['seen', 's']])).toMatchObject({
      status: 409,
      data: {
        seen: fingerprint(current),
        differences: [
          { label: 'Gilt ab', stored: '2026-06-01', yours: 'ab sofort' },
          { label: 'Dienstag, Arbeit', stored: '09:00–18:00', yours: 'frei' },
          {},
          {},
          {},
        ],
      },
    });
  });
});

describe('the skills', () => {
  it('are every service of the salon, each with what is their own', async () => {
    const { data } = await opened(skills, as('owner'), ID);
    expect(data).toMatchObject({
      seen: fingerprint(skillLines(ANNA.skills)),
      values: [{ serviceId: CUT, does: true, price: '75.00', steps: [] }],
      categories: [{ name: 'Haar', services: [{ id: CUT, name: 'Schnitt', active: true }] }],
    });
  });

  it('are read by service', async () => {
    await send(saveSkills, as('owner'), ID, [
      ['seen', 's'],
      ['skill', CUT],
      [`price-${CUT}`, '80'],
      [`steps-${CUT}`, '45'],
      ['price-nonsense', '1'],
    ]);
    expect(inputs.at(-1)).toMatchObject({
      id: ID,
      form: [{ serviceId: CUT, does: true, price: '80', steps: ['45'] }],
    });
  });

  it('say of which service something is wrong, and what somebody else has saved', async () => {
    const fields: Pairs = [
      ['seen', 's'],
      ['skill', CUT],
      [`price-${CUT}`, 'ab 80'],
    ];
    const refusal = { field: `price-${CUT}`, reason: 'not_definite' as const };
    const wrong = as('owner', {
      saveStaffSkills: noted(err({ kind: 'invalid' as const, fields: [refusal] })),
    });
    const answer = await send(saveSkills, wrong, ID, fields);
    expect(answer).toMatchObject({ status: 422, data: { values: [{ price: 'ab 80' }] } });
    const { errors } = answer.data as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain('Schnitt, eigener Preis: ');
    const changed = as('owner', { saveStaffSkills: noted(err({ kind: 'changed' as const, current: [] })) });
    expect(await send(saveSkills, changed, ID, fields)).toMatchObject({
      status: 409,
      data: { differences: [{ label: 'Schnitt', stored: 'macht sie nicht', yours: 'ab 80' }] },
    });
  });
});

describe('chairs and the like', () => {
  it('are listed by kind, with how many services need it', async () => {
    const { data } = await opened(resources, as('staff'), '', `/admin/resources?saved=${CHAIR}`);
    expect(data).toMatchObject({
      mayChange: false,
      saved: 'Platz 1',
      kinds: [{ kind: 'chair', word: 'Platz', services: 1, resources: [{ id: CHAIR }] }],
    });
    expect((await opened(resources, as(null))).status).toBe(404);
  });

  it('are not there for whom they are not', async () => {
    expect((await opened(resource, as('owner'), GONE)).status).toBe(404);
    expect((await opened(resource, as('staff'), 'new')).status).toBe(404);
    expect((await send(saveResource, as('hq'), CHAIR, [['seen', 's']])).status).toBe(404);
    expect((await send(saveResource, as('owner'), CHAIR, [['name', 'x']])).status).toBe(404);
  });

  it('name the visits and the services that the last one would leave', async () => {
    const refusal = err({ kind: 'strands' as const, visits: [], services: [localized('Schnitt')] });
    const context = as('owner', { saveResource: noted(refusal) });
    expect(await send(saveResource, context, CHAIR, [['seen', 's']])).toMatchObject({
      status: 409,
      data: { id: CHAIR, stranded: { count: 0 }, starved: ['Schnitt'] },
    });
  });

  it('are saved', async () => {
    const answer = await send(saveResource, as('manager'), CHAIR, [
      ['seen', 's'],
      ['kind', 'new'],
      ['newKind', 'Haube'],
    ]);
    expect(answer).toMatchObject({ status: 303, location: `/admin/resources?saved=${CHAIR}` });
    expect(inputs.at(-1)).toMatchObject({
      id: CHAIR,
      form: { kind: 'new', newKind: 'Haube', active: false },
    });
  });
});

describe('the categories', () => {
  it('are a list with room for one more', async () => {
    const { data } = await opened(categories, as('staff'));
    expect(data).toMatchObject({
      mayChange: false,
      seen: fingerprint(categoryLines(CATALOGUE.categories)),
      stored: [{ id: HAIR, services: 1 }],
      values: [
        { id: HAIR, nameEn: 'Hair', position: '10' },
        { nameDe: '', position: '20' },
      ],
    });
  });

  it('come back with what was typed', async () => {
    const refusal = err({
      kind: 'invalid' as const,
      fields: [{ field: 'category0', reason: 'not_empty' as const }],
    });
    const context = as('owner', { saveCategories: noted(refusal) });
    const answer = await send(saveCategories, context, '', [
      ['seen', 's'],
      ['category0-id', HAIR],
      ['category0-nameDe', ''],
      ['category0-position', '5'],
    ]);
    expect(answer).toMatchObject({
      status: 422,
      data: { values: [{ id: HAIR, nameDe: '', position: '5' }], errors: [{ field: 'category0' }] },
    });
    expect((await send(saveCategories, as('staff'), '', [])).status).toBe(404);
  });
});

describe('the public page of the team', () => {
  it('offers nobody to be booked whose services are not settled', async () => {
    const [anna] = BOOK.staff;
    const context = fakeContext();
    const book = { ...BOOK, staff: [anna!, { ...anna!, slug: 'new', skills: new Map() }] };
    const { data } = await answerOf(() =>
      publicTeam(
        get('/team', {
          ...context,
          salonQueries: { ...context.salonQueries, book: () => Promise.resolve(book) },
        }),
      ),
    );
    expect(data).toMatchObject({ members: [{ bookable: true }, { slug: 'new', bookable: false }] });
  });
});
