/** What the salon sends of its own accord: reminders, and the day sheet to itself. */
import type { MessageRules } from '../messages/message-rules.ts';
import type { RemindedVisit } from '../messages/reminder.ts';
import type { Employee, Insider } from '../shared/actor.ts';
import type { AppointmentId, MoveOfferId, SalonId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { PrintedDay } from './calendar.ts';
import type { SalonCard } from './letters.ts';

export type ReminderCandidate = RemindedVisit & { readonly id: AppointmentId };

export interface MessageStore {
  rules(): Promise<MessageRules>;
  /**
   * Confirmed visits that begin after `at` and before `until`, soonest first, of people with an e-mail address who want
   * reminders and had none for this time; `after` goes on where an earlier answer ended.
   */
  toRemind(
    span: { readonly at: Instant; readonly until: Instant },
    after: ReminderCandidate | null,
    most: number,
  ): Promise<readonly ReminderCandidate[]>;
  /**
   * Under the visit's lock, what may have changed since it was found: whoever has it wants reminders, and nothing else is
   * proposed to them.
   */
  stillToRemind(id: AppointmentId): Promise<boolean>;
  /** Together with the letter. False: somebody was faster. */
  noteReminder(id: AppointmentId, from: EpochMinute, at: Instant): Promise<boolean>;
  /** False: that was noted already. */
  noteCall(actor: Employee, id: AppointmentId, from: EpochMinute, at: Instant): Promise<boolean>;
  /** False: there was none. */
  dropCall(id: AppointmentId, from: EpochMinute): Promise<boolean>;
  /** That a customer was told by telephone that an offer is off. False: that was noted already. */
  notePlaceCall(actor: Employee, id: MoveOfferId, at: Instant): Promise<boolean>;
  /** False: there was none. */
  dropPlaceCall(id: MoveOfferId): Promise<boolean>;
  /**
   * To whom the day sheet goes: of the addresses in the rules, the salon's own and those that members of it have
   * verified. Whoever has left gets nothing any more.
   */
  sheetRecipients(): Promise<readonly string[]>;
  sheetPosted(day: LocalDate): Promise<boolean>;
  /** False: somebody was faster. */
  noteSheet(day: LocalDate, at: Instant): Promise<boolean>;
}

/** For the worker: whom it works for. */
export interface SalonList {
  all(): Promise<readonly SalonId[]>;
}

/** What the day sheet is drawn from, of one moment. */
export interface DaySheetFacts {
  ofDay(
    salonId: SalonId,
    day: LocalDate,
  ): Promise<PrintedDay & { readonly book: SalonBook; readonly card: SalonCard }>;
}

/** Whom to call. Personal data. */
export type CallRow = RemindedVisit & {
  readonly id: AppointmentId;
  readonly name: string;
  readonly phone: string | null;
  readonly items: readonly { readonly serviceName: Localized; readonly staffName: string }[];
  /** `by`: null for whoever has no column in the calendar. */
  readonly called: { readonly at: Instant; readonly by: string | null } | null;
};

/** Whom to tell by telephone that their visit stays as it was: they were asked about another place, and that is off. */
export type PlaceCallRow = Omit<CallRow, 'agreedAt'> & { readonly offer: MoveOfferId };

export interface MessageQueries {
  /**
   * Visits ahead of people whom no letter reminds, soonest first, with the rules that say which of them are due; and
   * whom no letter tells that an offer is off.
   */
  calls(
    actor: Insider,
    at: Instant,
  ): Promise<{
    readonly rules: MessageRules;
    readonly rows: readonly CallRow[];
    readonly places: readonly PlaceCallRow[];
  }>;
}
