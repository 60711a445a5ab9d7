import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { WaitlistLinks, WaitlistLookout } from '../../ports/waitlist.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import type { System } from '../../shared/actor.ts';
import type { AppointmentId, AttemptId, MailId, WaitlistOfferId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import type { Hold } from '../../slots/appointment.ts';
import { bookableWindow, withinWindow } from '../../slots/bookable-window.ts';
import type { BusyTime } from '../../slots/busy-time.ts';
import { findSlotsOfParts } from '../../slots/find-slots.ts';
import { makeHold } from '../../slots/hold.ts';
import { choosePlan } from '../../slots/plan-trial.ts';
import { answerRoom, lastAnswer } from '../../slots/request.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import type { VisitPlan } from '../../slots/visit-plan.ts';
import { partsOfWish } from '../../slots/wish-parts.ts';
import { offerWindow, type OfferWindow, type WaitlistRules } from '../offer-window.ts';
import { waitlistEntry } from '../waitlist-audit.ts';
import { MOST_SILENT, worthOffering, type InLine } from '../waitlist-entry.ts';

export type ServeWaitlistDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly lookout: WaitlistLookout;
  readonly notices: Notices;
  readonly waitlistLinks: WaitlistLinks;
};

/** Over all salons; counts what this call did. */
export type ServeWaitlist = () => Promise<{ readonly days: number; readonly offers: number }>;

/**
 * Offers what has become free to whoever waits for it, first come first: a real hold, so nobody else can take it, and a
 * letter. Whatever freed the time (a cancellation, a move, an absence taken back, a hold that lapsed) has raised the
 * day's number, so no writer has to think of the waitlist. Several may run at once: the day's gate makes them take
 * turns. A day that fails does not keep the others waiting.
 *
 * @throws AggregateError after the last day, with the failure of each that failed
 */
export const serveWaitlist =
  (deps: ServeWaitlistDeps): ServeWaitlist =>
  async () => {
    const { lookout, clock, uow } = deps;
    await lookout.forget(clock.now());
    const due = await lookout.due(clock.now());
    const attempts = manyAttempts();
    let offers = 0;
    for (const { salonId, day } of due) {
      const actor: System = { kind: 'system', salonId, job: 'serve-waitlist' };
      offers += await attempts.count(async () => {
        const served = await uow.run<number, never>(actor, (stores) => serveDay(deps, stores, actor, day));
        return served.ok ? served.value : 0;
      });
    }
    attempts.end((failed) => `${failed} days could not be served`);
    return { days: due.length, offers };
  };

async function serveDay(deps: ServeWaitlistDeps, stores: Stores, actor: System, day: LocalDate) {
  const { calendar, waitlist, audit } = stores;
  const [book, rules] = await Promise.all([calendar.book(), waitlist.rules()]);
  await calendar.gate([day]);
  const at = deps.clock.now();
  const lapsed = await calendar.sweep([day], at);
  await Promise.all(lapsed.map((id) => audit.append(appointmentEntry('appointment.expired', id), at)));
  await settle(stores, day, at);
  const line = await waitlist.line(day);
  let busy = await calendar.busy([day], at);
  let offers = 0;
  for (const waiting of line) {
    const found = findFor(waiting, { book, busy, rules, day, at });
    if (found === null) continue;
    await offerTo(waiting, found, deps, stores, actor, book, at);
    busy = await calendar.busy([day], at);
    offers += 1;
  }
  await waitlist.looked(day);
  return ok(offers);
}

/** Whoever has booked waits no longer; whoever says nothing, again and again, neither. */
async function settle({ waitlist, audit }: Stores, day: LocalDate, at: Instant): Promise<void> {
  for (const { entryId, outcome, lapsed } of await waitlist.settle(day, at)) {
    await audit.append(waitlistEntry(`waitlist.${outcome}`, entryId), at);
    if (outcome === 'accepted') await waitlist.end(entryId, 'booked', at);
    if (outcome === 'lapsed' && lapsed >= MOST_SILENT) await waitlist.end(entryId, 'silent', at);
  }
}

type Looking = {
  readonly book: SalonBook;
  readonly busy: BusyTime;
  readonly rules: WaitlistRules;
  readonly day: LocalDate;
  readonly at: Instant;
};

type Found = { readonly plan: VisitPlan; readonly window: OfferWindow };

/** The soonest visit that this entry can be offered; null: there is none. */
function findFor(waiting: InLine, { book, busy, rules, day, at }: Looking): Found | null {
  const parts = partsOfWish(book, waiting.wish, { online: true });
  if (!parts.ok) return null;
  const free = findSlotsOfParts(book, busy, parts.value, { from: day, to: day });
  const room = answerRoom(parts.value, book.rules);
  const starts = withinWindow(free, bookableWindow(book, at, room))[0]?.starts ?? [];
  const shortest = parts.value.reduce(
    (sum, { candidates }) => sum + Math.min(...candidates.map(({ segments }) => total(segments))),
    0,
  );
  for (const start of worthOffering(waiting, starts, shortest)) {
    const chosen = choosePlan(book, busy, parts.value, start, at, []);
    if (!chosen.ok) continue;
    const plan = chosen.value;
    if (worthOffering(waiting, [start], plan.to - plan.from).length === 0) continue;
    // What is on request leaves the salon its time to answer.
    const tooLate = (lastAnswer(start, book.rules) - room * 60_000) as Instant;
    const window = offerWindow(at, tooLate, rules, book.zone);
    if (window !== null) return { plan, window };
  }
  return null;
}

const total = (segments: readonly number[]): number => segments.reduce((sum, minutes) => sum + minutes, 0);

async function offerTo(
  waiting: InLine,
  { plan, window }: Found,
  { ids, notices, waitlistLinks }: ServeWaitlistDeps,
  { appointments, calendar, waitlist, audit, outbox }: Stores,
  { salonId }: System,
  book: SalonBook,
  at: Instant,
): Promise<void> {
  const { visitorId, locale, wish } = waiting;
  const salon = await calendar.card();
  const id = ids.next() as AppointmentId;
  const attemptId = id as string as AttemptId;
  const hold: Hold = {
    ...makeHold(book, { id, attemptId, visitorId, locale, wish, plan }, at),
    reservedUntil: window.until,
  };
  const [inserted, occupied] = await Promise.all([appointments.insertHold(hold), calendar.occupy(id, plan)]);
  // Under the gate busy time is the truth: an overlap here is a fault, and everything of this day is rolled back.
  if (!inserted || !occupied) throw new Error('a slot that was free could not be held');
  const kind = 'waitlist_offer';
  const link = waitlistLinks.place(salonId, waiting, locale);
  const content = notices.compose(kind, { salon, locale, link, visit: hold, until: window.until });
  const recipient = waiting.contact.email;
  await Promise.all([
    waitlist.offer({
      id: ids.next() as WaitlistOfferId,
      entryId: waiting.id,
      visitorId,
      appointmentId: id,
      day: plan.day,
      from: plan.from,
      to: plan.to,
      offeredAt: at,
      until: window.until,
    }),
    audit.append(appointmentEntry('appointment.reserved', id, visitFacts(hold)), at),
    audit.append(
      waitlistEntry('waitlist.offered', waiting.id, { from: isoInstant(plan.from), appointmentId: id }),
      at,
    ),
    outbox.post(
      { id: ids.next() as MailId, kind, appointmentId: id, recipient, locale, content },
      at,
      window.letterAt,
    ),
  ]);
}
