import type { AppointmentId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';

/** What only those who work in the salon do with a visit. */
export interface StaffVisitStore {
  /** When staff last changed the state of the (locked) visit; null: never. */
  stateAt(id: AppointmentId): Promise<Instant | null>;
  setState(id: AppointmentId, status: AppointmentStatus, at: Instant): Promise<void>;
}
