import { visitFacts } from '../../audit/appointment-entry.ts';
import { standingOf } from '../../deposits/deposit-ledger.ts';
import { may } from '../../identity/permissions.ts';
import type { LetterKind } from '../../notifications/letter.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId, MailId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type {
  ConfirmedAppointment,
  EndedAppointment,
  RequestedAppointment,
  Visit,
} from '../../slots/appointment.ts';
import { cancellationReason } from '../../slots/cancellation.ts';
import { isVisit } from '../../slots/hold.ts';
import { acceptedRequest, endedRequest, isOverdue } from '../../slots/request.ts';
import { deskEntry } from '../desk-entry.ts';
import type { AnswerRefusal } from '../refusals.ts';

export type AnswerRequestDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type AcceptRequestInput = {
  readonly id: AppointmentId;
  /** The sequence of the request that the page showed. */
  readonly expectedSequence: number;
};

export type DeclineRequestInput = AcceptRequestInput & {
  /** Said to the customer in the letter; may be empty. */
  readonly reason: string;
};

export type AcceptRequest = (
  actor: Insider,
  input: AcceptRequestInput,
) => Promise<Result<ConfirmedAppointment, AnswerRefusal>>;

export type DeclineRequest = (
  actor: Insider,
  input: DeclineRequestInput,
) => Promise<Result<EndedAppointment, AnswerRefusal>>;

/**
 * Says yes: the same rows and the same time are a visit now, and its letter goes out with the calendar file. Not after
 * the deadline: the customer was told that they are free from then on. Whoever says yes a second time gets the first
 * result, and posts no second letter.
 */
export const acceptRequest =
  (deps: AnswerRequestDeps): AcceptRequest =>
  async (actor, { id, expectedSequence }) => {
    if (!mayAnswer(actor)) return err({ kind: 'not_found' });
    return await deps.uow.run<ConfirmedAppointment, AnswerRefusal>(actor, async (stores) => {
      const opened = await open(deps, stores, id);
      if (!opened.ok) return opened;
      const { found, at } = opened.value;
      // Nothing else makes a visit of what was on request.
      if (found.status === 'confirmed' && found.onRequest) return ok(found);
      if (!isAsShown(found, expectedSequence))
        return err({ kind: 'changed_meanwhile', status: found.status });
      if (isOverdue(found, at)) return err({ kind: 'answer_overdue', answerBy: found.answerBy });
      const appointment = acceptedRequest(found, at);
      await Promise.all([
        stores.appointments.accept(id, at),
        stores.audit.append(deskEntry(actor, 'appointment.accepted', id, visitFacts(appointment)), at),
      ]);
      await tell(deps, stores, 'appointment_confirmed', appointment, opened.value, null);
      return ok(appointment);
    });
  };

/**
 * Says no, frees the time and tells the customer, with the reason if one was given. Also after the deadline, as long as
 * it has not lapsed. Repeating it returns the first result and posts no second letter.
 */
export const declineRequest =
  (deps: AnswerRequestDeps): DeclineRequest =>
  async (actor, { id, expectedSequence, reason: typed }) => {
    if (!mayAnswer(actor)) return err({ kind: 'not_found' });
    return await deps.uow.run<EndedAppointment, AnswerRefusal>(actor, async (stores) => {
      const opened = await open(deps, stores, id);
      if (!opened.ok) return opened;
      const { found, at } = opened.value;
      if (found.status === 'cancelled' && found.requestEnd === 'declined') return ok(found);
      if (!isAsShown(found, expectedSequence))
        return err({ kind: 'changed_meanwhile', status: found.status });
      const appointment = endedRequest(found, 'declined');
      const reason = cancellationReason(typed);
      await Promise.all([
        stores.calendar.vacate(id),
        stores.appointments.endRequest(id, 'declined', at, reason),
        found.deposit > 0 ? stores.deposits.settleSoon(id) : null,
        stores.audit.append(deskEntry(actor, 'appointment.declined', id, visitFacts(appointment)), at),
      ]);
      await tell(deps, stores, 'request_declined', appointment, opened.value, reason);
      return ok(appointment);
    });
  };

const mayAnswer = (actor: Insider): actor is Employee =>
  actor.kind === 'employee' && may(actor, 'calendar.change');

const isAsShown = (found: Visit, sequence: number): found is RequestedAppointment =>
  found.status === 'requested' && found.sequence === sequence;

type Opened = {
  readonly found: Visit;
  readonly contact: Awaited<ReturnType<Stores['appointments']['contactOf']>>;
  readonly salon: Awaited<ReturnType<Stores['calendar']['card']>>;
  readonly at: Instant;
};

/** Behind the gate of its day and under its lock. */
async function open(
  { clock }: AnswerRequestDeps,
  { appointments, calendar }: Stores,
  id: AppointmentId,
): Promise<Result<Opened, AnswerRefusal>> {
  const seen = await appointments.find(id);
  if (!isVisit(seen)) return err({ kind: 'not_found' });
  await calendar.gate([seen.day]);
  const [found, contact, salon] = await Promise.all([
    appointments.lock(id),
    appointments.contactOf(id),
    calendar.card(),
  ]);
  if (!isVisit(found)) return err({ kind: 'not_found' });
  // Only what was accepted meanwhile can lie on another day.
  if (found.day !== seen.day) return err({ kind: 'changed_meanwhile', status: found.status });
  return ok({ found, contact, salon, at: clock.now() });
}

async function tell(
  { ids, letters }: AnswerRequestDeps,
  { deposits, outbox }: Stores,
  kind: LetterKind,
  appointment: ConfirmedAppointment | EndedAppointment,
  { contact, salon, at }: Opened,
  reason: string | null,
): Promise<void> {
  if (!contact?.email) return;
  const { id: appointmentId, locale } = appointment;
  const deposit =
    appointment.deposit === 0 ? rappen(0) : standingOf(await deposits.moves(appointmentId)).left;
  const content = letters.compose(kind, { appointment, contact, salon, locale, at, reason, deposit });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
}
