import type { Pause, PauseId } from '../calendar/pause.ts';
import type { AppointmentId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';

/** A visit, or a hold, that lies in a colleague's time. Personal data: whom to call. */
export type AffectedVisit = {
  readonly id: AppointmentId;
  readonly status: AppointmentStatus;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  readonly sequence: number;
  /** Empty for a hold that somebody is booking: nobody has said yet whom it is for. */
  readonly customer: string;
  /** The visit whose customer is asked about this place instead; null: it is no such place. */
  readonly offeredFor: AppointmentId | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly services: readonly Localized[];
};

/** Time of a colleague's in which nothing can be booked with them. */
export type PausedTime = Pick<Pause, 'staffId' | 'from' | 'to'>;

/** Blocked times and absences. */
export interface PauseStore {
  add(pause: Pause): Promise<void>;
  find(id: PauseId): Promise<Pause | null>;
  /** With everything that it occupies. */
  remove(id: PauseId): Promise<void>;
  /** Visits that need the colleague's hands in [from, to), in order of time. */
  affected(staffId: StaffId, from: EpochMinute, to: EpochMinute): Promise<readonly AffectedVisit[]>;
  /** Who is away or blocked on these days; what lies beyond them is told too. */
  on(days: readonly LocalDate[]): Promise<readonly PausedTime[]>;
  /** Occupies what visits leave free of the pauses on these (gated) days. */
  cover(days: readonly LocalDate[]): Promise<void>;
}
