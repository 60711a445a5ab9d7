/**
 * The calendar's week of ten colleagues, three quarters booked, against the trivial page of the same server: the
 * impressum, which reads nothing but the salon's card. Beside it a week in which nobody has booked anything.
 */
import type postgres from 'postgres';
import { sessionCookie } from '#app/session.server.ts';
import { addDays, type LocalDate } from '#domain/shared/salon-time.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import type { Load } from '../support/http-load.ts';
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import type { Stage } from './stage.ts';

const STAFF = 10;
const ROUNDS = 7;
const CONNECTIONS = 10;
const SECONDS = 1.5;
const TRIVIAL = '/impressum';

export async function calendarWeek(stage: Stage): Promise<readonly Figure[]> {
  const { facts, owner } = await stage.database('months');
  const { origin } = await stage.server('months');
  const week = addDays(facts.tomorrow, 14);
  const visits = await tenColleagues(owner, facts.salonId, week);
  const { secret } = await insertAccount(owner, {
    salonId: facts.salonId,
    email: 'bench-week@salon.example',
    role: 'staff',
  });
  const [cookie = ''] = (await sessionCookie({ secure: false }).issue(secret)).split(';');
  const headers = { Cookie: cookie };
  const load = await stage.load();
  const order = { origin, connections: CONNECTIONS, requests: null, seconds: SECONDS };
  const weekOf = (day: LocalDate) => `/admin/calendar/${day}/week`;
  const sides: readonly (readonly [string, () => Promise<Load>])[] = [
    ['week', () => load.run({ ...order, paths: [weekOf(week)], headers })],
    ['impressum', () => load.run({ ...order, paths: [TRIVIAL] })],
    ['empty week', () => load.run({ ...order, paths: [weekOf(addDays(facts.tomorrow, 2000))], headers })],
  ];
  for (const [, fire] of sides) await fire();
  const [ours = [], trivial = [], empty = []] = await takeTurns(
    ROUNDS,
    sides.map(([name, fire]) => async (round: number) => {
      const result = await fire();
      stage.say(`calendar-week: round ${round + 1}/${ROUNDS}, ${name} ${result.perSecond.toFixed(0)}/s`);
      return result;
    }),
  );
  const share = (floor: readonly Load[]) =>
    spread(ours.map((each, round) => each.perSecond / floor[round]!.perSecond));
  const rate = (side: readonly Load[]) => median(side.map(({ perSecond }) => perSecond)).toFixed(0);
  const toTrivial = share(trivial);
  return [
    figure(
      'calendar-week-share',
      toTrivial.median,
      0.5,
      'higher',
      `${inWords(toTrivial)}; ${rate(ours)} of ${rate(trivial)} per s, ${STAFF} colleagues, ${visits} visits; p50 ${median(ours.map(({ p50Ms }) => p50Ms)).toFixed(1)} ms with ${CONNECTIONS} at once`,
    ),
    figure(
      'calendar-week-of-empty',
      share(empty).median,
      null,
      'higher',
      `share of a week without a visit (${rate(empty)} per s)`,
    ),
  ];
}

/** Colleagues are doubled until there are ten, with their hours and with the visits of the week. */
async function tenColleagues(owner: postgres.Sql, salonId: string, week: LocalDate): Promise<number> {
  const last = addDays(week, 6);
  const first = addDays(week, -6);
  return await owner.begin(async (sql) => {
    await sql`
      create temporary table double on commit drop as
      select staff_id, gen_random_uuid() as twin_id, n from (
        select s.id as staff_id, row_number() over (order by t.round, s.position) as n,
          count(*) over () / 4 as there
        from staff s, generate_series(1, 4) as t (round)
        where s.salon_id = ${salonId} and s.active
      ) numbered where n <= ${STAFF} - there`;
    await sql`
      insert into staff (salon_id, id, slug, name, title, bio, position, online_bookable, active)
      select s.salon_id, d.twin_id, s.slug || '-' || d.n, s.name || ' ' || d.n, s.title, s.bio, 100 + d.n, false, true
      from double d join staff s on s.salon_id = ${salonId} and s.id = d.staff_id`;
    await sql`
      insert into staff_hours (salon_id, id, staff_id, kind, weekday, from_minute, to_minute, valid_from, valid_to)
      select h.salon_id, gen_random_uuid(), d.twin_id, h.kind, h.weekday, h.from_minute, h.to_minute, h.valid_from,
        h.valid_to
      from double d join staff_hours h on h.salon_id = ${salonId} and h.staff_id = d.staff_id`;
    await sql`
      create temporary table twin_visit on commit drop as
      select a.id as appointment_id, d.n, gen_random_uuid() as twin_id, gen_random_uuid() as visitor_id
      from appointment a
      join appointment_item i on i.salon_id = a.salon_id and i.appointment_id = a.id and i.position = 0
      join double d on d.staff_id = i.staff_id
      where a.salon_id = ${salonId} and a.day between ${first}::date and ${last}::date
        and a.status in ('confirmed', 'checked_in', 'completed')`;
    await sql`
      insert into appointment
        (salon_id, id, status, attempt_id, visitor_id, customer_id, locale, day, starts_at, ends_at, total_rappen,
         cancel_cutoff_minutes, late_fee_percent, terms_version, sequence, created_at, confirmed_at)
      select a.salon_id, t.twin_id, a.status, t.twin_id, t.visitor_id, a.customer_id, a.locale, a.day, a.starts_at,
        a.ends_at, a.total_rappen, a.cancel_cutoff_minutes, a.late_fee_percent, a.terms_version, a.sequence,
        a.created_at, a.confirmed_at
      from twin_visit t join appointment a on a.salon_id = ${salonId} and a.id = t.appointment_id`;
    await sql`
      insert into appointment_item
        (salon_id, appointment_id, visitor_id, position, service_id, staff_id, staff_chosen, service_name, staff_name,
         price_rappen, vat_code, vat_basis_points, segments, starts_at, ends_at)
      select i.salon_id, t.twin_id, t.visitor_id, i.position, i.service_id, d.twin_id, i.staff_chosen, i.service_name,
        i.staff_name, i.price_rappen, i.vat_code, i.vat_basis_points, i.segments, i.starts_at, i.ends_at
      from twin_visit t
      join double d on d.n = t.n
      join appointment_item i on i.salon_id = ${salonId} and i.appointment_id = t.appointment_id`;
    await sql`update salon set settings_version = settings_version + 1 where salon_id = ${salonId}`;
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from appointment
      where salon_id = ${salonId} and status not in ('cancelled', 'expired')
        and day between date_trunc('week', ${week}::date)::date and date_trunc('week', ${week}::date)::date + 6`;
    return row!.count;
  });
}
