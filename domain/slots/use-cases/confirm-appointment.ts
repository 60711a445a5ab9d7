import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { AppointmentId, CustomerId, MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { ConfirmedAppointment } from '../appointment.ts';
import { parseContact } from '../contact-details.ts';
import type { RawContact } from '../contact-details.ts';
import { confirmHold, isHold, isLive } from '../hold.ts';
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
) => Promise<Result<ConfirmedAppointment, ConfirmRefusal>>;

/**
 * Turns a hold into a visit: the same rows, a customer, a letter. Repeating it returns the first result whatever is
 * sent along, and posts no second letter. Whether the hold still counts is decided by a clock read after its row was
 * locked, so a clean-up job and a confirmation cannot both win.
 */
export const confirmAppointment =
  ({ uow, clock, ids, letters }: ConfirmAppointmentDeps): ConfirmAppointment =>
  (actor, { holdId, contact: raw, termsVersion, locale }) => {
    const contact = parseContact(raw);
    return uow.run<ConfirmedAppointment, ConfirmRefusal>(
      actor,
      async ({ appointments, calendar, audit, outbox }) => {
        const [found, salon] = await Promise.all([appointments.lock(holdId), calendar.card()]);
        const at = clock.now();
        if (found === null) return err({ kind: 'not_found' });
        if (found.status === 'confirmed') return ok(found);
        if (found.status === 'expired') return err({ kind: 'hold_expired' });
        if (!isHold(found)) return err({ kind: 'already_ended' });
        if (!isLive(found, at)) return err({ kind: 'hold_expired' });
        if (termsVersion !== found.termsVersion) {
          return err({ kind: 'terms_changed', version: found.termsVersion });
        }
        if (!contact.ok) return err({ kind: 'invalid_contact', fields: contact.error });

        const confirmed = confirmHold(found, ids.next() as CustomerId, locale, at);
        if (!confirmed.ok) return confirmed;
        const appointment = confirmed.value;
        const kind = 'appointment_confirmed';
        const letter = {
          id: ids.next() as MailId,
          kind,
          appointmentId: appointment.id,
          recipient: contact.value.email,
          locale,
          content: letters.compose(kind, { appointment, contact: contact.value, salon, locale, at }),
        } as const;
        await Promise.all([
          appointments.confirm(appointment.id, appointment.customerId, contact.value, at, locale),
          audit.append(
            appointmentEntry('appointment.confirmed', appointment.id, visitFacts(appointment)),
            at,
          ),
          outbox.post(letter, at),
        ]);
        return confirmed;
      },
    );
  };
