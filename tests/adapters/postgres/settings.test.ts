/** Changes of the salon's settings on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingsQueries } from '#adapters/postgres/queries/settings-queries.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { contentOf, type RawService } from '#domain/settings/service-record.ts';
import { saveService } from '#domain/settings/use-cases/save-service.ts';
import type { Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, SalonId, ServiceId, SessionId } from '#domain/shared/ids.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { formOfService } from '#app/settings/service-form.ts';
import { COLOUR, CONSULTATION, CUT, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  reserved,
  someVisitor,
  testClock,
  wantCut,
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
const A_COLOUR: VisitWish = { items: [{ serviceId: COLOUR, staff: 'any' }] };

const save = (...args: Parameters<ReturnType<typeof saveService>>) =>
  saveService({ uow: process.uow, clock })(...args);
const catalogue = (actor: Employee | HeadOffice = OWNER) => settingsQueries(process.database).services(actor);
async function stored(id: ServiceId) {
  const found = (await catalogue()).services.find((service) => service.id === id);
  if (found === undefined) throw new Error('no such service');
  return found;
}
async function filledIn(id: ServiceId, over: Partial<RawService> = {}) {
  const service = await stored(id);
  return {
    id,
    seen: fingerprint(contentOf(service)),
    form: { ...formOfService(service), ...over },
    confirmed: false,
  };
}
const versionOf = async () => {
  const [row] = await world.owner<{ v: string }[]>`
    select settings_version::text as v from salon where salon_id = ${SALON}`;
  return Number(row?.v);
};
const entriesOf = (id: string) => world.owner<{ action: string; data: Record<string, unknown> }[]>`
  select action, data from audit_entry where target_kind = 'service' and target_id = ${id} order by at, id`;

describe('a service', () => {
  test('is read whole, and nobody without the permission or of another salon sees it', async () => {
    expect((await catalogue(HQ)).services.map(({ slug }) => slug)).toEqual(['schnitt', 'farbe', 'beratung']);
    expect(await stored(COLOUR)).toMatchObject({
      segments: [30, 40, 20],
      needs: [{ kind: 'chair', segment: null }],
      active: true,
    });
    expect((await catalogue(employee('owner', OTHER_SALON))).services[0]?.id).toBe(CUT);
  });

  test('is changed for everybody at once: the number grows, the log tells what', async () => {
    const before = await versionOf();
    await process.salons.book(OWNER);
    won(await save(OWNER, await filledIn(COLOUR, { price: '125.50', needs: ['chair:0', 'chair:2'] })));
    expect(await versionOf()).toBe(before + 1);
    const book = await process.salons.book(OWNER);
    expect(book.services.get(COLOUR)).toMatchObject({
      price: 12550,
      needs: [
        { kind: 'chair', segment: 0 },
        { kind: 'chair', segment: 2 },
      ],
    });
    expect((await entriesOf(COLOUR)).at(-1)).toMatchObject({
      action: 'service.changed',
      data: { 'price.was': 12000, price: 12550 },
    });
    const other = await process.salons.book(employee('owner', OTHER_SALON));
    expect(other.services.get(COLOUR)?.price).toBe(12000);
  });

  test('is on request from its saving on, and no more when that is taken back', async () => {
    for (const onRequest of [true, false]) {
      won(await save(OWNER, await filledIn(CUT, { onRequest })));
      expect(await stored(CUT)).toMatchObject({ onRequest });
      expect((await process.salons.book(OWNER)).services.get(CUT)).toMatchObject({ onRequest });
    }
  });

  test('has a cancellation rule of its own, frozen with what is booked from then on', async () => {
    won(await save(OWNER, await filledIn(COLOUR, { cutoffHours: '48', lateFeePercent: '80' })));
    expect(await stored(COLOUR)).toMatchObject({ ownPolicy: { cutoffMinutes: 2880, lateFeePercent: 80 } });
    const book = async (time: string) =>
      won(await process.reserve(someVisitor(), { ...wantCut(at(`2026-03-12 ${time}`)), wish: A_COLOUR }));
    const strict = await book('14:00');
    expect(strict.policy).toEqual({ cutoffMinutes: 2880, lateFeePercent: 80 });
    won(await save(OWNER, await filledIn(COLOUR, { cutoffHours: '', lateFeePercent: '' })));
    const asBefore = await book('16:00');
    expect(asBefore.policy).toEqual({ cutoffMinutes: 1440, lateFeePercent: 50 });
    const [found] = await process.appointments.liveHolds({
      kind: 'visitor',
      salonId: SALON,
      visitorId: strict.visitorId,
    });
    expect(found?.policy).toEqual(strict.policy);
  });

  test('saved as it was is no change', async () => {
    const [before, entries] = [await versionOf(), (await entriesOf(CUT)).length];
    won(await save(OWNER, await filledIn(CUT)));
    expect(await entriesOf(CUT)).toHaveLength(entries);
    // A number that grew for nothing only costs a reading.
    expect(await versionOf()).toBeGreaterThanOrEqual(before);
  });

  test('is made once, however often the form is sent, under an address that is free', async () => {
    const id = randomUUID() as ServiceId;
    const form = { ...(await filledIn(CUT)).form, nameDe: 'Schnitt', nameEn: 'Cut again' };
    const input = { id, seen: null, form, confirmed: false };
    const answers = await Promise.all([save(OWNER, input), save(OWNER, input)]);
    expect(answers.map((answer) => won(answer).slug)).toEqual(['schnitt-2', 'schnitt-2']);
    expect((await entriesOf(id)).map(({ action }) => action)).toEqual(['service.created']);
    expect((await process.salons.book(OWNER)).services.get(id)?.slug).toBe('schnitt-2');
  });

  test('changed by two at once keeps what the first saved, and tells the second', async () => {
    const form = await filledIn(CUT, { price: '61.00' });
    const other = await filledIn(CUT, { price: '62.00' });
    const answers = await Promise.all([save(OWNER, form), save(employee('manager'), other)]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
    const lost = answers.find((answer) => !answer.ok);
    const price = (await stored(CUT)).price;
    expect(lost).toMatchObject({ error: { kind: 'changed', current: { price } } });
    const again = { ...(await filledIn(CUT)), form: other.form };
    won(await save(OWNER, again));
    expect((await stored(CUT)).price).toBe(6200);
  });

  test.each<[string, Employee | HeadOffice]>([
    ['staff', employee('staff')],
    ['head office', HQ],
  ])('is not there to be changed for %s', async (_, actor) => {
    const input = await filledIn(CUT, { price: '1.00' });
    expect(outcome(await save(actor, input))).toBe('not_found');
  });

  test('that does not exist cannot be changed', async () => {
    const input = await filledIn(CUT);
    expect(outcome(await save(OWNER, { ...input, id: randomUUID() as ServiceId }))).toBe('not_found');
  });

  test('with a price that is none is refused, and nothing is written', async () => {
    const before = await versionOf();
    expect(outcome(await save(OWNER, await filledIn(CUT, { price: 'ab 40' })))).toBe('invalid');
    expect(await versionOf()).toBe(before);
  });

  test('is taken from sale only once its visits were shown; they stay', async () => {
    const visitor = someVisitor();
    const hold = await reserved(process, visitor, at('2026-03-11 10:00'));
    const input = await filledIn(CUT, { active: false });
    expect(await save(OWNER, input)).toMatchObject({
      error: { kind: 'strands', visits: [{ id: hold.id, customer: '', items: [{ serviceId: CUT }] }] },
    });
    won(
      await process.confirm(visitor, {
        holdId: hold.id,
        contact: LEA,
        termsVersion: hold.termsVersion,
        locale: 'de-CH',
      } as never),
    );
    expect(await save(OWNER, input)).toMatchObject({
      error: { kind: 'strands', visits: [{ customer: 'Lea Muster' }] },
    });
    expect(outcome(await save(OWNER, await filledIn(CONSULTATION, { active: false })))).toBe('ok');
    won(await save(OWNER, { ...input, confirmed: true }));
    expect((await process.salons.book(OWNER)).services.has(CUT)).toBe(false);
    expect((await stored(CUT)).active).toBe(false);
    clock.set((MONDAY + 30 * 86_400_000) as typeof MONDAY);
    won(await save(OWNER, await filledIn(CUT, { active: true })));
    won(await save(OWNER, await filledIn(CUT, { active: false })));
  });
});
