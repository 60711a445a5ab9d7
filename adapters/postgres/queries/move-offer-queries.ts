import { absencePlan, DAYS_ON } from '#domain/calendar/absence-plan.ts';
import type { AffectedPlace, PlanLine } from '#domain/calendar/absence-plan.ts';
import { offerState } from '#domain/calendar/move-offer.ts';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import type { Pause } from '#domain/calendar/pause.ts';
import { may } from '#domain/identity/permissions.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { AbsencePlanLine, AbsencePlanView, MoveOfferQueries } from '#domain/ports/move-offers.ts';
import type { AppointmentId, ResourceId, StaffId } from '#domain/shared/ids.ts';
import { addDays, dateOf, dateRange, instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { isVisit } from '#domain/slots/hold.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Occupied } from '#domain/slots/visit-plan.ts';
import { appointmentOf, SELECT_APPOINTMENT, type AppointmentRow } from '../appointment-rows.ts';
import { busyOfRows, type BusyRow } from '../busy-rows.ts';
import { arrayText, type Database } from '../database.ts';
import { latestMoveOffer, moveOfferOf, SELECT_MOVE_OFFER, type MoveOfferRow } from '../move-offer-store.ts';
import { affectedVisits, findPause, pausedTimes } from '../pause-store.ts';
import type { SalonSettingsCache } from '../salon-settings-cache.ts';
import { readOnly } from '../transaction.ts';
import type { Unit } from '../unit.ts';

/** One plan is for somebody who is ill this week, not for a year abroad. */
const MOST_LINES = 40;
const MOST_DAYS = 31;

const OFFERS = SELECT_MOVE_OFFER.replace('select', 'select distinct on (o.appointment_id)').concat(`
  join appointment a on a.salon_id = o.salon_id and a.id = o.appointment_id
  where o.salon_id = $1 and case
    -- What was asked about another time of the visit says nothing about this one.
    when o.appointment_id = any($3::uuid[]) then o.sequence = a.sequence
    else o.absence_id = $2 end
  order by o.appointment_id, o.offered_at desc, o.id desc`);
const VISITS = `${SELECT_APPOINTMENT} where a.salon_id = $1 and a.id = any($2::uuid[]) order by a.starts_at, a.id`;

type Parts = { readonly database: Database; readonly settings: SalonSettingsCache; readonly clock: Clock };

export const moveOfferQueries = ({ database, settings, clock }: Parts): MoveOfferQueries => ({
  ofVisit: (actor) => readOnly(database, actor, (unit) => latestMoveOffer(unit, actor.appointmentId)),
  plan: async (actor, id) => {
    if (!may(actor, 'calendar.see')) throw new Error('the calendar is for those who work here');
    return await readOnly(database, actor, async (unit) => {
      const [pause, { book }] = await Promise.all([findPause(unit, id), settings.within(unit)]);
      if (pause === null || pause.kind === 'block') return null;
      return await planOf(unit, pause, book, clock);
    });
  },
});

async function planOf(unit: Unit, pause: Pause, book: SalonBook, clock: Clock): Promise<AbsencePlanView> {
  const { salonId } = unit.actor;
  const at = clock.now();
  const all = (await affectedVisits(unit, pause.staffId, pause.from, pause.to)).filter(
    ({ status }) => status !== 'reserved',
  );
  const last = addDays(dateOf(instantOf(all[0]?.from ?? pause.from), book.zone), MOST_DAYS - 1);
  const affected = all
    .filter(({ from }) => dateOf(instantOf(from), book.zone) <= last)
    .slice(0, MOST_LINES)
    .map((visit) => visit.id);
  const offers = (await unit.text<MoveOfferRow>(OFFERS, [salonId, pause.id, arrayText(affected)])).map(
    moveOfferOf,
  );
  const ids = [...new Set([...affected, ...offers.map(({ appointmentId }) => appointmentId)])];
  const [visits, people, names] = await Promise.all([
    visitsOf(unit, ids),
    peopleOf(unit, ids),
    namesOf(unit),
  ]);
  const offerOf = (id: AppointmentId): MoveOffer | null =>
    offers.find(({ appointmentId }) => appointmentId === id) ?? null;
  const isAsked = (visit: Appointment): boolean => {
    const offer = offerOf(visit.id);
    return offer !== null && offerState(offer, visit, at) === 'open';
  };
  const unasked = visits.filter((visit) => affected.includes(visit.id) && !isAsked(visit));
  const planned = await linesOf(unit, pause, book, unasked, at);
  const lines = visits.map((visit): AbsencePlanLine => ({
    visit,
    ...(people.get(visit.id) ?? { customer: '', phone: null, email: null }),
    line: planned.find(({ id }) => id === visit.id) ?? null,
    offer: offerOf(visit.id),
  }));
  const agreed = ({ offer, visit, line }: AbsencePlanLine) =>
    (line === null ? offer?.was : null) ?? visit.from;
  return {
    pause,
    lines: lines.toSorted((a, b) => agreed(a) - agreed(b)),
    names,
    more: all.length - affected.length,
  };
}

async function visitsOf(unit: Unit, ids: readonly AppointmentId[]): Promise<readonly Appointment[]> {
  const rows = await unit.text<AppointmentRow>(VISITS, [unit.actor.salonId, arrayText(ids)]);
  return rows.map(appointmentOf).filter(isVisit);
}

async function namesOf(unit: Unit): Promise<ReadonlyMap<StaffId, string>> {
  const rows = await unit.sql<{ readonly id: StaffId; readonly name: string }>`
    select id, name from staff where salon_id = ${unit.actor.salonId}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Person = Pick<AbsencePlanLine, 'customer' | 'phone' | 'email'>;

async function peopleOf(
  unit: Unit,
  ids: readonly AppointmentId[],
): Promise<ReadonlyMap<AppointmentId, Person>> {
  const { salonId } = unit.actor;
  const rows = await unit.sql<Person & { readonly id: AppointmentId }>`
    select a.id, btrim(c.first_name || ' ' || c.last_name) as customer, c.phone, c.email
    from appointment a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
    where a.salon_id = ${salonId} and a.id = any(${arrayText(ids)}::uuid[])`;
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}

type OccupiedRow = {
  readonly id: AppointmentId;
  readonly staff_id: StaffId | null;
  readonly resource_id: ResourceId | null;
  readonly from_minute: EpochMinute;
  readonly to_minute: EpochMinute;
};

const occupiedOf = ({ staff_id, resource_id, from_minute: from, to_minute: to }: OccupiedRow): Occupied =>
  staff_id === null ? { resourceId: resource_id!, from, to } : { staffId: staff_id, from, to };

async function linesOf(
  unit: Unit,
  pause: Pause,
  book: SalonBook,
  visits: readonly Appointment[],
  at: ReturnType<Clock['now']>,
): Promise<readonly PlanLine[]> {
  const [first, last] = [visits[0], visits.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { salonId } = unit.actor;
  const days = dateRange(first.day, addDays(last.day, DAYS_ON));
  const [busy, rows, pauses] = await Promise.all([
    unit.sql<BusyRow>`
      select settings_version, day, version, stale_at, lapsed, busy
      from busy_time(${salonId}, ${arrayText(days)}::date[], to_timestamp(${at}::float8 / 1000), null)`,
    unit.sql<OccupiedRow>`
      select o.appointment_id as id, o.staff_id, o.resource_id, date_part('epoch', o.starts_at) / 60 as from_minute,
        date_part('epoch', o.ends_at) / 60 as to_minute
      from occupancy o
      where o.salon_id = ${salonId} and o.appointment_id = any(${arrayText(visits.map(({ id }) => id))}::uuid[])`,
    pausedTimes(unit, days),
  ]);
  const places = visits.map((visit): AffectedPlace => ({
    ...visit,
    occupies: rows.filter(({ id }) => id === visit.id).map(occupiedOf),
  }));
  return absencePlan({ book, busy: busyOfRows(busy), away: pause.staffId, pauses, visits: places, at });
}
