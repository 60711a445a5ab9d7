/** Changes of chairs and basins and of the categories on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingsQueries } from '#adapters/postgres/queries/settings-queries.ts';
import { teamQueries } from '#adapters/postgres/queries/team-queries.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { resourceOf, type RawResource } from '#domain/settings/resource-record.ts';
import { categoryLines } from '#domain/settings/service-categories.ts';
import { saveCategories } from '#domain/settings/use-cases/save-categories.ts';
import { saveResource } from '#domain/settings/use-cases/save-resource.ts';
import type { Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, AttemptId, ResourceId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { emptyResource, formOfResource } from '#app/settings/resource-form.ts';
import { rawCategoriesOf } from '#app/settings/category-form.ts';
import { CHAIR, COLOUR, OTHER_CHAIR, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { MONDAY, openProcess, openWorld, someVisitor, testClock, type Process } from './world.ts';
import type { World } from './world.ts';

let world: World;
let process: Process;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock);
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await process.close();
  await world.close();
});

const named = { accountId: randomUUID() as AccountId, sessionId: randomUUID() as SessionId };
const employee = (role: EmployeeRole, salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: null,
  ...named,
});
const HQ: HeadOffice = { kind: 'hq', salonId: SALON, ...named };
const OWNER = employee('owner');
const MANAGER = employee('manager');
const deps = () => ({ uow: process.uow, clock });
const resources = () => teamQueries(process.database).resources(OWNER);
const book = () => process.salons.book(OWNER);

async function resourceForm(id: ResourceId, over: Partial<RawResource> = {}) {
  const stored = (await resources()).find((each) => each.id === id);
  if (stored === undefined) throw new Error('no such resource');
  const content = resourceOf(stored);
  return { id, seen: fingerprint(content), form: { ...formOfResource(content), ...over }, confirmed: false };
}

describe('a resource', () => {
  test('is made once, also of a kind of its own, and is there to be booked at once', async () => {
    const form = { ...emptyResource('new', 3), name: 'Föhn links', newKind: 'Föhnplatz' };
    const input = { id: randomUUID() as ResourceId, seen: null, form, confirmed: false };
    const answers = await Promise.all([
      saveResource(deps())(OWNER, input),
      saveResource(deps())(OWNER, input),
    ]);
    expect(answers.map(outcome)).toEqual(['ok', 'ok']);
    expect((await book()).resources.at(-1)).toMatchObject({ id: input.id, kind: 'föhnplatz' });
    const entries = await world.owner<{ action: string }[]>`
      select action from audit_entry where target_kind = 'resource' and target_id = ${input.id}`;
    expect(entries.map(({ action }) => action)).toEqual(['resource.created']);
    const { resourceKinds } = await settingsQueries(process.database).services(OWNER);
    expect(resourceKinds).toContain('föhnplatz');
  });

  test('goes out of use only once its visits were shown; the last one names the services that end', async () => {
    const visitor = someVisitor();
    const hold = won(
      await process.reserve(visitor, {
        attemptId: randomUUID() as AttemptId,
        wish: { items: [{ serviceId: COLOUR, staff: 'any' }] },
        start: at('2026-03-11 09:00'),
        locale: 'de-CH',
      }),
    );
    const input = await resourceForm(CHAIR, { active: false });
    expect(await saveResource(deps())(OWNER, input)).toMatchObject({
      error: { kind: 'strands', visits: [{ id: hold.id }], services: [] },
    });
    const another = await resourceForm(OTHER_CHAIR, { active: false });
    expect(outcome(await saveResource(deps())(OWNER, another))).toBe('ok');
    expect(await saveResource(deps())(OWNER, input)).toMatchObject({
      error: { kind: 'strands', visits: [{ id: hold.id }], services: [{ en: expect.any(String) as string }] },
    });
    expect((await book()).resources.map(({ id }) => id)).toContain(CHAIR);
    won(await saveResource(deps())(OWNER, { ...input, confirmed: true }));
    expect((await book()).resources.map(({ id }) => id)).not.toContain(CHAIR);
    won(await saveResource(deps())(OWNER, await resourceForm(CHAIR, { active: true })));
    won(await saveResource(deps())(OWNER, await resourceForm(OTHER_CHAIR, { active: true })));
  });

  test('that becomes something else is gone for what is booked on it', async () => {
    const input = await resourceForm(CHAIR, { kind: 'basin' });
    expect(outcome(await saveResource(deps())(OWNER, input))).toBe('strands');
    expect(outcome(await saveResource(deps())(OWNER, await resourceForm(CHAIR, { name: 'Fenster' })))).toBe(
      'ok',
    );
  });

  test('changed by two at once keeps what the first saved, and tells the second', async () => {
    // Both have the page open before either saves.
    const [mine, theirs] = [
      await resourceForm(OTHER_CHAIR, { name: 'Ecke' }),
      await resourceForm(OTHER_CHAIR, { name: 'Mitte' }),
    ];
    const answers = await Promise.all([
      saveResource(deps())(OWNER, mine),
      saveResource(deps())(MANAGER, theirs),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
  });

  test.each<[string, Employee | HeadOffice]>([
    ['staff', employee('staff')],
    ['head office', HQ],
    ["the other salon's owner, by a new id", employee('owner', OTHER_SALON)],
  ])('is not there to be changed for %s', async (_, actor) => {
    const input = { ...(await resourceForm(CHAIR, { name: 'X' })), id: randomUUID() as ResourceId };
    expect(outcome(await saveResource(deps())(actor, input))).toBe('not_found');
  });
});

describe('categories', () => {
  const catalogue = () => settingsQueries(process.database).services(OWNER);
  async function categoriesForm() {
    const lines = categoryLines((await catalogue()).categories);
    return { seen: fingerprint(lines), form: rawCategoriesOf(lines, () => randomUUID()) };
  }

  test('are added, renamed and put in order; an address stays', async () => {
    const { seen, form } = await categoriesForm();
    const wanted = form.map((line, index) =>
      index === 0
        ? { ...line, nameDe: 'Schnitt und Farbe', position: '20' }
        : { ...line, nameDe: 'Bärte', nameEn: 'Beards', position: '10' },
    );
    won(await saveCategories(deps())(OWNER, { seen, form: wanted }));
    const before = (await catalogue()).categories;
    expect(before.map(({ slug, name }) => [slug, name['de-CH']])).toEqual([
      ['baerte', 'Bärte'],
      ['haar', 'Schnitt und Farbe'],
    ]);
    expect((await book()).categories.map(({ slug }) => slug)).toEqual(['baerte', 'haar']);
    // Sent again, and by somebody who saw nothing of it.
    expect(outcome(await saveCategories(deps())(OWNER, { seen, form: wanted }))).toBe('ok');
    expect(await saveCategories(deps())(MANAGER, { seen, form })).toMatchObject({
      error: { kind: 'changed', current: before.map(({ id, name }) => ({ id, name })) },
    });
  });

  test('go only when they are empty', async () => {
    const { seen, form } = await categoriesForm();
    const without = (slugs: readonly number[]) =>
      form.map((line, index) => (slugs.includes(index) ? { ...line, nameDe: '', nameEn: '' } : line));
    expect(await saveCategories(deps())(OWNER, { seen, form: without([1]) })).toMatchObject({
      error: { kind: 'invalid', fields: [{ field: 'category1', reason: 'not_empty' }] },
    });
    won(await saveCategories(deps())(OWNER, { seen, form: without([0]) }));
    expect((await catalogue()).categories.map(({ slug }) => slug)).toEqual(['haar']);
    const other = await settingsQueries(process.database).services(employee('owner', OTHER_SALON));
    expect(other.categories).toHaveLength(1);
  });

  test('are not there to be changed for staff', async () => {
    expect(outcome(await saveCategories(deps())(employee('staff'), await categoriesForm()))).toBe(
      'not_found',
    );
  });
});
