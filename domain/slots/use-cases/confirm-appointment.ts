import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { LetterKind } from '../../notifications/letter.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { AppointmentId, CustomerId, MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant, minuteOf } from '../../shared/salon-time.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import type { ConfirmedAppointment, Hold, RequestedAppointment } from '../appointment.ts';
import { parseContact } from '../contact-details.ts';
import type { RawContact } from '../contact-details.ts';
import { confirmHold, isHold, isLive, requestHold } from '../hold.ts';
import type { ConfirmRefusal } from '../refusals.ts';

export type ConfirmAppointmentDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type ConfirmAppointmentInput = {
  readonly holdId: AppointmentId;
  readonly contact: RawContact;
  /** The version of the terms that the customer has accepted: it must be the one frozen on the hold. */
  readonly termsVersion: string;
  readonly locale: Locale;
};

export type ConfirmAppointment = (
  actor: Booker,
  input: ConfirmAppointmentInput,
) => Promise<Result<ConfirmedAppointment | RequestedAppointment, ConfirmRefusal>>;

type Booked = ConfirmedAppointment | RequestedAppointment;

/** What is on request takes the gate of its day: an open calendar shall see it at once. */
type GateFirst = { readonly kind: 'gate_first'; readonly day: LocalDate };

/**
 * Turns a hold into a visit, or into a request where the salon wants to be asked: the same rows, a customer, a letter.
 * Repeating it returns the first result whatever is sent along, and posts no second letter. Whether the hold still
 * counts is decided by a clock read after its row was locked, so a clean-up job and a confirmation cannot both win. What
 * asks for a deposit is confirmed by a job when the money is there, and never here.
 */
export const confirmAppointment =
  (deps: ConfirmAppointmentDeps): ConfirmAppointment =>
  async (actor, input) => {
    const first = await deps.uow.run(actor, (stores) => confirm(deps, stores, input, null));
    if (first.ok) return first;
    const { error } = first;
    if (error.kind !== 'gate_first') return err(error);
    const second = await deps.uow.run(actor, (stores) => confirm(deps, stores, input, error.day));
    if (second.ok) return second;
    if (second.error.kind === 'gate_first') throw new Error('a hold does not change its day');
    return err(second.error);
  };

/** @param gate the day whose gate comes first; null: none */
async function confirm(
  { clock, ids, letters }: ConfirmAppointmentDeps,
  { appointments, calendar, audit, outbox }: Stores,
  { holdId, contact: raw, termsVersion, locale }: ConfirmAppointmentInput,
  gate: LocalDate | null,
): Promise<Result<Booked, ConfirmRefusal | GateFirst>> {
  if (gate !== null) await calendar.gate([gate]);
  const [found, salon] = await Promise.all([appointments.lock(holdId), calendar.card()]);
  const at = clock.now();
  if (found === null) return err({ kind: 'not_found' });
  if (found.status === 'confirmed' || found.status === 'requested') return ok(found);
  if (found.status === 'expired') return err({ kind: 'hold_expired' });
  if (!isHold(found)) return err({ kind: 'already_ended' });
  if (!isLive(found, at)) return err({ kind: 'hold_expired' });
  if (termsVersion !== found.termsVersion) return err({ kind: 'terms_changed', version: found.termsVersion });
  const contact = parseContact(raw);
  if (!contact.ok) return err({ kind: 'invalid_contact', fields: contact.error });
  if (found.deposit > 0) return err({ kind: 'deposit_needed' });
  if (found.onRequest && gate !== found.day) return err({ kind: 'gate_first', day: found.day });

  const booked = await bookedOf(found, ids.next() as CustomerId, locale, at, calendar);
  if (!booked.ok) return booked;
  const appointment = booked.value;
  const asked = appointment.status === 'requested';
  const kind: LetterKind = asked ? 'request_received' : 'appointment_confirmed';
  const letter = {
    id: ids.next() as MailId,
    kind,
    appointmentId: appointment.id,
    recipient: contact.value.email,
    locale,
    content: letters.compose(kind, { appointment, contact: contact.value, salon, locale, at }),
  };
  const { id, customerId } = appointment;
  const facts = visitFacts(appointment);
  await Promise.all([
    asked
      ? appointments.request(id, customerId, contact.value, locale, appointment)
      : appointments.confirm(id, customerId, contact.value, at, locale),
    audit.append(
      asked
        ? appointmentEntry('appointment.requested', id, {
            ...facts,
            answerBy: isoInstant(minuteOf(appointment.answerBy)),
          })
        : appointmentEntry('appointment.confirmed', id, facts),
      at,
    ),
    outbox.post(letter, at),
  ]);
  return booked;
}

async function bookedOf(
  hold: Hold,
  customerId: CustomerId,
  locale: Locale,
  at: Instant,
  calendar: Stores['calendar'],
): Promise<Result<Booked, { readonly kind: 'hold_expired' }>> {
  if (!hold.onRequest) return confirmHold(hold, customerId, locale, at);
  return requestHold(hold, customerId, locale, at, (await calendar.book()).rules);
}
