import type { PaymentNotice } from '../payments/vendor-records.ts';
import type { Result } from '../shared/result.ts';
import type { Instant } from '../shared/salon-time.ts';

/**
 * Reads the messages that the payment vendor sends us. No network: a message is proved by its signature, against the
 * current secret and the one before, and only says where to look.
 */
export interface PaymentNotices {
  read(message: IncomingNotice): Result<PaymentNotice, NoticeRefusal>;
}

export type IncomingNotice = {
  /** The body's bytes as they came; parsed and written again, no signature fits. */
  readonly body: Uint8Array | string;
  /** The signature's header, null when there was none. */
  readonly signature: string | null;
  readonly receivedAt: Instant;
};

export type NoticeRefusal =
  | { readonly kind: 'unsigned' }
  /** Not the vendor's, or changed or cut on the way. */
  | { readonly kind: 'forged' }
  /** Signed by the vendor more than five minutes ago: somebody plays it again. */
  | { readonly kind: 'stale' }
  /** Signed, but nothing that we can read. */
  | { readonly kind: 'unreadable' }
  /** Play money where real money is expected, or the other way round. */
  | { readonly kind: 'wrong_mode' };
