/** Somebody is ill: other places are held, offered and answered, on a seeded salon. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#adapters/postgres/database.ts';
import { accountQueries } from '#adapters/postgres/queries/account-queries.ts';
import { appointmentQueries } from '#adapters/postgres/queries/appointment-queries.ts';
import { calendarQueries } from '#adapters/postgres/queries/calendar-queries.ts';
import { messageQueries } from '#adapters/postgres/queries/message-queries.ts';
import { moveOfferQueries } from '#adapters/postgres/queries/move-offer-queries.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { seenMark, type PauseId } from '#domain/calendar/pause.ts';
import { answerOffer } from '#domain/calendar/use-cases/answer-offer.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { createVisit } from '#domain/calendar/use-cases/create-visit.ts';
import { moveVisit } from '#domain/calendar/use-cases/move-visit.ts';
import { offerPlace } from '#domain/calendar/use-cases/offer-place.ts';
import { removePause } from '#domain/calendar/use-cases/remove-pause.ts';
import { savePause } from '#domain/calendar/use-cases/save-pause.ts';
import { notePlaceCall } from '#domain/messages/use-cases/note-place-call.ts';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import type { Customer, Employee, HeadOffice, LinkHolder } from '#domain/shared/actor.ts';
import type {
  AccountId,
  AppointmentId,
  AttemptId,
  SalonId,
  ServiceId,
  SessionId,
  StaffId,
  VisitorId,
} from '#domain/shared/ids.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { ok } from '#domain/shared/result.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Visit } from '#domain/slots/appointment.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { rescheduleAppointment } from '#domain/slots/use-cases/reschedule-appointment.ts';
import { seedSalon, type SeededSalon } from '#db/seed/seed-salon.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const TODAY = '2026-03-17' as LocalDate;
/** Days that the seed leaves empty: a test has one of its own, and the fortnight after it is nobody's. */
const DAYS = ['2026-05-05', '2026-05-06', '2026-05-07', '2026-05-08'] as LocalDate[];
let now = Date.parse('2026-05-05T06:00:00Z') as Instant;
let day = DAYS[0]!;
const clock = { now: () => now };
const at = (time: string) => (Date.parse(`${day}T${time}:00+02:00`) / 60_000) as EpochMinute;
const set = (time: string) => void (now = (at(time) * 60_000) as Instant);

let fresh: FreshDatabase;
let mine: SeededSalon;
let other: SeededSalon;
/** Somebody of the team with an account of their own: a call is noted in one's own name. */
let caller: Employee;
let database: ReturnType<typeof openDatabase>;
let owner: postgres.Sql;

beforeAll(async () => {
  fresh = await freshDatabase();
  const weeks = { today: TODAY, weeksBack: 1, weeksAhead: 1 };
  mine = await seedSalon(fresh.ownerUrl, weeks);
  other = await seedSalon(fresh.ownerUrl, { ...weeks, slug: 'seeblick', seed: 2 });
  database = openDatabase({ url: fresh.appUrl, poolSize: 2, prepare: true, name: 'test' });
  owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => undefined });
  const { salonId } = employee();
  const account = await insertAccount(owner, { salonId, email: 'team@salon.example', role: 'staff' });
  caller = { ...employee(), accountId: account.accountId as AccountId };
});
afterAll(async () => {
  await owner.end();
  await database.close();
  await fresh.drop();
});
beforeEach(async () => {
  day = DAYS[1]!;
  set('08:00');
  await owner`delete from place_call`;
  await owner`delete from move_offer`;
  await owner`delete from occupancy`;
  await owner`delete from absence`;
  await owner`delete from blocked_time`;
  await owner`update appointment set status = 'cancelled', reserved_until = null, attempt_id = id`;
  await owner`delete from outbox_mail`;
});

const named = (salon: SeededSalon) => ({
  salonId: salon.settings.salon.salonId as SalonId,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
});
const employee = (salon = mine): Employee => ({
  kind: 'employee',
  ...named(salon),
  role: 'staff',
  staffId: null,
});
const headOffice = (): HeadOffice => ({ kind: 'hq', ...named(mine) });
const linkTo = (appointmentId: AppointmentId): LinkHolder => ({
  kind: 'link',
  salonId: mine.settings.salon.salonId as SalonId,
  appointmentId,
  visitorId: randomUUID() as VisitorId,
});

