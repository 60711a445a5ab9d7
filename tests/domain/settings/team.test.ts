import { describe, expect, it } from 'vitest';
import { withFormer } from '#domain/calendar/former-colleagues.ts';
import {
  readResource,
  starvedServices,
  type RawResource,
  type ResourceRecord,
} from '#domain/settings/resource-record.ts';
import { readCategories, type CategoryLine, type RawCategory } from '#domain/settings/service-categories.ts';
import { staffEntry } from '#domain/settings/settings-entry.ts';
import { readPerson, type RawPerson } from '#domain/settings/staff-record.ts';
import { readSkills, skillsLost, type RawSkill } from '#domain/settings/staff-skills.ts';
import { leftAlone, withSkills, withStaff, type VisitAhead } from '#domain/settings/visit-ahead.ts';
import type { CategoryId, ResourceId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import { salonDay } from '#domain/slots/salon-day.ts';
import { contractBook, ANNA, BEN, COLOUR, CUT, SALON } from '#tests/contracts/contract-salon.ts';
import { at, day, localized, weekly } from '#tests/support/builders/salon-book.ts';

type Read = { ok: true } | { ok: false; error: readonly { field: string; reason: string }[] };
const refusals = (read: Read) => (read.ok ? [] : read.error.map(({ field, reason }) => `${field} ${reason}`));

describe('a person', () => {
  const raw = (over: Partial<RawPerson> = {}): RawPerson => ({
    name: ' Anna  Berger ',
    titleDe: 'Coiffeuse',
    titleEn: 'Hairdresser',
    bioDe: '',
    bioEn: '',
    position: '3',
    onlineBookable: true,
    active: true,
    ...over,
  });

  it('is read from the form', () => {
    expect(readPerson(raw())).toMatchObject({
      ok: true,
      value: { name: 'Anna Berger', title: { 'de-CH': 'Coiffeuse', en: 'Hairdresser' }, position: 3 },
    });
  });

  it.each<[Partial<RawPerson>, string[]]>([
    [{ name: ' ' }, ['name required']],
    [{ name: 'x'.repeat(81) }, ['name longer_than_80']],
    [{ titleEn: '' }, ['titleEn required']],
    [{ titleDe: '' }, ['titleDe required']],
    [{ titleDe: '', titleEn: ' ' }, []],
    [{ bioDe: 'x'.repeat(601) }, ['bioDe longer_than_600']],
    [{ position: 'vorn' }, ['position whole_number']],
    [{ name: '', titleEn: '', position: '' }, ['name required', 'titleEn required', 'position required']],
  ])('%j is refused: %j', (over, expected) => {
    expect(refusals(readPerson(raw(over)))).toEqual(expected);
  });

  it('leaves no name and no text in the log, only that they changed', () => {
    const before = { name: 'Anna', bio: localized('Alt'), position: 1 };
    const entry = staffEntry('staff.changed', ANNA, before, {
      name: 'Änne',
      bio: localized('Neu'),
      position: 2,
    });
    expect(entry.data).toEqual({ 'position.was': 1, position: 2, rewritten: 'name,bio' });
  });
});

describe('skills', () => {
  const SERVICES = [
    { id: CUT, segments: [30] },
    { id: COLOUR, segments: [30, 40, 20] },
  ];
  const skill = (serviceId: ServiceId, over: Partial<RawSkill> = {}): RawSkill => ({
    serviceId,
    does: true,
    price: '',
    steps: [],
    ...over,
  });

  it('are as listed where nothing is typed, and none where nothing is ticked', () => {
    const raw = [skill(COLOUR, { steps: ['', ' ', ''] }), skill(CUT, { does: false, price: 'ab 40' })];
    expect(readSkills(raw, SERVICES)).toEqual({
      ok: true,
      value: [{ serviceId: COLOUR, price: null, segments: null }],
    });
    expect(readSkills([], SERVICES)).toEqual({ ok: true, value: [] });
  });

  it.each<[Partial<RawSkill>, string[]]>([
    [{ price: '80', steps: ['25', '40', '25'] }, []],
    [{ price: 'ab 80' }, ['price not_definite']],
    [{ price: '80–120' }, ['price not_definite']],
    [{ price: '80.01' }, ['price five_rappen']],
    [{ steps: ['25', '40'] }, ['steps ends_waiting']],
    [{ steps: ['25', '', '25'] }, ['steps step_missing']],
    [{ steps: ['90'] }, ['steps steps_differ']],
    [{ steps: ['25', '40', '25', '10', '5'] }, ['steps steps_differ']],
    [{ price: '?', steps: ['0', '40', '25'] }, ['price not_definite', 'steps out_of_range']],
  ])('%j of a colour: %j', (over, expected) => {
    expect(refusals(readSkills([skill(COLOUR, over)], SERVICES))).toEqual(
      expected.map((each) => each.replace(' ', `-${COLOUR} `)),
    );
  });

  it('know only services of the salon', () => {
    expect(readSkills([skill('elsewhere' as ServiceId)], SERVICES)).toEqual({ ok: true, value: [] });
  });

  it('that are lost are those that are no longer there', () => {
    const line = (serviceId: ServiceId) => ({ serviceId, price: null, segments: null });
    expect([...skillsLost([line(CUT), line(COLOUR)], [line(COLOUR)])]).toEqual([CUT]);
    expect(skillsLost([], [line(CUT)]).size).toBe(0);
  });
});

describe('visits that a change of the team leaves behind', () => {
  const visit = (
    id: string,
    staffId: StaffId,
    serviceId: ServiceId,
    from: string,
    to: string,
  ): VisitAhead => ({
    id: id as never,
    day: day(from.slice(0, 10)),
    from: at(from),
    to: at(to),
    customer: '',
    offeredFor: null,
    items: [{ serviceId, staffId, serviceName: localized(''), staffName: '', from: at(from), to: at(to) }],
  });
  const visits = [
    visit('morning', ANNA, CUT, '2026-03-17 09:00', '2026-03-17 09:30'),
    visit('evening', ANNA, COLOUR, '2026-03-17 16:30', '2026-03-17 18:00'),
    visit("ben's", BEN, CUT, '2026-03-17 17:00', '2026-03-17 18:00'),
    visit('late', ANNA, CUT, '2026-03-17 18:00', '2026-03-17 18:30'),
  ];
  const names = (found: readonly VisitAhead[]) => found.map(({ id }) => String(id));

  it('by leaving: all of theirs', () => {
    expect(names(withStaff(visits, ANNA))).toEqual(['morning', 'evening', 'late']);
  });

  it('by a skill: theirs, of that service', () => {
    expect(names(withSkills(visits, ANNA, new Set([COLOUR])))).toEqual(['evening']);
    expect(names(withSkills(visits, ANNA, new Set()))).toEqual([]);
  });

  it('by hours: those from which working time is taken', () => {
    const before = contractBook(SALON);
    const working = (from: string, to: string) => ({
      ...before,
      staff: before.staff.map((member) =>
        member.id === ANNA ? { ...member, hours: weekly([2], from, to), breaks: [] } : member,
      ),
    });
    const left = (from: string, to: string) => names(leftAlone(visits, ANNA, before, working(from, to)));
    expect(left('09:00', '18:00')).toEqual([]);
    expect(left('09:00', '17:59')).toEqual(['evening']);
    expect(left('09:30', '18:00')).toEqual(['morning']);
    // Outside already: the change does nothing to it.
    expect(left('12:00', '12:30')).toEqual(['morning', 'evening']);
  });
});

describe('a resource', () => {
  const raw = (over: Partial<RawResource> = {}): RawResource => ({
    name: 'Platz 1',
    kind: 'chair',
    newKind: '',
    position: '1',
    active: true,
    ...over,
  });

  it.each([
    ['Föhnplatz', 'föhnplatz'],
    ['Nail Bar', 'nail_bar'],
    ['Wasch-Platz', 'wasch_platz'],
  ])('of a new kind, %s', (newKind, kind) => {
    expect(readResource(raw({ kind: 'new', newKind }), [])).toMatchObject({ ok: true, value: { kind } });
  });

  it.each<[Partial<RawResource>, string[]]>([
    [{}, []],
    [{ kind: 'föhnplatz' }, []],
    [{ kind: 'unknown' }, ['kind not_offered']],
    [{ kind: 'new' }, ['newKind required']],
    [{ kind: 'new', newKind: 'Platz 3' }, ['newKind not_a_kind']],
    [{ kind: 'new', newKind: 'x' }, ['newKind not_a_kind']],
    [{ kind: 'new', newKind: 'new' }, ['newKind not_a_kind']],
    [{ name: '', kind: '', position: '-1' }, ['name required', 'kind not_offered', 'position whole_number']],
  ])('%j: %j', (over, expected) => {
    expect(refusals(readResource(raw(over), ['föhnplatz']))).toEqual(expected);
  });

  const chair = (id: string, over: Partial<ResourceRecord> = {}): ResourceRecord => ({
    id: id as ResourceId,
    kind: 'chair',
    name: id,
    position: 1,
    active: true,
    ...over,
  });
  const service = (name: string, kind: string, active = true) => ({
    name: localized(name),
    needs: [{ kind, segment: null }],
    active,
  });

  it('starves services only when it is the last of its kind', () => {
    const services = [service('cut', 'chair'), service('old', 'chair', false), service('nails', 'table')];
    const two = [chair('a'), chair('b')];
    const names = (after: readonly ResourceRecord[]) =>
      starvedServices(services, two, after).map(({ en }) => en);
    expect(names([chair('a', { active: false }), chair('b')])).toEqual([]);
    expect(names([chair('a', { active: false }), chair('b', { active: false })])).toEqual(['cut']);
    expect(names([chair('a', { kind: 'basin' }), chair('b', { active: false })])).toEqual(['cut']);
  });
});

describe('categories', () => {
  const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}` as CategoryId;
  const stored: readonly CategoryLine[] = [
    { id: id(1), name: localized('Eins') },
    { id: id(2), name: localized('Zwei') },
  ];
  const line = (number: number, name: string, position: string): RawCategory => ({
    id: id(number),
    nameDe: name,
    nameEn: name,
    position,
  });
  const read = (raw: readonly RawCategory[], used: readonly CategoryId[] = []) =>
    readCategories(raw, stored, new Set(used));
  const names = (result: ReturnType<typeof read>) =>
    result.ok ? result.value.map(({ name }) => name.en) : refusals(result);

  it('stand in the order of their numbers; of equal ones the first stands first', () => {
    expect(names(read([line(1, 'a', '20'), line(2, 'b', '10'), line(3, 'c', '20')]))).toEqual([
      'b',
      'a',
      'c',
    ]);
  });

  it('go when their names are empty, unless services stand in them', () => {
    const raw = [line(1, '', '10'), line(2, 'b', '20'), line(3, ' ', '30')];
    expect(names(read(raw))).toEqual(['b']);
    expect(names(read(raw, [id(1)]))).toEqual(['category0 not_empty']);
  });

  it('that a form does not name stay where they are', () => {
    expect(names(read([line(1, 'a', '30')]))).toEqual(['Zwei', 'a']);
  });

  it('say what is wrong with a line', () => {
    const raw = [
      { ...line(1, 'a', '10'), nameEn: '' },
      line(2, 'b', 'oben'),
      { ...line(3, 'c', '1'), id: 'nonsense' },
    ];
    expect(names(read(raw))).toEqual([
      'category0 required',
      'category1 whole_number',
      'category2 not_offered',
    ]);
  });
});

describe('the calendar of a day', () => {
  const item = (staffId: string, staffName: string) => ({ staffId: staffId as StaffId, staffName });

  it('has a column for whoever has left and has visits, and is the same without', () => {
    const book = contractBook(SALON);
    expect(withFormer(book, [{ items: [item(ANNA, 'Anna')] }])).toBe(book);
    const withZoe = withFormer(book, [
      { items: [item('zoe', 'Zoe'), item(BEN, 'Ben')] },
      { items: [item('zoe', 'Zoe')] },
    ]);
    expect(withZoe.staff.map(({ name }) => name)).toEqual(['Anna', 'Ben', 'Zoe']);
    expect(salonDay(withZoe, day('2026-03-17')).staff.get('zoe' as StaffId)?.hours).toEqual([]);
  });
});
