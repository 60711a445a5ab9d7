import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { AppointmentId, AttemptId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf } from '../../shared/salon-time.ts';
import type { EpochMinute, Instant } from '../../shared/salon-time.ts';
import type { Hold } from '../appointment.ts';
import type { BusyTime } from '../busy-time.ts';
import { answers, isHold, isLive, makeHold } from '../hold.ts';
import { choosePlan } from '../plan-trial.ts';
import type { Overlap } from '../plan-trial.ts';
import type { ReserveRefusal } from '../refusals.ts';
import type { VisitPlan } from '../visit-plan.ts';
import type { VisitWish } from '../visit-wish.ts';
import { partsOfWish } from '../wish-parts.ts';

export type ReserveSlotDeps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids };

export type ReserveSlotInput = {
  /** Made with the page that offers the choice. One attempt keeps at most one slot. */
  readonly attemptId: AttemptId;
  readonly wish: VisitWish;
  readonly start: EpochMinute;
  readonly locale: Locale;
  /** A hold of the visitor's that the new one replaces; ignored when it is no live hold of theirs. */
  readonly instead?: AppointmentId;
};

export type ReserveSlot = (actor: Booker, input: ReserveSlotInput) => Promise<Result<Hold, ReserveRefusal>>;

/**
 * Keeps a slot for a visitor for the salon's holding time.
 *
 * What the same attempt id does when it comes again:
 * - the same choice, still held: the first result, nothing is written;
 * - another choice (back button, other time): the new slot replaces the old one, which is kept if the new one is
 *   refused;
 * - after the hold has lapsed or was given up: a fresh hold, because ended holds give their attempt id back;
 * - after it has led to a visit: refused with that visit, so that nobody books twice by the back button.
 *
 * Every decision falls under the gate of the day and by a clock that was read after it. A plan that the database
 * refuses rolls everything back and the next candidate is tried in a new unit, so no half a visit can remain.
 *
 * @throws RangeError when the salon's settings cannot price the visit
 */
export const reserveSlot =
  (deps: ReserveSlotDeps): ReserveSlot =>
  async (actor, input) => {
    const refused: VisitPlan[] = [];
    for (;;) {
      const result = await deps.uow.run(actor, (stores) => reserve(deps, stores, actor, input, refused));
      if (result.ok) return result;
      if (result.error.kind !== 'overlap') return err(result.error);
      refused.push(result.error.plan);
    }
  };

async function reserve(
  { clock, ids }: ReserveSlotDeps,
  stores: Stores,
  actor: Booker,
  { attemptId, wish, start, locale, instead }: ReserveSlotInput,
  refused: readonly VisitPlan[],
): Promise<Result<Hold, ReserveRefusal | Overlap>> {
  const { calendar, appointments } = stores;
  const [, settings, earlier, other] = await Promise.all([
    appointments.lockVisitor(actor.visitorId),
    calendar.book(),
    appointments.byAttempt(attemptId),
    instead === undefined ? null : appointments.find(instead),
  ]);
  const valid = partsOfWish(settings, wish, { online: true });
  if (!valid.ok) return valid;
  if (earlier !== null && !isHold(earlier)) {
    return err({ kind: 'already_confirmed', appointmentId: earlier.id });
  }
  if (earlier !== null && answers(earlier, wish, start) && isLive(earlier, clock.now())) return ok(earlier);

  const day = dateOf(instantOf(start), settings.zone);
  const replaced = [earlier, earlier?.id === other?.id ? null : other].filter(isHold);
  const days = [...new Set([day, ...replaced.map((hold) => hold.day)])].sort();
  const look = (moment: Instant) =>
    Promise.all([calendar.busy([day], moment), appointments.liveHoldsOf(actor.visitorId, moment)]);
  const [, locked, early] = await Promise.all([
    calendar.gate(days),
    Promise.all(replaced.map(({ id }) => appointments.lock(id))),
    // Travels with the gate, and is read behind it.
    replaced.length === 0 ? look(clock.now()) : null,
  ]);
  const at = clock.now();
  const given = locked.filter(isHold).filter((hold) => isLive(hold, at));
  const [, [seen, holds]] = await Promise.all([
    giveUp(stores, given, at),
    early === null || hasLapsed(early, at) ? look(at) : early,
  ]);
  // Nearly always nothing is left to sweep, and busy time says so. A swept hold may turn out to be confirmed: looked at again.
  const [lapsed, busy] =
    seen.lapsed || days.length > 1
      ? await Promise.all([calendar.sweep(days, at), calendar.busy([day], at)])
      : [[], seen];
  const book = busy.settingsVersion === settings.version ? settings : await calendar.book();

  const most = book.rules.maxLiveHolds;
  if (holds.length >= most) {
    const until = Math.min(...holds.map((hold) => hold.reservedUntil)) as Instant;
    return err({ kind: 'too_many_holds', most, until });
  }
  const parts = partsOfWish(book, wish, { online: true });
  if (!parts.ok) return parts;
  const chosen = choosePlan(book, busy, parts.value, start, at, refused);
  if (!chosen.ok) return chosen;
  const plan = chosen.value;

  const id = ids.next() as AppointmentId;
  const named = { id, attemptId, visitorId: actor.visitorId, locale, wish, plan };
  const hold = makeHold(book, named, at);
  const [placed] = await Promise.all([
    place(stores, hold, plan),
    stores.audit.append(appointmentEntry('appointment.reserved', id, visitFacts(hold)), at),
    ...lapsed.map((gone) => stores.audit.append(appointmentEntry('appointment.expired', gone), at)),
  ]);
  return placed === null ? err({ kind: 'overlap', plan }) : ok(placed);
}

/** Whether a hold has run out since this was read, while somebody else had the gate. */
const hasLapsed = ([{ staleAt }, holds]: readonly [BusyTime, readonly Hold[]], at: Instant): boolean =>
  (staleAt !== null && staleAt <= at) || holds.some((hold) => !isLive(hold, at));

/** The replaced holds end in the same unit: if the new one is not won, the rollback brings them back. */
async function giveUp(
  { calendar, appointments, audit }: Stores,
  holds: readonly Hold[],
  at: Instant,
): Promise<void> {
  await Promise.all(
    holds.flatMap(({ id }) => [
      calendar.vacate(id),
      appointments.release(id, at),
      audit.append(appointmentEntry('appointment.released', id, {}, 'replaced'), at),
    ]),
  );
}

/**
 * The hold and what it occupies, sent together. An attempt id that another visitor has used says nothing about this
 * one: nothing was written then, and the hold goes by its own id instead. Null: something overlaps.
 */
async function place(stores: Stores, hold: Hold, plan: VisitPlan): Promise<Hold | null> {
  const put = (wanted: Hold) =>
    Promise.all([stores.appointments.insertHold(wanted), stores.calendar.occupy(wanted.id, plan)]);
  const [inserted, occupied] = await put(hold);
  if (inserted) return occupied ? hold : null;
  const renamed: Hold = { ...hold, attemptId: hold.id as string as AttemptId };
  const [again, occupiedThen] = await put(renamed);
  if (!again) throw new Error(`id ${hold.id} was drawn twice`);
  return occupiedThen ? renamed : null;
}
