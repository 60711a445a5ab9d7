import type { LetterContent, LetterKind } from '../notifications/letter.ts';
import type { Locale } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { SalonLook } from '../slots/salon-look.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { DeskContact } from '../slots/contact-details.ts';

/** Words, layout and calendar file of a mail. Synchronous and without I/O: it runs inside a transaction. */
export interface Letters {
  compose(
    kind: LetterKind,
    facts: {
      readonly appointment: Appointment;
      readonly contact: DeskContact;
      readonly salon: SalonCard;
      readonly locale: Locale;
      readonly at: Instant;
      /** What the salon says to the customer when it declines. */
      readonly reason?: string | null;
      /** What was paid ahead. */
      readonly deposit?: Rappen;
    },
  ): LetterContent;

  /**
   * The visit as an iCalendar file to download (METHOD:PUBLISH): same UID and SEQUENCE as in the mails, so that a
   * calendar which has both shows one visit. Names nobody but the salon.
   */
  calendarFile(facts: {
    readonly appointment: Appointment;
    readonly salon: SalonCard;
    readonly locale: Locale;
    readonly at: Instant;
  }): string;
}

/** What a mail, a footer and the Impressum say of a salon. */
export type SalonCard = {
  readonly slug: string;
  readonly name: string;
  readonly legalName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly canton: string;
  readonly phone: string;
  readonly email: string;
  /** `CHE-123.456.789`; null when the salon has none. */
  readonly uid: string | null;
  readonly vatLiable: boolean;
  readonly zone: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Null: the house's own colours. */
  readonly look: SalonLook | null;
};
