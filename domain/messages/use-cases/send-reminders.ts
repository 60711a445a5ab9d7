import { appointmentEntry } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { ReminderCandidate, SalonList } from '../../ports/messages.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import type { ManyAttempts } from '../../shared/many-attempts.ts';
import type { System } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { HOURS_OF_SHIFT, reminderDue } from '../reminder.ts';

export type SendRemindersDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
  readonly salons: SalonList;
};

/** Over all salons; counts the letters that this call posted. */
export type SendReminders = () => Promise<{ readonly letters: number }>;

const HOUR = 3_600_000;
const BATCH = 200;

/**
 * Posts one letter for each visit whose moment has come. Several may run at once: that somebody was reminded is a row that
 * can be written once, in the letter's own unit. A visit or a salon that fails does not keep the others waiting.
 *
 * @throws AggregateError after the last salon, with every failure
 */
export const sendReminders =
  (deps: SendRemindersDeps): SendReminders =>
  async () => {
    const attempts = manyAttempts();
    let letters = 0;
    for (const salonId of await deps.salons.all()) {
      const actor: System = { kind: 'system', salonId, job: 'send-reminders' };
      letters += await attempts.count(() => remindSalon(deps, actor, attempts));
    }
    attempts.end((failed) => `${failed} reminders could not be posted`);
    return { letters };
  };

async function remindSalon(deps: SendRemindersDeps, actor: System, attempts: ManyAttempts): Promise<number> {
  let letters = 0;
  for (let last: ReminderCandidate | null = null; ;) {
    const { due, next } = await lookAhead(deps, actor, last);
    for (const visit of due) {
      letters += await attempts.count(async () => {
        const posted = await deps.uow.run<boolean, never>(actor, (stores) => remind(deps, stores, visit));
        return posted.ok && posted.value ? 1 : 0;
      });
    }
    if (next === null) return letters;
    last = next;
  }
}

type Ahead = { readonly due: readonly ReminderCandidate[]; readonly next: ReminderCandidate | null };

/** The next so many candidates, and which of them are due; `next`: where to go on, null at the end. */
async function lookAhead(
  { uow, clock }: SendRemindersDeps,
  actor: System,
  after: ReminderCandidate | null,
): Promise<Ahead> {
  const at = clock.now();
  const looked = await uow.run<Ahead, never>(actor, async ({ messages, calendar }) => {
    const [rules, { zone }] = await Promise.all([messages.rules(), calendar.book()]);
    if (!rules.reminders || rules.reminderChannel !== 'email') return ok({ due: [], next: null });
    const until = (at + (rules.reminderHours + HOURS_OF_SHIFT) * HOUR) as Instant;
    const found = await messages.toRemind({ at, until }, after, BATCH);
    return ok({
      due: found.filter((visit) => reminderDue(visit, rules, at, zone) === 'now'),
      next: found.length < BATCH ? null : found.at(-1)!,
    });
  });
  return looked.ok ? looked.value : { due: [], next: null };
}

/** True: the letter is posted. What has changed since the visit was found is seen under its lock. */
async function remind(
  { clock, ids, letters }: SendRemindersDeps,
  { appointments, calendar, messages, outbox, audit }: Stores,
  { id, from }: ReminderCandidate,
): Promise<Result<boolean, never>> {
  const appointment = await appointments.lock(id);
  if (appointment?.status !== 'confirmed' || appointment.from !== from) return ok(false);
  const at = clock.now();
  const [wanted, contact, salon] = await Promise.all([
    messages.stillToRemind(id),
    appointments.contactOf(id),
    calendar.card(),
  ]);
  if (!wanted || !contact?.email) return ok(false);
  if (!(await messages.noteReminder(id, from, at))) return ok(false);
  const kind = 'appointment_reminder';
  const { locale } = appointment;
  const content = letters.compose(kind, { appointment, contact, salon, locale, at });
  await Promise.all([
    outbox.post(
      { id: ids.next() as MailId, kind, appointmentId: id, recipient: contact.email, locale, content },
      at,
    ),
    audit.append(appointmentEntry('appointment.reminded', id, { from: isoInstant(from) }), at),
  ]);
  return ok(true);
}
