import type { AppointmentStore } from '#domain/ports/unit-of-work.ts';
import type { AppointmentId, AttemptId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Appointment, EndedAppointment, Hold } from '#domain/slots/appointment.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import { acceptedRequest, endedRequest, isOverdue } from '#domain/slots/request.ts';
import type { AppointmentRow } from './salon-rows.ts';
import { enter, lockRow, isVisible, mustBeGated } from './unit.ts';
import type { Unit } from './unit.ts';

export const appointmentStore = (unit: Unit): AppointmentStore => ({
  async lockVisitor() {
    enter(unit, 'visitor');
  },

  async liveHoldsOf(visitorId, at) {
    enter(unit);
    return visible(unit).filter(
      (found): found is Hold => found.visitorId === visitorId && isHold(found) && isLive(found, at),
    );
  },

  async byAttempt(attemptId) {
    enter(unit);
    return visible(unit).find((found) => found.attemptId === attemptId) ?? null;
  },

  async find(id) {
    enter(unit);
    return visibleRow(unit, id)?.appointment ?? null;
  },

  async lock(id) {
    lockRow(unit, 'appointment', id);
    return visibleRow(unit, id)?.appointment ?? null;
  },

  async insertHold(hold) {
    enter(unit);
    const { appointments } = unit.rows;
    const all = [...appointments.values()].map((row) => row.appointment);
    if (all.some((other) => other.attemptId === hold.attemptId)) return false;
    if (appointments.has(hold.id)) throw new Error(`appointment ${hold.id} exists`);
    appointments.set(hold.id, { appointment: hold, contact: null, endedAt: null, endReason: null });
    return true;
  },

  async confirm(id, customerId, contact, at, locale) {
    enter(unit);
    const row = mustSee(unit, id);
    if (!isHold(row.appointment)) throw new Error(`${id} is no hold`);
    const { reservedUntil: _, ...core } = row.appointment;
    unit.rows.customers.add(customerId);
    put(unit, {
      ...row,
      contact,
      appointment: { ...core, status: 'confirmed', locale, customerId, confirmedAt: at },
    });
  },

  async request(id, customerId, contact, locale, { requestedAt, answerBy }) {
    enter(unit);
    const row = mustSee(unit, id);
    if (!isHold(row.appointment)) throw new Error(`${id} is no hold`);
    const { reservedUntil: _, ...core } = row.appointment;
    unit.rows.customers.add(customerId);
    put(unit, {
      ...row,
      contact,
      appointment: { ...core, status: 'requested', locale, customerId, requestedAt, answerBy },
    });
  },

  async accept(id, at) {
    enter(unit);
    const { row, request } = mustBeAsked(unit, id);
    put(unit, { ...row, appointment: acceptedRequest(request, at) });
  },

  async endRequest(id, end, at, reason) {
    enter(unit);
    const { row, request } = mustBeAsked(unit, id);
    const appointment = { ...endedRequest(request, end), attemptId: givenBack(id) };
    put(unit, { ...row, endedAt: at, endReason: reason, appointment });
  },

  async overdueRequests(day, at) {
    enter(unit, 'appointment');
    mustBeGated(unit, day);
    return visible(unit)
      .filter((found) => found.status === 'requested')
      .filter((request) => request.day === day && isOverdue(request, at))
      .toSorted((a, b) => a.id.localeCompare(b.id));
  },

  async move(appointment, at) {
    enter(unit);
    const row = mustSee(unit, appointment.id);
    if (row.appointment.sequence !== appointment.sequence - 1) throw new Error('the sequence grows by one');
    const { day, from, to, items, sequence } = appointment;
    put(unit, { ...row, movedAt: at, appointment: { ...row.appointment, day, from, to, items, sequence } });
  },

  async cancel(id, at, reason) {
    enter(unit);
    const row = mustSee(unit, id);
    if (row.appointment.status !== 'confirmed') throw new Error(`${id} is not confirmed`);
    const { confirmedAt: _, ...core } = row.appointment;
    const sequence = core.sequence + 1;
    put(unit, {
      ...row,
      endedAt: at,
      endReason: reason,
      appointment: { ...core, status: 'cancelled', sequence, attemptId: givenBack(id) },
    });
  },

  async release(id, at) {
    enter(unit);
    const { appointment } = mustSee(unit, id);
    if (!isHold(appointment)) throw new Error(`${id} is no hold`);
    endHold(unit, appointment, 'cancelled', at, 'released');
  },

  async contactOf(id) {
    enter(unit);
    return visibleRow(unit, id)?.contact ?? null;
  },
});

/** Ends a hold in this unit; what it occupied is for the caller to free. */
export function endHold(
  unit: Unit,
  hold: Hold,
  status: EndedAppointment['status'],
  at: Instant,
  reason: string | null,
): void {
  const { reservedUntil: _, ...core } = hold;
  put(unit, {
    contact: null,
    endedAt: at,
    endReason: reason,
    appointment: { ...core, status, customerId: null, attemptId: givenBack(hold.id) },
  });
}

function mustBeAsked(unit: Unit, id: AppointmentId) {
  const row = mustSee(unit, id);
  if (row.appointment.status !== 'requested') throw new Error(`${id} is not asked for`);
  return { row, request: row.appointment };
}

/** Whatever ends takes its own id for its attempt, so that the attempt can be used again. */
const givenBack = (id: AppointmentId): AttemptId => id as string as AttemptId;

const put = (unit: Unit, row: AppointmentRow): void => {
  unit.rows.appointments.set(row.appointment.id, row);
};

const visible = (unit: Unit): readonly Appointment[] =>
  [...unit.rows.appointments.values()]
    .map((row) => row.appointment)
    .filter((appointment) => isVisible(unit.actor, appointment));

function visibleRow(unit: Unit, id: AppointmentId): AppointmentRow | null {
  const row = unit.rows.appointments.get(id);
  return row !== undefined && isVisible(unit.actor, row.appointment) ? row : null;
}

function mustSee(unit: Unit, id: AppointmentId): AppointmentRow {
  const row = visibleRow(unit, id);
  if (row === null) throw new Error(`no appointment ${id}`);
  return row;
}
