import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { KnownPerson } from '../../ports/staff-visits.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId, AttemptId, CustomerId, MailId, StaffId, VisitorId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf } from '../../shared/salon-time.ts';
import type { EpochMinute } from '../../shared/salon-time.ts';
import type { ConfirmedAppointment, Visit } from '../../slots/appointment.ts';
import { parseDeskContact } from '../../slots/contact-details.ts';
import type { DeskContact, RawContact } from '../../slots/contact-details.ts';
import { isVisit, makeHold } from '../../slots/hold.ts';
import type { Overlap } from '../../slots/plan-trial.ts';
import type { VisitPlan } from '../../slots/visit-plan.ts';
import type { VisitWish } from '../../slots/visit-wish.ts';
import { partsOfWish } from '../../slots/wish-parts.ts';
import { deskBook, isLiftable, openedBook } from '../desk-book.ts';
import { deskEntry } from '../desk-entry.ts';
import { chooseDeskPlan } from '../desk-plan.ts';
import type { DeskCreateRefusal } from '../refusals.ts';

export type CreateVisitDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type CreateVisitInput = {
  /** Made with the page: the same form sent twice is one visit. */
  readonly attemptId: AttemptId;
  readonly wish: VisitWish;
  readonly start: EpochMinute;
  /** Somebody known, or what was said at the desk; the note is the visit's in either case. */
  readonly customerId: CustomerId | null;
  readonly contact: RawContact;
  readonly locale: Locale;
  /** Deliberately outside the hours; only with a colleague by name, who was asked. */
  readonly outsideHours: boolean;
};

export type CreateVisit = (
  actor: Insider,
  input: CreateVisitInput,
) => Promise<Result<Visit, DeskCreateRefusal>>;

/** The colleague of all of it, by name; null: whoever is free, or several. */
const onlyStaff = ({ items }: VisitWish): StaffId | null => {
  const [first] = items;
  return first !== undefined && first.staff !== 'any' && items.every(({ staff }) => staff === first.staff)
    ? first.staff
    : null;
};

/**
 * Books at the desk, in one transaction under the day's gate: a walk-in, or somebody on the telephone. Lead time,
 * horizon, online flags and the online grid do not bind staff; what is occupied does, always, and hours do unless it
 * was said that it shall be outside of them. A letter goes out if there is an address.
 *
 * @throws RangeError when the salon's settings cannot price the visit
 */
export const createVisit =
  (deps: CreateVisitDeps): CreateVisit =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    const refused: VisitPlan[] = [];
    for (;;) {
      const result = await deps.uow.run(actor, (stores) => create(deps, stores, actor, input, refused));
      if (result.ok) return result;
      if (result.error.kind !== 'overlap') return err(result.error);
      refused.push(result.error.plan);
    }
  };

async function create(
  { clock, ids, letters }: CreateVisitDeps,
  stores: Stores,
  actor: Employee,
  input: CreateVisitInput,
  refused: readonly VisitPlan[],
): Promise<Result<Visit, DeskCreateRefusal | Overlap>> {
  const { appointments, audit, calendar, outbox, staffVisits } = stores;
  const { attemptId, wish, start } = input;
  const settings = await calendar.book();
  const day = dateOf(instantOf(start), settings.zone);
  await calendar.gate([day]);
  const at = clock.now();
  const [earlier, known, lapsed] = await Promise.all([
    appointments.byAttempt(attemptId),
    input.customerId === null ? null : staffVisits.person(input.customerId),
    calendar.sweep([day], at),
  ]);
  if (isVisit(earlier)) return ok(earlier);
  const person = personOf(input, known);
  if (!person.ok) return person;
  if (day < dateOf(at, settings.zone)) return err({ kind: 'day_over' });

  const [book, busy, salon] = await Promise.all([calendar.book(), calendar.busy([day], at), calendar.card()]);
  const parts = partsOfWish(book, wish, { online: false });
  if (!parts.ok) return parts;
  const asked = onlyStaff(wish);
  const outside = input.outsideHours && asked !== null;
  const rules = outside ? openedBook(book, asked) : deskBook(book);
  const chosen = chooseDeskPlan(rules, busy, parts.value, start, refused, book);
  if (!chosen.ok) {
    const { error } = chosen;
    if (!('nearest' in error)) return err(error);
    return err({ ...error, liftable: asked !== null && !outside && isLiftable(error) });
  }
  const plan = chosen.value;

  const { contact, visitorId } = person.value;
  const id = ids.next() as AppointmentId;
  const customerId = known?.id ?? (ids.next() as CustomerId);
  const locale = known?.locale ?? input.locale;
  const named = { id, attemptId, visitorId: visitorId ?? (ids.next() as VisitorId), locale, wish, plan };
  // Who books at the desk is who would be asked, and trusts whom they know: nothing is paid ahead.
  const hold = { ...makeHold(book, named, at), onRequest: false, deposit: rappen(0) };
  const { reservedUntil: _, ...core } = hold;
  const appointment: ConfirmedAppointment = { ...core, status: 'confirmed', customerId, confirmedAt: at };
  const [inserted, occupied] = await Promise.all([
    appointments.insertHold(hold),
    calendar.occupy(id, plan),
    known === null ? staffVisits.addPerson(customerId, contact, locale, at) : null,
    staffVisits.confirmFor(id, customerId, contact.note, at),
    audit.append(deskEntry(actor, 'appointment.confirmed', id, { ...visitFacts(appointment), outside }), at),
    ...lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)),
  ]);
  if (!inserted) throw new Error('the attempt is somebody else’s');
  if (!occupied) return err({ kind: 'overlap', plan });
  if (contact.email !== null) {
    const { email, phone, ...named } = contact;
    const kind = 'appointment_confirmed';
    const facts = { appointment, contact: { ...named, email, phone: phone ?? '' }, salon, locale, at };
    const content = letters.compose(kind, facts);
    await outbox.post(
      { id: ids.next() as MailId, kind, appointmentId: id, recipient: email, locale, content },
      at,
    );
  }
  return ok(appointment);
}

/** A name that passes, where only the note is read. */
const NOBODY: RawContact = { firstName: 'x', lastName: '', email: '', phone: '', note: '' };

type Person = { readonly contact: DeskContact; readonly visitorId: VisitorId | null };

/** Of somebody known only the note is taken from the form: a profile is changed where it is shown. */
function personOf(
  { customerId, contact }: CreateVisitInput,
  known: KnownPerson | null,
): Result<Person, DeskCreateRefusal> {
  if (customerId !== null && known === null) return err({ kind: 'customer_gone' });
  const typed = parseDeskContact(known === null ? contact : { ...NOBODY, note: contact.note });
  if (!typed.ok) return err({ kind: 'invalid_contact', fields: typed.error });
  if (known === null) return ok({ contact: typed.value, visitorId: null });
  const { firstName, lastName, email, phone, visitorId } = known;
  return ok({ contact: { firstName, lastName, email, phone, note: typed.value.note }, visitorId });
}
