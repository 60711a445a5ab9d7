import type { PaymentNotice } from '#domain/payments/vendor-records.ts';
import type { IncomingNotice, PaymentNotices } from '#domain/ports/payment-notices.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

const TOLERANCE = 5 * 60_000;

/** A message as the memory fake's vendor would send it: its signature is its time and its own body. */
export function memoryMessage(notice: PaymentNotice, sentAt: Instant): IncomingNotice {
  const body = JSON.stringify(notice);
  return { body, signature: `${sentAt} ${body}`, receivedAt: sentAt };
}

export function memoryPaymentNotices(): PaymentNotices {
  return {
    read({ body, signature, receivedAt }) {
      if (signature === null || signature === '') return err({ kind: 'unsigned' });
      const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
      const [time = ''] = signature.split(' ', 1);
      if (text === '' || signature !== `${time} ${text}`) return err({ kind: 'forged' });
      if (receivedAt - Number(time) > TOLERANCE) return err({ kind: 'stale' });
      const notice = JSON.parse(text) as PaymentNotice;
      return notice.livemode ? err({ kind: 'wrong_mode' }) : ok(notice);
    },
  };
}
