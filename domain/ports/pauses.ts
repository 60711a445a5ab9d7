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
  /** Empty for a hold: nobody has said yet whom it is for. */
  readonly customer: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly services: readonly Localized[];
};

/** Blocked times and absences. */
export interface PauseStore {
  add(pause: Pause): Promise<void>;
  find(id: PauseId): Promise<Pause | null>;
  /** With everything that it occupies. */
  remove(id: PauseId): Promise<void>;
  /** Visits that need the colleague's hands in [from, to), in order of time. */
  affected(staffId: StaffId, from: EpochMinute, to: EpochMinute): Promise<readonly AffectedVisit[]>;
  /** Occupies what visits leave free of the pauses on these (gated) days. */
  cover(days: readonly LocalDate[]): Promise<void>;
}