function salon() {
  const settings = salonSettingsCache(database, clock);
  const content = { subject: 's', text: 't', html: 'h', calendar: null };
  const letters = { compose: () => content, calendarFile: () => '' };
  const notices = { compose: () => content };
  const uow = postgresUnitOfWork({ database, settings });
  const deps = { uow, clock, ids: randomIds, letters, notices, links: memoryLinks() };
  return {
    save: savePause(deps),
    remove: removePause(deps),
    create: createVisit(deps),
    offer: offerPlace(deps),
    answer: answerOffer(deps),
    cancelAtDesk: cancelVisit(deps),
    moveAtDesk: moveVisit(deps),
    cancel: cancelAppointment(deps),
    reschedule: rescheduleAppointment(deps),
    queries: moveOfferQueries({ database, settings, clock }),
    calendar: calendarQueries({ database, settings, clock }),
  };
}

const won = <T>(result: Result<T, { readonly kind: string }>): T => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const outcome = (result: Result<unknown, { readonly kind: string }>) =>
  result.ok ? 'ok' : result.error.kind;

/** A service in one piece that several colleagues do, one of whom is ill. */
function somebody(): { staffId: StaffId; serviceId: ServiceId } {
  const { services, skills } = mine.settings;
  const service = services.find(
    ({ id, segments }) =>
      segments.length === 1 && skills.filter(({ serviceId }) => serviceId === id).length > 1,
  )!;
  const skill = skills.find(({ serviceId }) => serviceId === service.id)!;
  return { staffId: skill.staffId as StaffId, serviceId: service.id as ServiceId };
}

/** Visits at these times with somebody, and then that one falls ill. */
async function illToday(times: readonly string[], { email = 'rita@example.ch', chosen = false } = {}) {
  const house = salon();
  const actor = employee();
  const { staffId, serviceId } = somebody();
  const visits: Visit[] = [];
  for (const time of times) {
    const made = await house.create(actor, {
      attemptId: randomUUID() as AttemptId,
      wish: { items: [{ serviceId, staff: staffId }] },
      start: at(time),
      customerId: null,
      contact: { firstName: 'Rita', lastName: 'Muster', email, phone: '+41791234567', note: '' },
      locale: 'de-CH',
      outsideHours: true,
    });
    visits.push(won(made));
  }
  if (!chosen) await owner`update appointment_item set staff_chosen = false`;
  const id = randomUUID() as PauseId;
  const pause = {
    id,
    kind: 'illness' as const,
    staffId,
    time: { fromDay: day, fromMinute: null, toDay: day, toMinute: null },
    reason: '',
  };
  const refused = await house.save(actor, { ...pause, seen: '' });
  const affected = !refused.ok && refused.error.kind === 'affects' ? refused.error.visits : [];
  won(await house.save(actor, { ...pause, seen: seenMark(affected) }));
  await owner`delete from outbox_mail`;
  const plan = async () => (await house.queries.plan(actor, id))!;
  /** The proposals of the plan as it is shown now, sent. */
  const ask = async (index = 0): Promise<MoveOffer> => {
    const line = (await plan()).lines[index]!;
    if (line.line?.kind !== 'proposed') throw new Error(`nothing is proposed: ${line.line?.kind}`);
    return won(await house.offer(actor, input(line.visit.id, line.line.proposal.plan)));
  };
  const input = (appointmentId: AppointmentId, place: MoveOffer['plan']) => ({
    absenceId: id,
    appointmentId,
    expectedSequence: visits.find((visit) => visit.id === appointmentId)!.sequence,
    from: place.from,
    staff: place.items.map((item) => item.staffId),
  });
  return { ...house, actor, staffId, serviceId, visits, absenceId: id, plan, ask, input };
}

const occupancyOf = (id: AppointmentId) =>
  owner<{ subject_id: string; starts_at: Date }[]>`
    select subject_id, starts_at from occupancy where appointment_id = ${id} order by starts_at, subject_id`;
