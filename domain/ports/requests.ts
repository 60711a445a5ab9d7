import type { PauseId } from '../calendar/pause.ts';
import type { Insider } from '../shared/actor.ts';
import type { SalonId, StaffId } from '../shared/ids.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { RequestedAppointment } from '../slots/appointment.ts';
import type { VisitPerson } from './calendar.ts';

/** What the job asks before it ends anything. */
export interface RequestLookout {
  /** Salon-days on which a request was not answered by `at`. */
  overdue(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly day: LocalDate }[]>;
}

export type OpenRequest = {
  readonly visit: RequestedAppointment;
  readonly person: VisitPerson | null;
  readonly note: string;
  /** Whose hands are needed and who is away then; `absenceId`: null for a blocked time, for which there is no plan. */
  readonly away: readonly { readonly staffId: StaffId; readonly absenceId: PauseId | null }[];
};

/** What waits for the salon's answer. */
export interface RequestQueries {
  count(actor: Insider): Promise<number>;
  /** Those whose deadline is soonest first; at most a hundred. */
  list(actor: Insider): Promise<readonly OpenRequest[]>;
}
