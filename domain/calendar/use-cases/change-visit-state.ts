import { claimOf } from '../../deposits/claim.ts';
import { may } from '../../identity/permissions.ts';
import { appointmentEntry } from '../../audit/appointment-entry.ts';
import type { AuditAction } from '../../audit/audit-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { AppointmentStatus, Visit } from '../../slots/appointment.ts';
import { explainStartOfParts } from '../../slots/explain-start.ts';
import { isVisit } from '../../slots/hold.ts';
import { openedBook } from '../desk-book.ts';
import { deskEntry } from '../desk-entry.ts';
import { deskParts } from '../desk-move.ts';
import type { StateRefusal } from '../refusals.ts';
import { stateAfter } from '../visit-steps.ts';
import type { VisitStep } from '../visit-steps.ts';

export type ChangeVisitStateDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type ChangeVisitStateInput = {
  readonly id: AppointmentId;
  readonly step: VisitStep;
  /** The state that the page showed: what was decided on an older one is refused. */
  readonly expected: AppointmentStatus;
};

export type ChangeVisitState = (
  actor: Insider,
  input: ChangeVisitStateInput,
) => Promise<Result<AppointmentStatus, StateRefusal>>;

const WORDS: Partial<Record<AppointmentStatus, AuditAction>> = {
  checked_in: 'appointment.checked_in',
  completed: 'appointment.completed',
  no_show: 'appointment.no_show',
};

/**
 * Checks in, completes, notes that nobody came, or takes the last of these back. Whoever presses the same button a
 * second time gets the first result. Nobody came: the time is free again at once; to take that back, it must still be. What
 * the frozen policy lets the salon ask for then is noted, and a job does with the deposit what follows.
 */
export const changeVisitState =
  ({ uow, clock }: ChangeVisitStateDeps): ChangeVisitState =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    return await uow.run(actor, (stores) => change(stores, clock, actor, input));
  };

async function change(
  stores: Stores,
  clock: Clock,
  actor: Employee,
  { id, step, expected }: ChangeVisitStateInput,
): Promise<Result<AppointmentStatus, StateRefusal>> {
  const { appointments, audit, calendar, deposits, staffVisits } = stores;
  const seen = await appointments.find(id);
  if (!isVisit(seen)) return err({ kind: 'not_found' });
  await calendar.gate([seen.day]);
  const [found, stateAt, book] = await Promise.all([
    appointments.lock(id),
    staffVisits.stateAt(id),
    calendar.book(),
  ]);
  const at = clock.now();
  if (!isVisit(found) || found.day !== seen.day) return err({ kind: 'not_found' });
  const { status, day, from } = found;
  if (status !== expected) {
    const wanted = stateAfter({ status: expected, day, from, stateAt }, step, at, book.zone);
    const isDone = wanted.ok && wanted.value === status;
    return isDone ? ok(status) : err({ kind: 'changed_meanwhile', status });
  }
  const next = stateAfter({ status, day, from, stateAt }, step, at, book.zone);
  if (!next.ok) return next;
  if (next.value === 'confirmed' && (await isPaid(stores, id))) return err({ kind: 'already_paid' });
  if (status === 'no_show' && !(await occupyAgain(stores, found, at))) return err({ kind: 'place_taken' });
  await Promise.all([
    next.value === 'no_show' ? calendar.vacate(id) : null,
    next.value === 'no_show' || status === 'no_show' ? noteClaim(deposits, found, next.value) : null,
    staffVisits.setState(id, next.value, at),
    audit.append(
      deskEntry(actor, step === 'undo' ? 'appointment.step_undone' : WORDS[next.value]!, id, { was: status }),
      at,
    ),
  ]);
  return next;
}

/** Until it is here again it could be cancelled, and the money for it would be for nothing. */
async function isPaid({ till, invoices }: Stores, id: AppointmentId): Promise<boolean> {
  const [{ standing }, invoiceId] = await Promise.all([
    till.salesOfVisit(id),
    invoices.bySource({ kind: 'visit', id }),
  ]);
  return standing !== null || invoiceId !== null;
}

async function noteClaim(deposits: Stores['deposits'], visit: Visit, next: AppointmentStatus): Promise<void> {
  const claim = next === 'no_show' ? claimOf(visit, 'no_show') : 0;
  await Promise.all([
    deposits.claim(visit.id, claim > 0 ? rappen(claim) : null),
    visit.deposit > 0 ? deposits.giveUp(visit.id, next === 'no_show') : null,
    visit.deposit > 0 ? deposits.settleSoon(visit.id) : null,
  ]);
}

/**
 * The same colleagues at the same time, or not at all. Hours were settled when it was booked: a visit that was entered
 * outside of them, or from before they changed, comes back like any other.
 */
async function occupyAgain({ calendar, audit }: Stores, visit: Visit, at: Instant): Promise<boolean> {
  const { id, day } = visit;
  await calendar.vacate(id);
  const lapsed = await calendar.sweep([day], at);
  await Promise.all(lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)));
  const [salon, busy] = await Promise.all([calendar.book(), calendar.busy([day], at, id)]);
  const opened = visit.items.reduce((before, { staffId }) => openedBook(before, staffId), salon);
  // Whether there may be work on a rest day was settled then as well.
  const book = { ...opened, rules: { ...opened.rules, openOnRestDays: true } };
  const parts = deskParts(book, visit.items, null);
  const answer = parts.ok ? explainStartOfParts(book, busy, parts.value, visit.from) : null;
  const plan =
    answer?.kind === 'bookable'
      ? answer.plans.find(({ items }) => items.every(({ from }, n) => from === visit.items[n]?.from))
      : undefined;
  return plan !== undefined && (await calendar.occupy(id, plan));
}