const statusOf = async (id: AppointmentId) =>
  (await owner<{ status: string }[]>`select status from appointment where id = ${id}`)[0]?.status;
/** By kind: while the clock stands still, nothing else tells which was first. */
const letterKinds = async () =>
  (await owner<{ kind: string }[]>`select kind from outbox_mail order by kind`).map(({ kind }) => kind);
/** Who was told that their visit stays as it was. */
const withdrawn = async () =>
  (
    await owner<{ appointment_id: string }[]>`
      select appointment_id from outbox_mail where kind = 'place_withdrawn' order by appointment_id`
  ).map((row) => row.appointment_id);
const logOf = async (id: string) =>
  (
    await owner<{ action: string }[]>`
      select action from audit_entry where target_id = ${id} order by at, id`
  ).map(({ action }) => action);

describe('an offer', () => {
  test('holds the place, leaves the visit where it is, and asks by letter', async () => {
    const { ask, visits, plan, actor, absenceId, staffId, input, offer, calendar } = await illToday([
      '10:00',
      '11:00',
    ]);
    const made = await ask();
    expect(made).toMatchObject({ status: 'open', byLetter: true, was: at('10:00'), absenceId });
    expect(made.plan.items[0]?.staffId).not.toBe(staffId);
    expect(await statusOf(made.holdId)).toBe('reserved');
    expect((await occupancyOf(made.holdId)).length).toBeGreaterThan(0);
    expect((await occupancyOf(visits[0]!.id)).length).toBeGreaterThan(0);
    expect(await letterKinds()).toEqual(['place_offer']);
    expect(await logOf(visits[0]!.id)).toContain('appointment.place_offered');
    const { lines } = await plan();
    expect(lines).toHaveLength(2);
    expect((await plan()).names.get(made.plan.items[0]!.staffId)).toBeTruthy();
    expect(lines[0]).toMatchObject({ line: null, offer: { id: made.id }, customer: 'Rita Muster' });
    expect(lines[1]).toMatchObject({ line: { kind: 'proposed' }, offer: null });

    // The calendar says for whom the place is kept.
    const { visits: sheet } = await calendar.range(actor, day, day);
    expect(sheet.find(({ id }) => id === made.holdId)).toMatchObject({
      status: 'reserved',
      customer: 'Rita Muster',
    });

    // Sent twice, it is the first one; another place beside it is refused.
    expect(won(await offer(actor, input(made.appointmentId, made.plan)))).toEqual(made);
    const elsewhere = { ...input(made.appointmentId, made.plan), from: at('15:00') };
    expect(outcome(await offer(actor, elsewhere))).toBe('asked_already');
    expect(await letterKinds()).toHaveLength(1);
  });

  test('that is accepted moves the visit onto the place, once, with a letter', async () => {
    const { ask, answer, visits, plan } = await illToday(['10:00']);
    const made = await ask();
    const [visit] = visits;
    const held = await occupancyOf(made.holdId);
    const yes = { appointmentId: visit!.id, offerId: made.id, answer: 'accept' as const };
    const moved = won(await answer(linkTo(visit!.id), yes));
    expect(moved).toMatchObject({
      from: made.plan.from,
      total: visit!.total,
      sequence: visit!.sequence + 1,
      status: 'confirmed',
    });
    expect(await occupancyOf(visit!.id)).toHaveLength(made.plan.occupies.length);
    expect(await occupancyOf(visit!.id)).toEqual(expect.arrayContaining([...held]));
    expect(await occupancyOf(made.holdId)).toEqual([]);
    expect(await statusOf(made.holdId)).toBe('cancelled');
    expect(await letterKinds()).toEqual(['appointment_moved', 'place_offer']);
    expect(await logOf(visit!.id)).toEqual(
      expect.arrayContaining(['appointment.place_accepted', 'appointment.moved']),
    );
    expect(outcome(await answer(linkTo(visit!.id), yes))).toBe('ok');
    expect(await letterKinds()).toHaveLength(2);
    expect((await plan()).lines).toMatchObject([{ line: null, offer: { status: 'accepted' } }]);
  });

  test('can be accepted while its visit needs the same chair at the same time', async () => {
    const { ask, answer, visits, actor, staffId } = await illToday(['10:00']);
    const [visit] = visits;
    const own = await owner<{ resource_id: string }[]>`
      select resource_id from occupancy where appointment_id = ${visit!.id} and resource_id is not null`;
    expect(own).toHaveLength(1);
    // Every other one is out of order.
    await owner`
      with block as (
        insert into blocked_time (salon_id, id, staff_id, reason, starts_at, ends_at)
        values (${actor.salonId}, ${randomUUID()}, ${staffId}, 'kaputt', now(), now() + interval '1 hour')
        returning salon_id, id, starts_at, ends_at
      )
      insert into occupancy (salon_id, resource_id, starts_at, ends_at, day, blocked_time_id)
      select r.salon_id, r.id, ${`${day}T08:00+02:00`}, ${`${day}T19:00+02:00`}, ${day}::date, b.id
      from block b join resource r on r.salon_id = b.salon_id and r.id <> ${own[0]!.resource_id}`;
    const made = await ask();
    expect(made.plan.from).toBe(at('10:00'));
    const yes = { appointmentId: visit!.id, offerId: made.id, answer: 'accept' as const };
    expect(outcome(await answer(linkTo(visit!.id), yes))).toBe('ok');
    expect((await occupancyOf(visit!.id)).map(({ subject_id: subject }) => subject)).toContain(
      own[0]!.resource_id,
    );
  });

  test('that is declined gives the place back, and the visit can be cancelled free of charge', async () => {
    const { ask, answer, visits, cancel, plan } = await illToday(['10:00']);
    const made = await ask();
    const [visit] = visits;
    const no = { appointmentId: visit!.id, offerId: made.id, answer: 'decline' as const };
    expect(outcome(await answer(linkTo(visit!.id), no))).toBe('ok');
    expect(outcome(await answer(linkTo(visit!.id), no))).toBe('ok');
    expect(await occupancyOf(made.holdId)).toEqual([]);
    expect((await plan()).lines).toMatchObject([
      { line: { kind: 'proposed' }, offer: { status: 'declined' } },
    ]);
    expect(outcome(await answer(linkTo(visit!.id), { ...no, answer: 'accept' }))).toBe('offer_over');
    // Two hours before, and the cut-off is a day.
    expect(outcome(await cancel(linkTo(visit!.id), {}))).toBe('ok');
  });

  test('without which the cut-off counts as ever', async () => {
    const { visits, cancel, reschedule } = await illToday(['10:00']);
    const link = linkTo(visits[0]!.id);
    expect(outcome(await cancel(link, {}))).toBe('cutoff_passed');
    expect(outcome(await reschedule(link, { start: at('16:00'), expectedSequence: 0 }))).toBe(
      'cutoff_passed',
    );
  });

  test('that is open ends with the visit’s own way: cancelled, or moved to another day', async () => {
    const { ask, visits, cancel, reschedule } = await illToday(['10:00', '11:00']);
    const [first, second] = [await ask(0), await ask(1)];
    expect(outcome(await cancel(linkTo(visits[0]!.id), {}))).toBe('ok');
    expect(await occupancyOf(first.holdId)).toEqual([]);
    // The ill colleague was asked for by name, and is back the day after.
    const start = (at('11:00') + 24 * 60) as EpochMinute;
    expect(outcome(await reschedule(linkTo(visits[1]!.id), { start, expectedSequence: 0 }))).toBe('ok');
    expect(await occupancyOf(second.holdId)).toEqual([]);
    const offers = await owner`select status from move_offer order by was_starts_at`;
    expect(offers).toMatchObject([{ status: 'declined' }, { status: 'declined' }]);
  });

  test('ends when the desk moves or cancels the visit itself; also to the very place that was held', async () => {
    const { ask, visits, moveAtDesk, cancelAtDesk, actor } = await illToday(['10:00', '11:00']);
    const [first, second] = [await ask(0), await ask(1)];
    const moved = await moveAtDesk(actor, {
      id: visits[0]!.id,
      start: first.plan.from,
      staff: first.plan.items[0]!.staffId,
      expectedSequence: 0,
    });
    expect(outcome(moved)).toBe('ok');
    expect(outcome(await cancelAtDesk(actor, { id: visits[1]!.id, reason: '', expectedSequence: 0 }))).toBe(
      'ok',
    );
    expect(await occupancyOf(second.holdId)).toEqual([]);
    const offers = await owner`select status from move_offer order by was_starts_at`;
    expect(offers).toMatchObject([{ status: 'withdrawn' }, { status: 'withdrawn' }]);
  });

  test('lapses; then it cannot be accepted, and another one can be made', async () => {
    const { ask, answer, visits, plan, cancel } = await illToday(['13:00']);
    const made = await ask();
    now = made.until;
    const [visit] = visits;
    const yes = { appointmentId: visit!.id, offerId: made.id, answer: 'accept' as const };
    expect(await answer(linkTo(visit!.id), yes)).toMatchObject({
      error: { kind: 'offer_over', state: 'lapsed' },
    });
    expect((await plan()).lines[0]?.line?.kind).toBe('proposed');
    const again = await ask();
    expect(again.id).not.toBe(made.id);
    expect(await statusOf(made.holdId)).toBe('expired');
    expect(outcome(await answer(linkTo(visit!.id), yes))).toBe('not_found');
    expect(outcome(await answer(linkTo(visit!.id), { ...yes, offerId: again.id }))).toBe('ok');
    expect(outcome(await cancel(linkTo(visit!.id), {}))).toBe('cutoff_passed');
  });

  test('to somebody without an address is for the telephone: staff note the answer', async () => {
    const { ask, answer, visits, actor } = await illToday(['10:00'], { email: '' });
    const made = await ask();
    expect(made.byLetter).toBe(false);
    expect(await letterKinds()).toEqual([]);
    const yes = { appointmentId: visits[0]!.id, offerId: made.id, answer: 'accept' as const };
    expect(outcome(await answer(headOffice(), yes))).toBe('not_found');
    expect(outcome(await answer(employee(other), yes))).toBe('not_found');
    expect(won(await answer(actor, yes))).toMatchObject({ from: made.plan.from });
    expect(await letterKinds()).toEqual([]);
  });

  test('is taken back by staff only, and when the colleague is back', async () => {
    const { ask, answer, visits, actor, remove, absenceId, cancel } = await illToday(['10:00', '11:00']);
    const [first, second] = [await ask(0), await ask(1)];
    const back = { appointmentId: visits[0]!.id, offerId: first.id, answer: 'withdraw' as const };
    expect(outcome(await answer(linkTo(visits[0]!.id), back))).toBe('not_found');
    expect(outcome(await answer(actor, back))).toBe('ok');
    expect(outcome(await answer(actor, back))).toBe('ok');
    expect(await withdrawn()).toEqual([visits[0]!.id]);
    expect(outcome(await cancel(linkTo(visits[0]!.id), {}))).toBe('cutoff_passed');
    expect(outcome(await remove(actor, absenceId))).toBe('ok');
    expect(await occupancyOf(second.holdId)).toEqual([]);
    // Whoever was told before is not told again.
    expect(await withdrawn()).toEqual([visits[0]!.id, visits[1]!.id].toSorted());
    expect(outcome(await remove(actor, absenceId))).toBe('not_found');
    expect(await withdrawn()).toHaveLength(2);
    const offers = await owner`select status, absence_id from move_offer`;
    expect(offers).toMatchObject([
      { status: 'withdrawn', absence_id: null },
      { status: 'withdrawn', absence_id: null },
    ]);
  });

  test('that was declined or lapsed is off as well when the colleague is back; what was agreed anew is not', async () => {
    const times = ['13:00', '14:00', '15:00', '16:00'];
    const { ask, answer, visits, actor, remove, absenceId, moveAtDesk, cancelAtDesk } = await illToday(times);
    const offers = [await ask(0), await ask(1), await ask(2), await ask(3)];
    const no = { appointmentId: visits[0]!.id, offerId: offers[0]!.id, answer: 'decline' as const };
    won(await answer(linkTo(visits[0]!.id), no));
    const start = (at('13:00') + 24 * 60) as EpochMinute;
    won(await moveAtDesk(actor, { id: visits[2]!.id, start, staff: null, expectedSequence: 0 }));
    won(await cancelAtDesk(actor, { id: visits[3]!.id, reason: '', expectedSequence: 0 }));
    now = offers[1]!.until;
    expect(outcome(await remove(actor, absenceId))).toBe('ok');
    expect(await withdrawn()).toEqual([visits[0]!.id, visits[1]!.id].toSorted());
  });

  test('that was made by telephone and is off stands on the call list until somebody has called', async () => {
    const { ask, visits, actor, remove, absenceId } = await illToday(['13:00', '14:00'], { email: '' });
    const [first] = [await ask(0), await ask(1)];
    const calls = async () => (await messageQueries(database).calls(caller, now)).places;
    expect(await calls()).toEqual([]);
    expect(outcome(await remove(actor, absenceId))).toBe('ok');
    expect(await letterKinds()).toEqual([]);
    expect(await calls()).toMatchObject([
      { id: visits[0]!.id, offer: first.id, name: 'Rita Muster', phone: '+41791234567', called: null },
      { id: visits[1]!.id, called: null },
    ]);

    const note = notePlaceCall({
      uow: postgresUnitOfWork({ database, settings: salonSettingsCache(database, clock) }),
      clock,
    });
    const call = { appointmentId: visits[0]!.id, offerId: first.id, called: true };
    for (const stranger of [headOffice(), employee(other)]) {
      expect(outcome(await note(stranger, call))).toBe('not_found');
    }
    expect(outcome(await note(caller, { ...call, appointmentId: first.holdId }))).toBe('not_found');
    expect(outcome(await note(caller, { ...call, appointmentId: visits[1]!.id }))).toBe('changed');
    await Promise.all([1, 2].map(() => note(caller, call).then(won)));
    expect(
      (await logOf(visits[0]!.id)).filter((action) => action === 'appointment.place_called'),
    ).toHaveLength(1);
    expect(await calls()).toMatchObject([{ called: { at: now, by: null } }, { called: null }]);
    won(await note(caller, { ...call, called: false }));
    expect(await calls()).toMatchObject([{ called: null }, { called: null }]);

    const { cancelAtDesk } = salon();
    won(await cancelAtDesk(actor, { id: visits[0]!.id, reason: '', expectedSequence: 0 }));
    expect(outcome(await note(caller, call))).toBe('changed');
    set('14:00');
    expect(await calls()).toEqual([]);
  });

  test('keeps a place that is its customer’s wherever visits are counted', async () => {
    const { ask, visits, actor } = await illToday(['10:00']);
    const made = await ask();
    const uow = postgresUnitOfWork({ database, settings: salonSettingsCache(database, clock) });
    const seen = await uow.run(actor, async ({ settings, pauses }) => {
      const { staffId } = made.plan.items[0]!;
      const { from, to } = made.plan;
      return ok([await settings.visitsAhead(now), await pauses.affected(staffId, from, to)] as const);
    });
    if (!seen.ok) throw new Error('nothing was read');
    const held = { id: made.holdId, customer: 'Rita Muster', offeredFor: visits[0]!.id };
    for (const list of seen.value) {
      expect(list.find(({ id }) => id === made.holdId)).toMatchObject(held);
    }
    expect(seen.value[0].find(({ id }) => id === visits[0]!.id)).toMatchObject({ offeredFor: null });
  });

  test('stays as it is while its visit is moved to where it is', async () => {
    const { ask, visits, actor, moveAtDesk, staffId } = await illToday(['13:00']);
    const made = await ask();
    const nowhere = { id: visits[0]!.id, start: at('13:00'), staff: null, expectedSequence: 0 };
    expect(won(await moveAtDesk(actor, nowhere)).sequence).toBe(0);
    expect(won(await moveAtDesk(actor, { ...nowhere, staff: staffId })).sequence).toBe(0);
    expect(await statusOf(made.holdId)).toBe('reserved');
    expect(await owner`select status from move_offer`).toMatchObject([{ status: 'open' }]);
  });

  test('whose place is in somebody’s absence by now is over, and gives nothing away', async () => {
    const { ask, answer, visits, actor, save } = await illToday(['10:00']);
    const made = await ask();
    const pause = {
      id: randomUUID() as PauseId,
      kind: 'illness' as const,
      staffId: made.plan.items[0]!.staffId,
      time: { fromDay: day, fromMinute: null, toDay: day, toMinute: null },
      reason: '',
    };
    const seen = await save(actor, { ...pause, seen: '' });
    const affected = !seen.ok && seen.error.kind === 'affects' ? seen.error.visits : [];
    won(await save(actor, { ...pause, seen: seenMark(affected) }));
    const yes = { appointmentId: visits[0]!.id, offerId: made.id, answer: 'accept' as const };
    expect(await answer(linkTo(visits[0]!.id), yes)).toMatchObject({
      error: { kind: 'offer_over', state: 'lapsed' },
    });
    expect(await occupancyOf(made.holdId)).toEqual([]);
    expect((await occupancyOf(visits[0]!.id)).length).toBeGreaterThan(0);
  });

  test('of a place that was taken meanwhile is refused, and writes nothing', async () => {
    const { plan, offer, create, actor, input, serviceId } = await illToday(['10:00']);
    const { lines } = await plan();
    const line = lines[0]!;
    if (line.line?.kind !== 'proposed') throw new Error('nothing proposed');
    const { plan: place } = line.line.proposal;
    won(
      await create(actor, {
        attemptId: randomUUID() as AttemptId,
        wish: { items: [{ serviceId, staff: place.items[0]!.staffId }] },
        start: place.from,
        customerId: null,
        contact: { firstName: 'Vera', lastName: '', email: '', phone: '', note: '' },
        locale: 'de-CH',
        outsideHours: true,
      }),
    );
    expect(outcome(await offer(actor, input(line.visit.id, place)))).toBe('place_gone');
    const stale = { ...input(line.visit.id, place), expectedSequence: 7 };
    expect(outcome(await offer(actor, stale))).toBe('changed_meanwhile');
    expect(await owner`select from move_offer`).toHaveLength(0);
  });

  test('for somebody who asked for this very colleague is a place with them, once back', async () => {
    const { ask, staffId } = await illToday(['10:00'], { chosen: true });
    const { plan: place } = await ask();
    expect(place).toMatchObject({ day: DAYS[2], items: [{ staffId }] });
  });

  test('of a visit that was moved since counts for no other absence', async () => {
    const { ask, answer, visits, actor, staffId, moveAtDesk, save, plan, queries } = await illToday([
      '10:00',
    ]);
    const made = await ask();
    const no = { appointmentId: visits[0]!.id, offerId: made.id, answer: 'decline' as const };
    won(await answer(actor, no));
    const start = (at('13:00') + 24 * 60) as EpochMinute;
    won(await moveAtDesk(actor, { id: visits[0]!.id, start, staff: null, expectedSequence: 0 }));
    const pause = {
      id: randomUUID() as PauseId,
      kind: 'illness' as const,
      staffId,
      time: { fromDay: DAYS[2]!, fromMinute: null, toDay: DAYS[2]!, toMinute: null },
      reason: '',
    };
    const seen = await save(actor, { ...pause, seen: '' });
    const affected = !seen.ok && seen.error.kind === 'affects' ? seen.error.visits : [];
    won(await save(actor, { ...pause, seen: seenMark(affected) }));
    expect((await queries.plan(actor, pause.id))?.lines).toMatchObject([
      { visit: { id: visits[0]!.id }, line: { kind: 'proposed' }, offer: null },
    ]);
    // Where it was asked, it still stands with what became of it.
    expect((await plan()).lines).toMatchObject([{ line: null, offer: { status: 'declined' } }]);
  });

  test('is nobody else’s to make, to see or to answer', async () => {
    const { plan, offer, ask, answer, input, absenceId, visits, queries } = await illToday([
      '10:00',
      '11:00',
    ]);
    const line = (await plan()).lines[0]!;
    if (line.line?.kind !== 'proposed') throw new Error('nothing proposed');
    const wanted = input(line.visit.id, line.line.proposal.plan);
    expect(outcome(await offer(headOffice(), wanted))).toBe('not_found');
    expect(outcome(await offer(employee(other), wanted))).toBe('not_found');
    expect(await queries.plan(employee(other), absenceId)).toBeNull();
    const made = await ask();
    const stranger = linkTo(visits[1]!.id);
    expect(await queries.ofVisit(stranger)).toBeNull();
    expect(await queries.ofVisit(linkTo(visits[0]!.id))).toEqual(made);
    const yes = { appointmentId: visits[0]!.id, offerId: made.id, answer: 'accept' as const };
    expect(outcome(await answer(stranger, yes))).toBe('not_found');
    expect(outcome(await answer(stranger, { ...yes, appointmentId: visits[1]!.id }))).toBe('not_found');
  });
});

