import type { OutgoingLetter } from '../notifications/letter.ts';
import type { MailId, SalonId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';

/** The sending side of the outbox; each call is a transaction of its own, none spans the network. */
export interface MailQueue {
  /**
   * Takes the letter for one attempt: counts it and notes the first one's moment, both of which the answer already
   * contains. Null: sent, parked, gone or another salon's.
   */
  take(salonId: SalonId, id: MailId, at: Instant): Promise<OutgoingLetter | null>;
  sent(salonId: SalonId, id: MailId, vendorId: string, at: Instant): Promise<void>;
  failed(salonId: SalonId, id: MailId, detail: string): Promise<void>;
  /** Never sent again by itself; a person looks at it. */
  park(salonId: SalonId, id: MailId, detail: string, at: Instant): Promise<void>;
}
