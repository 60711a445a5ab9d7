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

  async person(id) {
    enter(unit);
    const row = [...unit.rows.appointments.values()].find(
      ({ appointment }) => 'customerId' in appointment && appointment.customerId === id,
    );
    if (row === undefined || row.contact === null) return null;
    const { firstName, lastName, email, phone } = row.contact;
    return { id, firstName, lastName, email, phone, locale: row.appointment.locale, visitorId: null };
  },

  async addPerson(id) {
    enter(unit);
    unit.rows.customers.add(id);
  },

  async confirmFor(id, customerId, note, at) {
    enter(unit);
    const row = unit.rows.appointments.get(id);
    if (row?.appointment.status !== 'reserved') return;
    const { reservedUntil: _, ...core } = row.appointment;
    const appointment = { ...core, status: 'confirmed', customerId, confirmedAt: at } as const;
    const contact = { firstName: '', lastName: '', email: '', phone: '', note };
    unit.rows.appointments.set(id, { ...row, contact, appointment });
  },
});
