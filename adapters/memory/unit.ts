import type { Actor } from '#domain/shared/actor.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import type { MemoryDatabase } from './database.ts';
import type { SalonRows } from './salon-rows.ts';

/** One transaction: whose it is, what it works on, and how far it has come in the order of locks. */
export type Unit = {
  readonly actor: Actor;
  readonly rows: SalonRows;
  readonly faults: MemoryDatabase['faults'];
  readonly gated: Set<LocalDate>;
  /** Locks are taken in one order: 0 nothing, 1 the visitor, 2 the days' gates, 3 appointments. */
  stage: 0 | 1 | 2 | 3;
  open: boolean;
  /** A plan was refused: part of it may stand in a real database. */
  spoiled: boolean;
};

/** @throws Error when the unit has ended, or when a lock is asked for that the order has already passed */
export function enter(unit: Unit, stage: Unit['stage'] = unit.stage): void {
  if (!unit.open) throw new Error('the unit of work has ended');
  if (stage < unit.stage) throw new Error('locks are taken in order: visitor, gates, appointments');
  unit.stage = stage;
}

/** @throws Error unless the day's gate was taken: without it two writers could miss each other */
export function mustBeGated(unit: Unit, day: LocalDate): void {
  if (!unit.gated.has(day)) throw new Error(`the gate of ${day} was not taken`);
}

/** What row-level security lets an actor see. */
export function isVisible(actor: Actor, appointment: Appointment): boolean {
  switch (actor.kind) {
    case 'visitor':
    case 'customer':
      return appointment.visitorId === actor.visitorId;
    case 'link':
      return appointment.id === actor.appointmentId;
    case 'employee':
    case 'hq':
    case 'system':
      return true;
    case 'desk':
      return false;
  }
}
