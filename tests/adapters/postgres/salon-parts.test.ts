/** Changes of opening hours, closures and rules on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingsQueries } from '#adapters/postgres/queries/settings-queries.ts';
import { inDayOrder } from '#domain/settings/closures.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { inWeekOrder, isStanding } from '#domain/settings/opening-hours.ts';
import { rawRulesOf } from '#domain/settings/rules.ts';
import { saveClosures, saveOpeningHours, saveRules } from '#domain/settings/use-cases/save-salon-part.ts';
import type { Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, SessionId } from '#domain/shared/ids.ts';
import { rawClosuresOf, rawHoursOf } from '#app/settings/part-forms.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { MONDAY, openProcess, openWorld, reserved, someVisitor, testClock, type Process } from './world.ts';
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
const employee = (role: EmployeeRole): Employee => ({
  kind: 'employee',
  salonId: SALON,
  role,
  staffId: null,
  ...named,
});
const HQ: HeadOffice = { kind: 'hq', salonId: SALON, ...named };
const OWNER = employee('owner');

const deps = () => ({ uow: process.uow, clock });
const facts = () => settingsQueries(process.database).salon(OWNER);
const book = () => process.salons.book(OWNER);
async function hoursForm() {
  const hours = inWeekOrder((await facts()).openingHours.filter(isStanding));
  return { seen: fingerprint(hours), form: rawHoursOf(hours), confirmed: false };
}
async function closuresForm() {
  const closures = inDayOrder((await facts()).closures);
  return { seen: fingerprint(closures), form: rawClosuresOf(closures), confirmed: false };
}
async function rulesForm() {
  const { rules } = await facts();
  return { seen: fingerprint(rules), form: rawRulesOf(rules), confirmed: false };
}
const HOLIDAYS = {
  fromDay: '2026-07-06',
  toDay: '2026-07-18',
  fromTime: '',
  toTime: '',
  reasonDe: 'Betriebsferien',
  reasonEn: 'Holidays',
};
const lastEntry = async () => {
  const [row] = await world.owner<{ action: string; data: Record<string, unknown> }[]>`
    select action, data from audit_entry where target_kind = 'salon' order by at desc, id desc limit 1`;
  return row;
};

describe('opening hours', () => {
  test('are changed whole, at once for everybody, and the log tells what', async () => {
    const { seen, form } = await hoursForm();
    const longer = form.map((spans, index) => (index === 1 ? [{ from: '08:00', to: '20:15' }] : spans));
    clock.set((MONDAY + 1000) as typeof MONDAY);
    won(await saveOpeningHours(deps())(OWNER, { seen, form: longer, confirmed: false }));
    const tuesday = (await book()).openingHours.filter(({ weekday }) => weekday === 2);
    expect(tuesday).toEqual([{ weekday: 2, from: 480, to: 1215, validFrom: null, validTo: null }]);
    expect((await lastEntry())?.action).toBe('settings.changed');
    expect(Object.keys((await lastEntry())?.data ?? {}).sort()).toEqual(['openingHours', 'openingHours.was']);
  });

  test('are not shortened over a visit unseen; refused, everything is as before, for every process', async () => {
    const hold = await reserved(process, someVisitor(), at('2026-03-17 10:00'));
    const input = await hoursForm();
    const form = input.form.map((spans, index) => (index === 1 ? [{ from: '11:00', to: '18:00' }] : spans));
    const before = await book();
    const refused = await saveOpeningHours(deps())(OWNER, { ...input, form });
    expect(refused).toMatchObject({ error: { kind: 'strands', visits: [{ id: hold.id }] } });
    expect((await book()).openingHours).toEqual(before.openingHours);
    won(await saveOpeningHours(deps())(OWNER, { ...input, form, confirmed: true }));
    const tuesday = (await book()).openingHours.filter(({ weekday }) => weekday === 2);
    expect(tuesday).toMatchObject([{ from: 660, to: 1080 }]);
  });

  test('changed by two at once keep what the first saved, and tell the second', async () => {
    const input = await hoursForm();
    const until = (to: string) => ({
      ...input,
      form: input.form.map((spans, index) => (index === 3 ? [{ from: '09:00', to }] : spans)),
    });
    const answers = await Promise.all([
      saveOpeningHours(deps())(OWNER, until('19:00')),
      saveOpeningHours(deps())(employee('manager'), until('21:00')),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
  });

  test.each<[string, Employee | HeadOffice]>([
    ['staff', employee('staff')],
    ['head office', HQ],
  ])('are not there to be changed for %s', async (_, actor) => {
    expect(outcome(await saveOpeningHours(deps())(actor, await hoursForm()))).toBe('not_found');
  });
});

describe('closures', () => {
  test('come and go as a list', async () => {
    const { seen, form } = await closuresForm();
    won(await saveClosures(deps())(OWNER, { seen, form: [...form, HOLIDAYS], confirmed: false }));
    expect((await book()).closures).toContainEqual({
      from: '2026-07-06',
      to: '2026-07-18',
      hours: null,
      reason: { 'de-CH': 'Betriebsferien', en: 'Holidays' },
    });
    const again = await closuresForm();
    const without = again.form.map((line) =>
      line.fromDay === '2026-07-06' ? { ...line, fromDay: '', toDay: '' } : line,
    );
    won(await saveClosures(deps())(OWNER, { ...again, form: without }));
    expect((await book()).closures.some(({ from }) => String(from) === '2026-07-06')).toBe(false);
  });

  test('that are over stay', async () => {
    const { seen, form } = await closuresForm();
    won(await saveClosures(deps())(OWNER, { seen, form: [...form, HOLIDAYS], confirmed: true }));
    clock.set(Date.parse('2026-07-20T08:00:00Z') as typeof MONDAY);
    const later = { seen: fingerprint([]), form: [], confirmed: false };
    expect(outcome(await saveClosures(deps())(OWNER, later))).toBe('ok');
    expect((await book()).closures.some(({ from }) => String(from) === '2026-07-06')).toBe(true);
  });
});

test('rules are changed; what cannot be is refused beside its field, and nothing is written', async () => {
  const input = await rulesForm();
  const refused = await saveRules(deps())(OWNER, { ...input, form: { ...input.form, horizonDays: '9999' } });
  expect(refused).toMatchObject({
    error: { kind: 'invalid', fields: [{ field: 'horizonDays', reason: 'out_of_range' }] },
  });
  won(
    await saveRules(deps())(OWNER, {
      ...input,
      form: { ...input.form, horizonDays: '45', cutoffHours: '48', requestHours: '36' },
    }),
  );
  expect((await book()).rules).toMatchObject({
    horizonDays: 45,
    requestHours: 36,
    cancellation: { cutoffMinutes: 2880 },
  });
});
