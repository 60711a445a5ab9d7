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
  /** How far it has come in the order of `LOCKS`; 0: nothing is locked yet. */
  stage: number;
  /** Rows that are its own until it ends. */
  readonly held: Set<string>;
  open: boolean;
  /** A plan was refused: part of it may stand in a real database. */
  spoiled: boolean;
};

/** In the one order in which they are taken (domain/ports/unit-of-work.ts). */
const LOCKS = ['visitor', 'gates', 'appointment', 'order', 'voucher', 'product', 'last'] as const;
export type Lock = (typeof LOCKS)[number];

/** @throws Error when the unit has ended, or when a lock is asked for that the order has already passed */
export function enter(unit: Unit, lock: Lock | null = null): void {
  if (!unit.open) throw new Error('the unit of work has ended');
  const stage = lock === null ? unit.stage : LOCKS.indexOf(lock) + 1;
  if (stage < unit.stage)
    throw new Error(`locks are taken in order: a lock of ${LOCKS[unit.stage - 1]} comes after ${lock}`);
  unit.stage = stage;
}

/** Whoever has the row already waits for nobody. */
export function lockRow(unit: Unit, lock: Lock, id: string): void {
  if (unit.held.has(id)) return enter(unit);
  enter(unit, lock);
  unit.held.add(id);
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
