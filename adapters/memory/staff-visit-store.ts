import type { StaffVisitStore } from '#domain/ports/staff-visits.ts';
import type { Appointment, ConfirmedAppointment } from '#domain/slots/appointment.ts';
import { enter } from './unit.ts';
import type { Unit } from './unit.ts';

export const staffVisitStore = (unit: Unit): StaffVisitStore => ({
  async stateAt(id) {
    enter(unit);
    return unit.rows.appointments.get(id)?.stateAt ?? null;
  },

  async setState(id, status, at) {
    enter(unit);
    const row = unit.rows.appointments.get(id);
    if (row === undefined || row.appointment.status === 'reserved') throw new Error(`no visit ${id}`);
    const { confirmedAt, ...core } = { confirmedAt: row.confirmedAt, ...row.appointment };
    const appointment =
      status === 'confirmed'
        ? ({ ...core, status, confirmedAt: confirmedAt ?? at } as ConfirmedAppointment)
        : ({ ...core, status } as Appointment);
    unit.rows.appointments.set(id, { ...row, appointment, confirmedAt: confirmedAt ?? at, stateAt: at });
  },
});
