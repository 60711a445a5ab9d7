/** What signed-in customers read of themselves. */
import type { Customer } from '../shared/actor.ts';
import type { Appointment, ContactDetails } from '../slots/appointment.ts';

export type VisitsPage = {
  /** Soonest first. */
  readonly upcoming: readonly Appointment[];
  /** Newest first; also what was cancelled. */
  readonly past: readonly Appointment[];
  /** Whether there are older ones than those in `past`. */
  readonly older: boolean;
};

export interface AccountQueries {
  /** What was booked under the account. `page` counts from 0 and turns those that are past. */
  visits(actor: Customer, page: number): Promise<VisitsPage>;
  /** As the profile has it, for the next booking; the note belongs to a visit and is empty. */
  contact(actor: Customer): Promise<ContactDetails | null>;
}