test('whoever has no address moves and cancels with the link as well: nobody is written to', async () => {
  const { visits, cancel, reschedule, remove, actor, absenceId } = await illToday(['10:00', '11:00'], {
    email: '',
  });
  await remove(actor, absenceId);
  now = (now - 2 * 24 * 3_600_000) as Instant;
  const view = await appointmentQueries(database, clock).visit(linkTo(visits[0]!.id), visits[0]!.id);
  expect(view?.contact).toMatchObject({ firstName: 'Rita', email: null });
  const start = (at('11:00') + 24 * 60) as EpochMinute;
  expect(outcome(await reschedule(linkTo(visits[0]!.id), { start, expectedSequence: 0 }))).toBe('ok');
  expect(outcome(await cancel(linkTo(visits[1]!.id), {}))).toBe('ok');
  expect(await letterKinds()).toEqual([]);
});

test('an account shows the offers for its own visits, and nobody else’s', async () => {
  const { ask, visits, moveAtDesk, actor } = await illToday(['10:00', '11:00']);
  const [first] = [await ask(0), await ask(1)];
  const account = async () => {
    const made = await insertAccount(owner, {
      salonId: actor.salonId,
      email: `${randomUUID()}@example.ch`,
      role: null,
    });
    const ids = made as unknown as Pick<Customer, 'accountId' | 'customerId' | 'visitorId'>;
    return {
      kind: 'customer',
      salonId: actor.salonId,
      ...ids,
      sessionId: randomUUID() as SessionId,
    } as const;
  };
  const [rita, vera] = [await account(), await account()];
  await owner`
    update appointment set visitor_id = ${rita.visitorId}, customer_id = ${rita.customerId}
    where id = ${visits[0]!.id}`;
  const { visits: of } = accountQueries({ database, clock, secrets: { feedDigest: () => '' } });
  expect(await of(rita, 0)).toMatchObject({ upcoming: [{ id: visits[0]!.id }], offers: [first] });
  expect(await of(vera, 0)).toMatchObject({ upcoming: [], offers: [] });

  const start = (at('13:00') + 24 * 60) as EpochMinute;
  won(await moveAtDesk(actor, { id: visits[0]!.id, start, staff: null, expectedSequence: 0 }));
  expect(await of(rita, 0)).toMatchObject({ upcoming: [{ id: visits[0]!.id }], offers: [] });
});

test('eight visits of one day: all are proposed, all can be held, all can be accepted', async () => {
  const { plan, offer, input, actor, answer } = await illToday([
    '10:00',
    '10:45',
    '11:30',
    '12:15',
    '13:00',
    '13:45',
    '14:30',
    '15:15',
  ]);
  const { lines } = await plan();
  for (const { line, visit } of lines) {
    if (line?.kind !== 'proposed') throw new Error(`${visit.id} has no proposal`);
    const made = won(await offer(actor, input(visit.id, line.proposal.plan)));
    expect(made.plan.from).toBe(line.proposal.plan.from);
  }
  for (const { offer: made, visit } of (await plan()).lines) {
    const yes = { appointmentId: visit.id, offerId: made!.id, answer: 'accept' as const };
    expect(outcome(await answer(linkTo(visit.id), yes))).toBe('ok');
  }
  expect((await plan()).lines.every(({ offer: made }) => made?.status === 'accepted')).toBe(true);
});
