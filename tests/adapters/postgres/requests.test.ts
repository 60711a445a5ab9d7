/** Requests on PostgreSQL: asked and answered as the application's role, ended by two workers at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestQueries } from '#adapters/postgres/queries/request-queries.ts';
import { requestLookout } from '#adapters/postgres/request-lookout.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { PauseId } from '#domain/calendar/pause.ts';
import { acceptRequest, declineRequest } from '#domain/calendar/use-cases/answer-request.ts';
import type { Employee, HeadOffice, LinkHolder, Visitor } from '#domain/shared/actor.ts';
import type { AccountId, SessionId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { RequestedAppointment } from '#domain/slots/appointment.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { lapseRequests } from '#domain/slots/use-cases/lapse-requests.ts';
import { ANNA, CUT, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
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
  type Process,
  type World,
} from './world.ts';

let world: World;
let web: Process;
const workers: Process[] = [];
const clock = testClock();
const HOUR = 3_600_000;

const letters = {
  compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }),
  calendarFile: () => '',
};
const deps = ({ uow }: Process = web) => ({ uow, clock, ids: randomIds, letters });
const named = { accountId: randomUUID() as AccountId, sessionId: randomUUID() as SessionId };
const NORA: Employee = { kind: 'employee', salonId: SALON, ...named, role: 'staff', staffId: ANNA };
const ELSEWHERE: Employee = { ...NORA, salonId: OTHER_SALON };
const HQ: HeadOffice = { kind: 'hq', salonId: SALON, ...named };

beforeAll(async () => {
  world = await openWorld();
  await world.owner`update service set on_request = true where salon_id = ${SALON} and id = ${CUT}`;
  await world.owner`update booking_rules set request_hours = 6 where salon_id = ${SALON}`;
  await world.owner`update salon set settings_version = settings_version + 1 where salon_id = ${SALON}`;
  web = openProcess(world.database.appUrl, clock);
  workers.push(openProcess(world.database.jobsUrl, clock), openProcess(world.database.jobsUrl, clock));
});
afterAll(async () => {
  await Promise.all([web, ...workers].map((each) => each.close()));
  await world.close();
});

async function ask(start: string, actor: Visitor = someVisitor()): Promise<RequestedAppointment> {
  const held = await reserved(web, actor, at(start));
  const input = { holdId: held.id, contact: LEA, termsVersion: held.termsVersion, locale: 'de-CH' } as const;
  const request = won(await web.confirm(actor, input));
  if (request.status !== 'requested') throw new Error('it was not asked for');
  return request;
}

const lapse = (worker: Process) =>
  lapseRequests({ ...deps(worker), lookout: requestLookout(worker.database) })();
const mailsOf = async (id: string) => {
  const rows = await world.owner<{ kind: string }[]>`
    select kind from outbox_mail where appointment_id = ${id}`;
  return rows.map(({ kind }) => kind).toSorted();
};

describe('what waits for an answer', () => {
  test('is listed for its own team: the soonest deadline first, with whom it is for', async () => {
    clock.set((MONDAY + HOUR) as Instant);
    const later = await ask('2026-03-12 10:00');
    clock.set(MONDAY);
    const sooner = await ask('2026-03-12 14:00');
    const queries = requestQueries(web.database);
    const list = await queries.list(NORA);
    expect(list.map(({ visit }) => visit)).toEqual([sooner, later]);
    expect(list[0]).toMatchObject({ person: { firstName: 'Lea', email: LEA.email }, note: '' });
    expect(await queries.count(NORA)).toBe(2);
    expect(list.map(({ away }) => away)).toEqual([[], []]);
    const { staffId } = sooner.items[0]!;
    const absence = randomUUID() as PauseId;
    await world.owner`
      insert into absence (salon_id, id, staff_id, kind, starts_at, ends_at)
      values (${SALON}, ${absence}, ${staffId}, 'illness', to_timestamp(${sooner.to - 5}::float8 * 60),
        to_timestamp(${sooner.to + 60}::float8 * 60))`;
    await world.owner`
      insert into blocked_time (salon_id, id, staff_id, reason, starts_at, ends_at)
      values (${SALON}, gen_random_uuid(), ${later.items[0]!.staffId}, 'x', to_timestamp(${later.from}::float8 * 60),
        to_timestamp(${later.to}::float8 * 60))`;
    expect((await queries.list(NORA)).map(({ away }) => away)).toEqual([
      [{ staffId, absenceId: absence }],
      [{ staffId: later.items[0]!.staffId, absenceId: null }],
    ]);
    await world.owner`delete from absence`;
    await world.owner`delete from blocked_time`;
    expect(await queries.count(ELSEWHERE)).toBe(0);
    expect(await queries.list(ELSEWHERE)).toEqual([]);
    await expect(queries.list(HQ)).rejects.toThrow();
    for (const request of [sooner, later]) {
      const input = { id: request.id, expectedSequence: 0 };
      expect(outcome(await acceptRequest(deps())(ELSEWHERE, input))).toBe('not_found');
      expect(won(await declineRequest(deps())(NORA, { ...input, reason: 'belegt' })).requestEnd).toBe(
        'declined',
      );
    }
    expect(await queries.count(NORA)).toBe(0);
  });
});

describe('a request', () => {
  test('is answered once, however many say yes at the same moment', async () => {
    clock.set(MONDAY);
    const request = await ask('2026-03-13 10:00');
    const input = { id: request.id, expectedSequence: 0 };
    const answers = await Promise.all([1, 2, 3].map(() => acceptRequest(deps())(NORA, input)));
    for (const answer of answers) expect(won(answer)).toMatchObject({ status: 'confirmed', sequence: 1 });
    expect(await mailsOf(request.id)).toEqual(['appointment_confirmed', 'request_received']);
  });

  test('either accepted or withdrawn, never both', async () => {
    for (const start of ['2026-03-14 10:00', '2026-03-14 11:00', '2026-03-14 14:00']) {
      clock.set(MONDAY);
      const request = await ask(start);
      const link: LinkHolder = {
        kind: 'link',
        salonId: SALON,
        appointmentId: request.id,
        visitorId: request.visitorId,
      };
      const [accepted, ended] = await Promise.all([
        acceptRequest(deps())(NORA, { id: request.id, expectedSequence: 0 }),
        cancelAppointment(deps())(link, {}),
      ]);
      // Who withdraws second cancels a visit that stands.
      expect(won(ended).status).toBe('cancelled');
      const [row] = await world.owner`select status, request_end from appointment where id = ${request.id}`;
      expect(row).toEqual({ status: 'cancelled', request_end: accepted.ok ? null : 'withdrawn' });
    }
  });

  test('that nobody answers lapses once, and nobody is offered who is away then', async () => {
    clock.set(MONDAY);
    const request = await ask('2026-03-17 10:00');
    const { staffId } = request.items[0]!;
    await world.owner`
      insert into absence (salon_id, id, staff_id, kind, starts_at, ends_at)
      values (${SALON}, ${randomUUID()}, ${staffId}, 'illness', '2026-03-17T08:00:00Z', '2026-03-17T10:00:00Z')`;
    clock.set((request.answerBy - 1) as Instant);
    expect(await lapse(workers[0]!)).toEqual({ days: 0, requests: 0 });
    clock.set(request.answerBy);
    const late = await acceptRequest(deps())(NORA, { id: request.id, expectedSequence: 0 });
    expect(outcome(late)).toBe('answer_overdue');
    const runs = await Promise.all(workers.map(lapse));
    expect(runs.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
    const [row] = await world.owner`
      select status, request_end, sequence, ended_at = to_timestamp(${request.answerBy / 1000}) as at_once
      from appointment where id = ${request.id}`;
    expect(row).toEqual({ status: 'expired', request_end: 'lapsed', sequence: 1, at_once: true });
    expect(await mailsOf(request.id)).toEqual(['request_lapsed', 'request_received']);
    const rows = await world.owner`
      select absence_id is not null as away, appointment_id from occupancy
      where salon_id = ${SALON} and staff_id = ${staffId} and day = '2026-03-17'`;
    expect(rows).toEqual([{ away: true, appointment_id: null }]);
    const [entry] = await world.owner`
      select actor_kind, actor_id from audit_entry
      where target_id = ${request.id} and action = 'appointment.lapsed'`;
    expect(entry).toEqual({ actor_kind: 'system', actor_id: 'lapse-requests' });
  });

  test('keeps what was frozen, whoever writes', async () => {
    clock.set(MONDAY);
    const request = await ask('2026-03-18 10:00');
    const write = web.database.pool.begin(async (sql) => {
      await sql`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', 'employee', true)`;
      await sql`update appointment set on_request = false where id = ${request.id}`;
    });
    await expect(write).rejects.toThrow(/permission denied/);
  });
});
