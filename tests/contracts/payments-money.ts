import { describe, expect, it } from 'vitest';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { aRefund, CLAIM, DAY, freshPayments, linesOf, paid, value } from './payments-fixture.ts';
import type { PaymentsContract } from './payments-fixture.ts';

export function paymentsMoneyContract({ name, make }: PaymentsContract): void {
  describe(`a refund: ${name}`, () => {
    const side = freshPayments(make);

    it('gives back a part, then the rest, and never more than there was', async () => {
      const payment = await paid(side());
      const { payments } = side();
      const first = value(await payments.refund(aRefund(payment)));
      expect(first).toMatchObject({
        paymentRef: payment,
        refundId: 'refund-1',
        claim: CLAIM,
        amount: { minor: 3_000, currency: 'chf' },
        status: 'succeeded',
      });
      expect(value(await payments.findRefund(first.refundRef))).toEqual(first);
      expect(value(await payments.findPayment(payment))).toMatchObject({ refunded: 3_000, received: 8_000 });
      const tooMuch = { refundId: 'refund-2', amount: rappen(5_001) };
      expect(await payments.refund(aRefund(payment, tooMuch))).toEqual({
        ok: false,
        error: { kind: 'more_than_left' },
      });
      value(await payments.refund(aRefund(payment, { refundId: 'refund-3', amount: rappen(5_000) })));
      expect(await payments.refund(aRefund(payment, { refundId: 'refund-4', amount: rappen(1) }))).toEqual({
        ok: false,
        error: { kind: 'more_than_left' },
      });
      const lines = await linesOf(side(), payment);
      expect(lines.map(({ refundId }) => refundId)).toEqual([null, 'refund-1', 'refund-3']);
    });

    it('is made once for its id, even when the vendor has forgotten the key', async () => {
      const payment = await paid(side());
      const first = value(await side().payments.refund(aRefund(payment)));
      expect(value(await side().payments.refund(aRefund(payment)))).toEqual(first);
      await side().vendor.passes(2 * DAY);
      expect(value(await side().payments.refund(aRefund(payment)))).toEqual(first);
      expect(value(await side().payments.findPayment(payment)).refunded).toBe(3_000);
    });

    it('may come back days later: the money is ours again', async () => {
      const payment = await paid(side());
      const { refundRef } = value(await side().payments.refund(aRefund(payment)));
      await side().vendor.failsRefund(refundRef);
      expect(value(await side().payments.findRefund(refundRef)).status).toBe('failed');
      expect(value(await side().payments.findPayment(payment))).toMatchObject({ refunded: 0, fee: 262 });
      const lines = await linesOf(side(), payment);
      expect(lines.map(({ kind, net }) => [kind, net])).toEqual([
        ['payment', 7_738],
        ['refund', -3_000],
        ['refund_failed', 3_000],
      ]);
      // It stays the outcome of its id: another try takes another.
      expect(value(await side().payments.refund(aRefund(payment))).status).toBe('failed');
    });

    it('by somebody with the dashboard is seen, and is nobody’s of ours', async () => {
      const payment = await paid(side());
      await side().vendor.refundsByHand(payment, 1_000);
      expect(await linesOf(side(), payment)).toMatchObject([
        { kind: 'payment', claim: CLAIM },
        { kind: 'refund', refundId: null, claim: null, amount: -1_000 },
      ]);
    });

    it.each([
      ['twint', 179, true],
      ['twint', 181, false],
      ['card', 181, true],
    ] as const)('of a payment by %s after %s days: %s', async (way, days, fine) => {
      const payment = await paid(side(), way);
      await side().vendor.passes(days * DAY);
      const refund = await side().payments.refund(aRefund(payment));
      expect(refund.ok || refund.error).toEqual(fine || { kind: 'too_late' });
    });
  });

  describe(`a dispute: ${name}`, () => {
    const side = freshPayments(make);

    it('takes the money, forbids refunds, and gives back when it is won', async () => {
      const payment = await paid(side());
      const ref = await side().vendor.opensDispute(payment);
      const dispute = value(await side().payments.findDispute(ref));
      expect(dispute).toMatchObject({
        disputeRef: ref,
        paymentRef: payment,
        status: 'open',
        amount: { minor: 8_000, currency: 'chf' },
      });
      expect(dispute.respondBy).toBeGreaterThan(side().now());
      expect(value(await side().payments.findPayment(payment)).disputed).toBe(true);
      expect(await side().payments.refund(aRefund(payment))).toEqual({
        ok: false,
        error: { kind: 'disputed' },
      });
      await side().vendor.closesDispute(ref, 'won');
      expect(value(await side().payments.findDispute(ref)).status).toBe('won');
      const lines = (await linesOf(side(), payment)).filter(({ kind }) => kind === 'dispute');
      expect(lines.map(({ amount }) => amount)).toEqual([-8_000, 8_000]);
    });

    it('may be lost', async () => {
      const payment = await paid(side());
      const ref = await side().vendor.opensDispute(payment);
      await side().vendor.closesDispute(ref, 'lost');
      expect(value(await side().payments.findDispute(ref)).status).toBe('lost');
    });
  });

  describe(`the vendor’s account: ${name}`, () => {
    const side = freshPayments(make);

    it('keeps 2.9 % and 30 Rappen of a payment, and does not return them with a refund', async () => {
      const payment = await paid(side());
      value(await side().payments.refund(aRefund(payment)));
      const lines = await linesOf(side(), payment);
      expect(lines).toMatchObject([
        { kind: 'payment', amount: 8_000, fee: 262, net: 7_738, currency: 'chf' },
        { kind: 'refund', amount: -3_000, fee: 0, net: -3_000, currency: 'chf' },
      ]);
    });

    it('may take its time until a payment stands in it: then the fee is told', async () => {
      await side().vendor.booksLater();
      const payment = await paid(side());
      expect(value(await side().payments.findPayment(payment))).toMatchObject({
        status: 'succeeded',
        fee: null,
      });
      expect(await linesOf(side(), payment)).toEqual([]);
      const before = (await side().vendor.messages()).length;
      await side().vendor.bookLate();
      await side().vendor.bookLate();
      const told = (await side().vendor.messages())
        .slice(before)
        .map((message) => side().notices.read(message));
      expect(told).toMatchObject([
        { value: { type: 'charge.updated', subject: { kind: 'payment', ref: payment } } },
      ]);
      expect(value(await side().payments.findPayment(payment))).toMatchObject({ fee: 262 });
      expect(await linesOf(side(), payment)).toMatchObject([{ fee: 262 }]);
    });

    it('has no line for a payment that did not succeed', async () => {
      expect(await linesOf(side(), await paid(side(), 'declined_card'))).toEqual([]);
    });

    it('pays out the sum of its lines, each once', async () => {
      const first = await paid(side());
      value(await side().payments.refund(aRefund(first)));
      await paid(side(), 'twint', { attempt: 'attempt-2', amount: rappen(2_000) });
      const ref = await side().vendor.paysOut();
      const { payouts } = value(await side().payments.payoutsSince({ since: 0 as Instant, after: null }));
      const payout = payouts.find(({ payoutRef }) => payoutRef === ref);
      const lines = value(await side().payments.movementsIn(ref));
      expect(lines.map(({ kind }) => kind)).toEqual(['payment', 'refund', 'payment']);
      expect(payout).toMatchObject({
        payoutRef: ref,
        amount: { minor: 7_738 - 3_000 + 1_912, currency: 'chf' },
      });
      expect(lines.reduce((sum, { net }) => sum + net, 0)).toBe(payout?.amount.minor);

      await paid(side(), 'card', { attempt: 'attempt-3' });
      const next = value(await side().payments.movementsIn(await side().vendor.paysOut()));
      expect(next.map(({ amount }) => amount)).toEqual([8_000]);
    });

    it('is read as a whole, newest first, with what each line is about', async () => {
      const since = side().now();
      const payment = await paid(side());
      value(await side().payments.refund(aRefund(payment)));
      await side().vendor.refundsByHand(payment, 500);
      const dispute = await side().vendor.opensDispute(await paid(side(), 'card', { attempt: 'attempt-2' }));
      const { movements, next } = value(await side().payments.movementsSince({ since, after: null }));
      expect(next).toBeNull();
      const lines = movements.map(({ kind, amount, paymentRef, refundId, claim }) => ({
        kind,
        amount,
        ours: paymentRef === payment,
        refundId,
        salon: claim?.salonId ?? null,
      }));
      expect(lines).toEqual([
        { kind: 'dispute', amount: -8_000, ours: false, refundId: null, salon: null },
        { kind: 'payment', amount: 8_000, ours: false, refundId: null, salon: CLAIM.salonId },
        { kind: 'refund', amount: -500, ours: true, refundId: null, salon: null },
        {
          kind: 'refund',
          amount: -3_000,
          ours: true,
          refundId: aRefund(payment).refundId,
          salon: CLAIM.salonId,
        },
        { kind: 'payment', amount: 8_000, ours: true, refundId: null, salon: CLAIM.salonId },
      ]);
      expect(movements[0]?.source).toBe(dispute);
      const later = (side().now() + 60_000) as typeof since;
      expect(value(await side().payments.movementsSince({ since: later, after: null })).movements).toEqual(
        [],
      );
    });

    it('lists its payouts, newest first', async () => {
      const since = side().now();
      await paid(side());
      const first = await side().vendor.paysOut();
      await paid(side(), 'card', { attempt: 'attempt-2' });
      const second = await side().vendor.paysOut();
      const { payouts, next } = value(await side().payments.payoutsSince({ since, after: null }));
      expect(payouts.map(({ payoutRef }) => payoutRef)).toEqual([second, first]);
      expect(next).toBeNull();
    });
  });
}
