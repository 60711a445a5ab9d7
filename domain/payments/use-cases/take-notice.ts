import type { Clock } from '../../ports/clock.ts';
import type { VendorInbox } from '../../ports/payment-store.ts';
import type { NoticeRefusal, PaymentNotices } from '../../ports/payment-notices.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

export type TakeNotice = (message: {
  readonly body: Uint8Array;
  readonly signature: string | null;
}) => Promise<Result<{ readonly isNew: boolean }, NoticeRefusal>>;

/**
 * A message of the payment vendor: its signature is proved, and it is stored once by its name. What it is about is read
 * and applied by a job afterwards, so that the answer is quick and the order of messages does not matter.
 */
export const takeNotice =
  (deps: {
    readonly notices: PaymentNotices;
    readonly inbox: VendorInbox;
    readonly clock: Clock;
  }): TakeNotice =>
  async ({ body, signature }) => {
    const receivedAt = deps.clock.now();
    const notice = deps.notices.read({ body, signature, receivedAt });
    if (!notice.ok) return notice;
    return ok({ isNew: await deps.inbox.take(notice.value, receivedAt) });
  };
