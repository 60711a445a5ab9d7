/** The payment vendor's messages that nobody could work off yet. */
import type { Employee } from '../shared/actor.ts';
import type { Instant } from '../shared/salon-time.ts';

/** Names only: nobody is in it. */
export type WaitingMessage = {
  readonly eventId: string;
  /** The vendor's word for what has happened. */
  readonly type: string;
  readonly receivedAt: Instant;
  readonly tries: number;
  /** It is not tried any more by itself. */
  readonly gaveUp: boolean;
  readonly nextAt: Instant | null;
};

export interface VendorMessageStore {
  /** Has it tried at once, with all tries before it. False: dealt with meanwhile, or never there. */
  tryAgain(eventId: string): Promise<boolean>;
}

export interface VendorMessageQueries {
  /** Those that had arrived by then and still wait, oldest first; at most a hundred. */
  waiting(actor: Employee, arrivedBefore: Instant): Promise<readonly WaitingMessage[]>;
}
