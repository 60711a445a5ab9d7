/** What the staff's calendar reads. Each is one function that returns a view model. */
import type { AbsenceKind, CalendarPause, PrintedDay, PrintedVisit } from '../calendar/day-sheet.ts';
import type { Pause, PauseId } from '../calendar/pause.ts';
import type { AffectedVisit } from './pauses.ts';
import type { Insider } from '../shared/actor.ts';
import type { AppointmentId, CustomerId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { Appointment, AppointmentStatus } from '../slots/appointment.ts';

export type { AbsenceKind, CalendarPause, PrintedDay, PrintedVisit };

/** A visit as it lies in the calendar. Personal data: the name. */
export type CalendarVisit = {
  readonly id: AppointmentId;
  readonly status: AppointmentStatus;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  readonly sequence: number;
  /** Of a hold: to whom the place is proposed, or empty, because nobody has said yet whom it is for. */
  readonly customer: string;
  readonly hasNote: boolean;
  /** A deposit has been paid, and some of it lies here still. */
  readonly isPaidAhead: boolean;
  readonly items: readonly {
    readonly staffId: StaffId;
    readonly staffName: string;
    readonly serviceName: Localized;
    readonly from: EpochMinute;
    readonly segments: readonly number[];
  }[];
};

export type CalendarRange = {
  /** Of the days, in the snapshot of what they hold: equal ones mean that nothing has changed. */
  readonly versions: string;
  readonly visits: readonly CalendarVisit[];
  readonly pauses: readonly CalendarPause[];
};

/** One line of a visit's life, from the audit log. */
export type VisitEvent = {
  readonly action: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: 'customer' | 'team' | 'salon';
  /** Of the team, if they have a column in the calendar. */
  readonly staffId: StaffId | null;
  /** Where a visit was moved from (ISO 8601, UTC); else null. */
  readonly was: string | null;
};

/** Whom a visit is for. A walk-in has a name, and perhaps nothing else. */
export type VisitPerson = {
  readonly customerId: CustomerId;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
};

export type StaffVisit = {
  readonly appointment: Appointment;
  readonly person: VisitPerson | null;
  readonly note: string;
  /** In whoever's words; null when none was given. */
  readonly endReason: string | null;
  readonly events: readonly VisitEvent[];
  /** When staff last changed the state; null: never. */
  readonly stateAt: Instant | null;
};

export interface CalendarQueries {
  /** What lies on these days (inclusive, at most 31), cancelled and lapsed visits left out. */
  range(actor: Insider, from: LocalDate, to: LocalDate): Promise<CalendarRange>;
  /** A day as it is printed. */
  printedDay(actor: Insider, day: LocalDate): Promise<PrintedDay>;
  /** A blocked time or an absence, with the visits that lie in it all the same; null when there is none. */
  pause(
    actor: Insider,
    id: PauseId,
  ): Promise<{ readonly pause: Pause; readonly visits: readonly AffectedVisit[] } | null>;
  /** Null when it does not exist, is another salon's or was never confirmed. */
  visit(actor: Insider, id: AppointmentId): Promise<StaffVisit | null>;
  /**
   * Where a visit could go on a day, its own time counted as free: lead time, horizon and online flags left aside.
   * `staff`: who would do all of it; null: whoever does it now.
   */
  startsForMove(
    actor: Insider,
    id: AppointmentId,
    staff: StaffId | null,
    day: LocalDate,
  ): Promise<readonly EpochMinute[]>;
}
