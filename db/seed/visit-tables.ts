/** Packed visits and time off as rows of the tables that hold them. */
import { addDays, dayFrame, instantsOf, isoInstant } from '#domain/shared/salon-time.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import * as rows from './builders/visit-rows.ts';
import type { PackedVisit } from './pack-week.ts';
import type { Person } from './people.ts';
import type { SeedPeriod } from './period.ts';
import type { Random } from './random.ts';
import type { SeedSettings } from './settings.ts';
import type { TimeOff } from './time-off.ts';

export type VisitTables = {
  readonly customers: rows.CustomerRow[];
  readonly appointments: rows.AppointmentRow[];
  readonly items: rows.AppointmentItemRow[];
  readonly absences: rows.AbsenceRow[];
  readonly blockedTimes: rows.BlockedTimeRow[];
  readonly occupancy: rows.OccupancyRow[];
};

type Context = {
  readonly settings: SeedSettings;
  readonly period: SeedPeriod;
  readonly persons: readonly Person[];
  readonly random: Random;
};

const NOTES = [
  'Bitte ohne Parfum.',
  'Erster Besuch.',
  'Ich komme mit dem Kinderwagen.',
  'Empfindliche Kopfhaut.',
];
const DAY = 1440;

export function visitTables(
  context: Context,
  visits: readonly PackedVisit[],
  timesOff: readonly TimeOff[],
): VisitTables {
  const tables: VisitTables = {
    customers: [],
    appointments: [],
    items: [],
    absences: [],
    blockedTimes: [],
    occupancy: [],
  };
  for (const off of timesOff) addTimeOff(context, tables, off);
  for (const visit of visits) addVisit(context, tables, visit);
  return tables;
}

function addVisit(
  { settings, period, persons, random }: Context,
  tables: VisitTables,
  visit: PackedVisit,
): void {
  const { salonId } = settings.salon;
  const person = random.pick(persons);
  const [id, customerId] = [random.uuid(), random.uuid()];
  const at = (minute: number) => instantAt(settings, visit.day, visit.start + minute);
  const starts = at(0);
  const hangsOn = { salonId, appointmentId: id, visitorId: person.visitorId };
  const midnight = dayFrame(settings.zone, period.today).from;
  const created = Math.min(starts, midnight) - random.between(600, 30 * DAY);
  const createdAt = isoInstant(created as EpochMinute);
  const ending = endingOf(visit, period, random);
  const endedAt = {
    completed: at(visit.shape.duration),
    no_show: starts + 15,
    cancelled: created + random.between(30, 500),
    confirmed: null,
  }[ending];
  tables.customers.push(
    rows.aCustomerRow({
      ...hangsOn,
      id: customerId,
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email,
      phone: person.phone,
      locale: person.locale,
      createdAt,
    }),
  );
  tables.appointments.push(
    rows.anAppointmentRow({
      salonId,
      id,
      visitorId: person.visitorId,
      customerId,
      status: ending,
      locale: person.locale,
      day: visit.day,
      startsAt: isoInstant(starts),
      endsAt: isoInstant(at(visit.shape.duration)),
      totalRappen: visit.shape.items.reduce((sum, item) => sum + item.priceRappen, 0),
      cancelCutoffMinutes: settings.rules.cancelCutoffMinutes,
      lateFeePercent: settings.rules.lateFeePercent,
      termsVersion: settings.terms.version,
      note: random.chance(0.08) ? random.pick(NOTES) : '',
      sequence: ending === 'cancelled' ? 1 : 0,
      createdAt,
      confirmedAt: isoInstant((created + 3) as EpochMinute),
      endedAt: endedAt === null ? null : isoInstant(endedAt as EpochMinute),
    }),
  );
  const staffChosen = random.chance(0.55);
  visit.shape.items.forEach((item, position) => {
    const service = settings.services[item.service]!;
    tables.items.push(
      rows.anAppointmentItemRow({
        ...hangsOn,
        position,
        serviceId: service.id,
        staffId: item.staffId,
        staffChosen,
        serviceName: service.name,
        staffName: settings.staff.find((member) => member.id === item.staffId)!.name,
        priceRappen: item.priceRappen,
        vatCode: service.vatCode,
        vatBasisPoints: vatOn(settings, service.vatCode, visit.day),
        segments: [...item.segments],
        startsAt: isoInstant(at(item.from)),
        endsAt: isoInstant(at(item.to)),
      }),
    );
  });
  if (visit.cancelled) return;
  const occupied = { ...hangsOn, day: visit.day };
  for (const { staffId, from, to } of visit.shape.work) {
    tables.occupancy.push(
      rows.anOccupancyRow({
        ...occupied,
        staffId,
        startsAt: isoInstant(at(from)),
        endsAt: isoInstant(at(to)),
      }),
    );
  }
  for (const { resourceId, from, to } of visit.places) {
    tables.occupancy.push(
      rows.anOccupancyRow({
        ...occupied,
        resourceId,
        startsAt: isoInstant(at(from)),
        endsAt: isoInstant(at(to)),
      }),
    );
  }
}

function endingOf(visit: PackedVisit, { today }: SeedPeriod, random: Random) {
  if (visit.cancelled) return 'cancelled';
  if (visit.day >= today) return 'confirmed';
  return random.chance(0.03) ? 'no_show' : 'completed';
}

function addTimeOff({ settings, random }: Context, tables: VisitTables, off: TimeOff): void {
  const staffId = settings.staff.find(({ slug }) => slug === off.who)!.id;
  const days = Array.from({ length: off.days }, (_, index) => dayAfter(settings, off.from, index)).map(
    (frame) => ({
      day: frame.date,
      from: off.hours ? instantAt(settings, frame.date, off.hours.from) : frame.from,
      to: off.hours ? instantAt(settings, frame.date, off.hours.to) : frame.to,
    }),
  );
  const row = {
    salonId: settings.salon.salonId,
    id: random.uuid(),
    staffId,
    startsAt: isoInstant(days[0]!.from),
    endsAt: isoInstant(days.at(-1)!.to),
  };
  const absent = 'absence' in off.why;
  if ('absence' in off.why) tables.absences.push({ ...row, kind: off.why.absence });
  else tables.blockedTimes.push({ ...row, reason: off.why.block });
  for (const { day, from, to } of days) {
    tables.occupancy.push(
      rows.anOccupancyRow({
        salonId: row.salonId,
        day,
        staffId,
        startsAt: isoInstant(from),
        endsAt: isoInstant(to),
        ...(absent ? { absenceId: row.id } : { blockedTimeId: row.id }),
      }),
    );
  }
}

const dayAfter = (settings: SeedSettings, from: LocalDate, days: number) =>
  dayFrame(settings.zone, addDays(from, days));

function instantAt(settings: SeedSettings, day: LocalDate, minute: number): EpochMinute {
  const found = instantsOf(settings.zone, day, minute)[0];
  if (found === undefined)
    throw new Error(`the clock of ${settings.zone} never shows minute ${minute} on ${day}`);
  return found;
}

function vatOn(settings: SeedSettings, code: string, day: LocalDate): number {
  const valid = settings.vatRates.filter((rate) => rate.code === code && rate.validFrom <= day);
  return valid.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]!.basisPoints;
}
