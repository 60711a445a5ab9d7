/** Changes of the team, its hours and its skills on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingsQueries } from '#adapters/postgres/queries/settings-queries.ts';
import { teamQueries } from '#adapters/postgres/queries/team-queries.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { planOf } from '#domain/settings/staff-plan.ts';
import { personOf, type RawPerson } from '#domain/settings/staff-record.ts';
import { skillLines, type RawSkill } from '#domain/settings/staff-skills.ts';
import { saveColleague } from '#domain/settings/use-cases/save-colleague.ts';
import { saveStaffHours, saveStaffSkills } from '#domain/settings/use-cases/save-colleague-part.ts';
import type { Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, AttemptId, SalonId, SessionId, StaffId } from '#domain/shared/ids.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { emptyPerson, formOfPerson } from '#app/settings/person-form.ts';
import { rawPlanOf } from '#app/settings/plan-form.ts';
import { rawSkillOf } from '#app/settings/skills-form.ts';
import { ANNA, BEN, COLOUR, CUT, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at, ZURICH } from '#tests/support/builders/salon-book.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  someVisitor,
  testClock,
  type Process,
  type World,
} from './world.ts';

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
const book = () => process.salons.book(OWNER);
const team = (actor: Employee | HeadOffice = OWNER) => teamQueries(process.database).team(actor);
async function stored(id: StaffId) {
  const found = (await team()).find((colleague) => colleague.id === id);
  if (found === undefined) throw new Error('no such colleague');
  return found;
}
const today = () => dateOf(clock.now(), ZURICH);

const NEW: RawPerson = { ...emptyPerson(3), name: 'Änni Ö.', titleDe: 'Coiffeuse', titleEn: 'Hairdresser' };
async function personForm(id: StaffId, over: Partial<RawPerson> = {}) {
  const person = personOf(await stored(id));
  return { id, seen: fingerprint(person), form: { ...formOfPerson(person), ...over }, confirmed: false };
}
async function planForm(id: StaffId) {
  const plan = planOf(await stored(id), today());
  return { id, seen: fingerprint(plan), form: rawPlanOf(plan), confirmed: false };
}
async function skillsForm(id: StaffId, over: (skill: RawSkill) => RawSkill = (skill) => skill) {
  const lines = skillLines((await stored(id)).skills);
  const { services } = await settingsQueries(process.database).services(OWNER);
  const form = services.map((service) =>
    over(
      rawSkillOf(
        service.id,
        lines.find(({ serviceId }) => serviceId === service.id),
      ),
    ),
  );
  return { id, seen: fingerprint(lines), form, confirmed: false };
}
async function booked(staff: StaffId, start: string) {
  const visitor = someVisitor();
  const wish = { items: [{ serviceId: CUT, staff }] };
  const hold = won(
    await process.reserve(visitor, {
      attemptId: randomUUID() as AttemptId,
      wish,
      start: at(start),
      locale: 'de-CH',
    }),
  );
  won(
    await process.confirm(visitor, {
      holdId: hold.id,
      contact: LEA,
      termsVersion: hold.termsVersion,
      locale: 'de-CH',
    } as never),
  );
  return hold.id;
}
const entriesOf = (id: string) => world.owner<{ action: string; data: Record<string, unknown> }[]>`
  select action, data from audit_entry where target_kind = 'staff' and target_id = ${id} order by at, id`;
const versionOf = async () => {
  const [row] = await world.owner<{ v: string }[]>`
    select settings_version::text as v from salon where salon_id = ${SALON}`;
  return Number(row?.v);
};

describe('a colleague', () => {
  test('is made once, however often the form is sent, under an address that is free', async () => {
    const input = { id: randomUUID() as StaffId, seen: null, form: NEW, confirmed: false };
    const answers = await Promise.all([
      saveColleague(deps())(OWNER, input),
      saveColleague(deps())(OWNER, input),
    ]);
    expect(answers.map((answer) => won(answer).slug)).toEqual(['aenni-oe', 'aenni-oe']);
    const other = { ...input, id: randomUUID() as StaffId };
    expect(won(await saveColleague(deps())(MANAGER, other)).slug).toBe('aenni-oe-2');
    expect((await book()).staff.find(({ id }) => id === input.id)).toMatchObject({
      name: 'Änni Ö.',
      hours: [],
      position: 3,
    });
    const [entry, ...more] = await entriesOf(input.id);
    expect(more).toEqual([]);
    expect(entry?.action).toBe('staff.created');
    // Kept for ten years: that there is a name, and not which.
    expect(JSON.stringify(entry?.data)).not.toContain('nni');
    expect(entry?.data).toMatchObject({ rewritten: 'name,title,bio', position: 3, active: true });
  });

  test('is changed for everybody at once, the address stays, and another salon is left alone', async () => {
    const before = await versionOf();
    won(await saveColleague(deps())(OWNER, await personForm(ANNA, { name: 'Anna Berger', bioDe: 'Neu.' })));
    expect(await versionOf()).toBe(before + 1);
    expect((await book()).staff[0]).toMatchObject({ slug: 'anna', name: 'Anna Berger' });
    expect((await process.salons.book(employee('owner', OTHER_SALON))).staff[0]?.name).toBe('Anna');
    expect((await entriesOf(ANNA)).at(-1)).toMatchObject({
      action: 'staff.changed',
      data: { rewritten: 'name,bio' },
    });
  });

  test('changed by two at once keeps what the first saved, and tells the second', async () => {
    // Both have the page open before either saves.
    const [mine, theirs] = [
      await personForm(BEN, { titleDe: 'Barbier', titleEn: 'Barber' }),
      await personForm(BEN, { titleDe: 'Colorist', titleEn: 'Colorist' }),
    ];
    const answers = await Promise.all([
      saveColleague(deps())(OWNER, mine),
      saveColleague(deps())(MANAGER, theirs),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
    const lost = answers.find((answer) => !answer.ok);
    const { title } = await stored(BEN);
    expect(lost).toMatchObject({ error: { current: { title } } });
  });

  test('leaves only once the visits were shown, and is then on no page for anybody', async () => {
    const visit = await booked(BEN, '2026-03-10 10:00');
    const input = await personForm(BEN, { active: false });
    expect(await saveColleague(deps())(OWNER, input)).toMatchObject({
      error: { kind: 'strands', visits: [{ id: visit, customer: 'Lea Muster' }] },
    });
    expect((await book()).staff.map(({ id }) => id)).toContain(BEN);
    won(await saveColleague(deps())(OWNER, { ...input, confirmed: true }));
    expect((await book()).staff.map(({ id }) => id)).not.toContain(BEN);
    expect((await stored(BEN)).active).toBe(false);
    won(await saveColleague(deps())(OWNER, await personForm(BEN, { active: true })));
    expect((await book()).staff.find(({ id }) => id === BEN)?.skills.size).toBe(3);
  });

  test.each<[string, Employee | HeadOffice]>([
    ['staff', employee('staff')],
    ['head office', HQ],
  ])('is seen, but not there to be changed, for %s', async (_, actor) => {
    expect((await team(actor)).map(({ id }) => id)).toContain(ANNA);
    const answers = [
      await saveColleague(deps())(actor, await personForm(ANNA, { name: 'X' })),
      await saveStaffHours(deps())(actor, await planForm(ANNA)),
      await saveStaffSkills(deps())(actor, await skillsForm(ANNA)),
    ];
    expect(answers.map(outcome)).toEqual(['not_found', 'not_found', 'not_found']);
  });

  test('that does not exist, or works elsewhere, cannot be changed', async () => {
    const nobody = { id: randomUUID() as StaffId };
    const [made] = await world.owner<{ id: StaffId }[]>`
      insert into staff (salon_id, id, slug, name, title, bio, position)
      values (${OTHER_SALON}, ${randomUUID()}, 'zoe', 'Zoe', '{"de-CH":"","en":""}', '{"de-CH":"","en":""}', 9)
      returning id`;
    for (const { id } of [nobody, made!]) {
      const answers = [
        await saveColleague(deps())(OWNER, { ...(await personForm(ANNA)), id }),
        await saveStaffHours(deps())(OWNER, { ...(await planForm(ANNA)), id }),
        await saveStaffSkills(deps())(OWNER, { ...(await skillsForm(ANNA)), id }),
      ];
      expect(answers.map(outcome)).toEqual(['not_found', 'not_found', 'not_found']);
    }
  });
});

describe('hours', () => {
  test('are changed whole, breaks included; the log has both', async () => {
    const input = await planForm(ANNA);
    const work = input.form.work.map((day, index) =>
      index === 1
        ? [
            { from: '08:00', to: '12:00' },
            { from: '13:00', to: '20:00' },
          ]
        : day,
    );
    const breaks = input.form.breaks.map((day, index) =>
      index === 1 ? [{ from: '10:00', to: '10:15' }] : day,
    );
    won(await saveStaffHours(deps())(OWNER, { ...input, form: { from: '', work, breaks } }));
    const anna = await stored(ANNA);
    expect(planOf(anna, today()).work.filter(({ weekday }) => weekday === 2)).toEqual([
      { weekday: 2, from: 480, to: 720 },
      { weekday: 2, from: 780, to: 1200 },
    ]);
    expect(planOf(anna, today()).breaks[0]).toEqual({ weekday: 2, from: 600, to: 615 });
    const ofHours = (await entriesOf(ANNA)).filter(({ data }) => 'hours' in data);
    expect(ofHours.map(({ data }) => Object.keys(data).sort())).toEqual([['hours', 'hours.was']]);
    // Sent again it is no change.
    const before = (await entriesOf(ANNA)).length;
    won(await saveStaffHours(deps())(OWNER, { ...input, form: { from: '', work, breaks } }));
    expect(await entriesOf(ANNA)).toHaveLength(before);
  });

  test('from a day on leave the days before as they were, for the slots too', async () => {
    const input = await planForm(BEN);
    const work = input.form.work.map((day, index) => (index === 3 ? [{ from: '', to: '' }] : day));
    const breaks = input.form.breaks.map((day, index) => (index === 3 ? [{ from: '', to: '' }] : day));
    const form = { from: '2026-03-16', work, breaks };
    won(await saveStaffHours(deps())(OWNER, { ...input, form }));
    const thursdays = async (day: string) =>
      (await process.slots.slots(someVisitor(), { items: [{ serviceId: CUT, staff: BEN }] }, {
        from: day,
        to: day,
      } as never)) as { ok: boolean; value: readonly { starts: readonly unknown[] }[] };
    expect((await thursdays('2026-03-12')).value.flatMap(({ starts }) => starts)).not.toEqual([]);
    expect((await thursdays('2026-03-19')).value.flatMap(({ starts }) => starts)).toEqual([]);
    expect((await planForm(BEN)).form.from).toBe('2026-03-16');
  });

  test('are not shortened over a visit unseen; whoever works beside is not asked', async () => {
    const visit = await booked(ANNA, '2026-03-13 16:00');
    await booked(BEN, '2026-03-13 16:00');
    const input = await planForm(ANNA);
    const until = (to: string) => ({
      ...input,
      form: {
        ...input.form,
        work: input.form.work.map((day, index) => (index === 4 ? [{ from: '09:00', to }] : day)),
      },
    });
    expect(await saveStaffHours(deps())(OWNER, until('16:15'))).toMatchObject({
      error: { kind: 'strands', visits: [{ id: visit }] },
    });
    const fromLater = { ...until('16:15'), form: { ...until('16:15').form, from: '2026-03-14' } };
    expect(outcome(await saveStaffHours(deps())(OWNER, fromLater))).toBe('ok');
    const again = { ...until('16:15'), seen: (await planForm(ANNA)).seen };
    expect(outcome(await saveStaffHours(deps())(OWNER, again))).toBe('strands');
    won(await saveStaffHours(deps())(OWNER, { ...again, confirmed: true }));
    expect((await planForm(ANNA)).form.work[4]?.[0]).toEqual({ from: '09:00', to: '16:15' });
  });

  test('changed by two at once keep what the first saved, and tell the second', async () => {
    const input = await planForm(ANNA);
    const saturday = (to: string) => ({
      ...input,
      form: {
        ...input.form,
        work: input.form.work.map((day, index) => (index === 5 ? [{ from: '09:00', to }] : day)),
      },
    });
    const answers = await Promise.all([
      saveStaffHours(deps())(OWNER, saturday('19:00')),
      saveStaffHours(deps())(MANAGER, saturday('20:00')),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
  });

  test('with a break outside of the work are refused beside it, and nothing is written', async () => {
    const input = await planForm(ANNA);
    const before = await versionOf();
    const breaks = input.form.breaks.map((day, index) =>
      index === 6 ? [{ from: '12:00', to: '13:00' }] : day,
    );
    const refused = await saveStaffHours(deps())(OWNER, { ...input, form: { ...input.form, breaks } });
    expect(refused).toMatchObject({
      error: { kind: 'invalid', fields: [{ field: 'break7', reason: 'outside_work' }] },
    });
    expect(await versionOf()).toBe(before);
  });
});

describe('skills', () => {
  test('are saved with an own price and own steps, and what was booked keeps both', async () => {
    const visit = await booked(ANNA, '2026-03-11 09:00');
    const input = await skillsForm(ANNA, (skill) =>
      skill.serviceId === CUT
        ? { ...skill, price: 'CHF 75.50', steps: ['45'] }
        : skill.serviceId === COLOUR
          ? { ...skill, steps: ['25', '40', '25'] }
          : skill,
    );
    won(await saveStaffSkills(deps())(OWNER, input));
    const skills = (await book()).staff.find(({ id }) => id === ANNA)?.skills;
    expect(skills?.get(CUT)).toEqual({ price: 7550, segments: [45] });
    expect(skills?.get(COLOUR)).toEqual({ price: null, segments: [25, 40, 25] });
    const [item] = await world.owner<{ price_rappen: number; segments: number[] }[]>`
      select price_rappen, segments from appointment_item where appointment_id = ${visit}`;
    expect(item).toEqual({ price_rappen: 6000, segments: [30] });
  });

  test('are not taken away over a visit unseen', async () => {
    const without = (skill: RawSkill) => (skill.serviceId === CUT ? { ...skill, does: false } : skill);
    const input = await skillsForm(BEN, without);
    const answer = await saveStaffSkills(deps())(OWNER, input);
    expect(outcome(answer)).toBe('strands');
    expect((await book()).staff.find(({ id }) => id === BEN)?.skills.has(CUT)).toBe(true);
    won(await saveStaffSkills(deps())(OWNER, { ...input, confirmed: true }));
    expect((await book()).staff.find(({ id }) => id === BEN)?.skills.has(CUT)).toBe(false);
    expect(outcome(await saveStaffSkills(deps())(OWNER, input))).toBe('ok');
  });

  test('changed by two at once keep what the first saved, and tell the second', async () => {
    const priced = (price: string) =>
      skillsForm(ANNA, (skill) => (skill.serviceId === CUT ? { ...skill, price } : skill));
    // Both have the page open before either saves.
    const [mine, theirs] = [await priced('80'), await priced('90')];
    const answers = await Promise.all([
      saveStaffSkills(deps())(OWNER, mine),
      saveStaffSkills(deps())(MANAGER, theirs),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
  });
});
