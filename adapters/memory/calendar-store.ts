import type { CalendarStore } from '#domain/ports/unit-of-work.ts';
import type { AppointmentId, ResourceId, StaffId } from '#domain/shared/ids.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { BusySpan, BusyTime } from '#domain/slots/busy-time.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import type { Occupied, VisitPlan } from '#domain/slots/visit-plan.ts';
import { endHold } from './appointment-store.ts';
import type { OccupancyRow, SalonRows } from './salon-rows.ts';
import { enter, mustBeGated } from './unit.ts';
import type { Unit } from './unit.ts';

export const calendarStore = (unit: Unit): CalendarStore => ({
  async gate(days) {
    if (unit.gated.size > 0) throw new Error('gates are taken together, once in a unit');
    enter(unit, 'gates');
    for (const day of days) {
      unit.gated.add(day);
      unit.rows.gates.set(day, (unit.rows.gates.get(day) ?? 0) + 1);
    }
  },

  async sweep(days, at) {
    enter(unit, 'appointment');
    days.forEach((day) => mustBeGated(unit, day));
    const lapsed: AppointmentId[] = [];
    for (const { appointment } of unit.rows.appointments.values()) {
      if (!isHold(appointment) || isLive(appointment, at) || !days.includes(appointment.day)) continue;
      free(unit.rows, appointment.id);
      endHold(unit, appointment, 'expired', at, null);
      lapsed.push(appointment.id);
    }
    return lapsed;
  },

  async busy(days, at, except) {
    enter(unit);
    return busyTime(unit.rows, days, at, except);
  },

  async book() {
    enter(unit);
    return unit.rows.book;
  },

  async card() {
    enter(unit);
    return unit.rows.card;
  },

  async occupy(appointmentId, plan) {
    enter(unit);
    mustBeGated(unit, plan.day);
    if (!unit.rows.appointments.has(appointmentId)) return false;
    if (unit.faults.refuseOccupy > 0 || plan.occupies.some((row) => overlaps(unit.rows, row))) {
      unit.faults.refuseOccupy = Math.max(0, unit.faults.refuseOccupy - 1);
      unit.spoiled = true;
      return false;
    }
    plan.occupies.forEach((row) => add(unit.rows, appointmentId, plan, row));
    return true;
  },

  async vacate(appointmentId) {
    enter(unit);
    for (const row of [...unit.rows.occupancy.values()].flat()) {
      if (row.appointmentId === appointmentId) mustBeGated(unit, row.day);
    }
    free(unit.rows, appointmentId);
  },
});

const subjectOf = (row: Occupied): StaffId | ResourceId => ('staffId' in row ? row.staffId : row.resourceId);

/** Half-open ranges: neighbours do not overlap. */
const overlaps = (rows: SalonRows, { from, to, ...subject }: Occupied): boolean =>
  (rows.occupancy.get(subjectOf({ from, to, ...subject } as Occupied)) ?? []).some(
    (other) => from < other.to && other.from < to,
  );

function add(rows: SalonRows, appointmentId: AppointmentId, plan: VisitPlan, row: Occupied): void {
  const added: OccupancyRow = {
    day: plan.day,
    from: row.from,
    to: row.to,
    appointmentId,
    kind: 'appointment',
  };
  addOccupancy(rows, subjectOf(row), added);
}

export function addOccupancy(rows: SalonRows, subject: StaffId | ResourceId, row: OccupancyRow): void {
  const others = rows.occupancy.get(subject) ?? [];
  rows.occupancy.set(
    subject,
    [...others, row].toSorted((a, b) => a.from - b.from),
  );
}

export function free(rows: SalonRows, appointmentId: AppointmentId): void {
  for (const [subject, list] of rows.occupancy) {
    const left = list.filter((row) => row.appointmentId !== appointmentId);
    if (left.length < list.length) rows.occupancy.set(subject, left);
  }
}

function busyTime(
  rows: SalonRows,
  days: readonly LocalDate[],
  at: Instant,
  except: AppointmentId | undefined,
): BusyTime {
  const bySubject = new Map<StaffId | ResourceId, readonly BusySpan[]>();
  let staleAt: Instant | null = null;
  let lapsed = false;
  const spanOf = ({ from, to, kind, appointmentId }: OccupancyRow): BusySpan | null => {
    if (appointmentId === null) return { from, to, kind };
    if (appointmentId === except) return null;
    const appointment = rows.appointments.get(appointmentId)?.appointment ?? null;
    if (!isHold(appointment)) return { from, to, kind };
    if (!isLive(appointment, at)) {
      lapsed = true;
      return null;
    }
    staleAt = Math.min(staleAt ?? Infinity, appointment.reservedUntil) as Instant;
    return { from, to, kind: 'hold' };
  };
  for (const [subject, list] of rows.occupancy) {
    const spans = list.filter((row) => days.includes(row.day)).map(spanOf);
    bySubject.set(
      subject,
      spans.filter((span) => span !== null),
    );
  }
  const daysVersion = days.reduce((total, day) => total + (rows.gates.get(day) ?? 0), 0);
  return { bySubject, staleAt, lapsed, daysVersion, settingsVersion: rows.book.version };
}
