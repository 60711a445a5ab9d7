import { describe, expect, it } from 'vitest';
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import type { PaymentNotice } from '#domain/payments/vendor-records.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { aRefund, CLAIM, freshPayments, looked, MINUTE, opened, paid, value } from './payments-fixture.ts';
import type { PaymentsContract } from './payments-fixture.ts';

export function paymentNoticesContract({ name, make }: PaymentsContract): void {
  describe(`messages: ${name}`, () => {
    const side = freshPayments(make);
    const received = async (): Promise<readonly PaymentNotice[]> =>
      (await side().vendor.messages()).map((message) => value(side().notices.read(message)));

    it('say where to look after a payment', async () => {
      const ref = await opened(side());
      await side().vendor.pays(ref, 'card');
      const { paymentRef } = await looked(side(), ref);
      const notices = await received();
      const about = (kind: string) => notices.filter(({ subject }) => subject.kind === kind);
      expect(about('checkout')).toMatchObject([
        { subject: { ref }, paymentRef, claim: CLAIM, livemode: false },
      ]);
      expect(about('payment').length).toBeGreaterThan(0);
      expect(about('payment').every((notice) => notice.subject.ref === paymentRef)).toBe(true);
      expect(about('payment').every((notice) => notice.paymentRef === paymentRef)).toBe(true);
      expect(new Set(notices.map(({ eventId }) => eventId)).size).toBe(notices.length);
    });

    it('say where to look after a refund, a dispute and a payout', async () => {
      const payment = await paid(side());
      const { refundRef } = value(await side().payments.refund(aRefund(payment)));
      const disputeRef = await side().vendor.opensDispute(payment);
      const other = await paid(side(), 'card', { attempt: 'attempt-2' });
      const payoutRef = await side().vendor.paysOut();
      const subjects = (await received()).map(({ subject, paymentRef }) => ({ ...subject, paymentRef }));
      expect(subjects).toContainEqual({ kind: 'refund', ref: refundRef, paymentRef: payment });
      expect(subjects).toContainEqual({ kind: 'dispute', ref: disputeRef, paymentRef: payment });
      expect(subjects).toContainEqual({ kind: 'payout', ref: payoutRef, paymentRef: null });
      expect(subjects).toContainEqual({ kind: 'payment', ref: other, paymentRef: other });
    });

    it('are the same ones that can be asked for', async () => {
      await paid(side());
      const asked = value(
        await side().payments.happenedSince({ since: (side().now() - MINUTE) as Instant, after: null }),
      );
      expect([...asked.notices].reverse()).toEqual(await received());
    });

    it('are refused unsigned, forged, cut short, and played again later', async () => {
      const payment: PaymentRef = await paid(side());
      const message = (await side().vendor.messages())[0];
      if (!message) throw new Error(`no message about ${payment}`);
      const body = Buffer.from(message.body);
      const read = (over: object) => side().notices.read({ ...message, ...over });
      const refused = (kind: string) => ({ ok: false, error: { kind } });
      expect(read({ body: new Uint8Array(body) }).ok).toBe(true);
      expect(read({ signature: null })).toEqual(refused('unsigned'));
      expect(read({ signature: '' })).toEqual(refused('unsigned'));
      expect(read({ signature: 't=1,v1=abc' })).toEqual(refused('forged'));
      expect(read({ signature: 'nonsense' })).toEqual(refused('forged'));
      expect(read({ body: body.subarray(0, -1) })).toEqual(refused('forged'));
      expect(read({ body: body.toString().replace('false', 'true') })).toEqual(refused('forged'));
      expect(read({ body: '' })).toEqual(refused('forged'));
      expect(read({ receivedAt: message.receivedAt + 6 * MINUTE })).toEqual(refused('stale'));
      expect(read({ receivedAt: message.receivedAt + 4 * MINUTE }).ok).toBe(true);
    });
  });
}
