/** A mail as the product means it: which kind, to whom, about what. How it reads is the composer's affair. */
import type { NoticeKind } from './notice.ts';
import type { AppointmentId, MailId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';

export type LetterKind =
  | 'appointment_confirmed'
  | 'appointment_moved'
  | 'appointment_cancelled'
  | 'appointment_reminder'
  | 'request_received'
  | 'request_declined'
  | 'request_withdrawn'
  | 'request_lapsed';

/** A finished mail, frozen when it is posted: repeating it under its key sends the same bytes. */
export type LetterDraft = {
  readonly id: MailId;
  readonly kind: LetterKind | NoticeKind;
  /** Null: about an account, or another matter than a visit. */
  readonly appointmentId: AppointmentId | null;
  readonly recipient: string;
  readonly locale: Locale;
  readonly content: LetterContent;
};

export type LetterContent = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: CalendarFile | null;
  /** Something else that travels with it. */
  readonly file?: AttachedFile;
};

/** Personal data: what is stored of it goes once the letter is sent or given up. */
export type AttachedFile = { readonly name: string; readonly type: string; readonly content: Uint8Array };

/** RFC 5546: REQUEST brings or moves an event, CANCEL takes it away. */
export type CalendarFile = { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string };

export type OutgoingLetter = LetterDraft & {
  readonly attempts: number;
  readonly firstAttemptAt: Instant | null;
};
