import { describe, expect, it } from 'vitest';
import type { CheckoutRef, PaymentRef } from '#domain/payments/payment-refs.ts';
import type { CheckoutWish } from '#domain/payments/vendor-wishes.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import {
  aWish,
  CLAIM,
  DAY,
  freshPayments,
  HOUR,
  looked,
  MINUTE,
  opened,
  paid,
  value,
} from './payments-fixture.ts';
import type { PaymentsContract } from './payments-fixture.ts';

export function paymentsCheckoutContract({ name, make }: PaymentsContract): void {
  describe(`a checkout: ${name}`, () => {
    const side = freshPayments(make);

    it('is opened for what was asked, and nothing is charged', async () => {
      const wish = aWish(side());
      const { checkoutRef, url } = value(await side().payments.openCheckout(wish));
      const record = await looked(side(), checkoutRef);
      expect(url).toMatch(/^http/);
      expect(record).toMatchObject({
        checkoutRef,
        status: 'open',
        claim: CLAIM,
        amount: { minor: 8_000, currency: 'chf' },
        paymentRef: null,
        payerRef: null,
        livemode: false,
        url,
      });
      expect(Math.abs(record.expiresAt - wish.expiresAt)).toBeLessThan(1_000);
      expect(Math.abs(record.createdAt - side().now())).toBeLessThan(2_000);
    });

    it('is the same one under the same key, and refuses another wish under it', async () => {
      const wish = aWish(side());
      const first = value(await side().payments.openCheckout(wish));
      expect(value(await side().payments.openCheckout(wish))).toEqual(first);
      expect(await side().payments.openCheckout({ ...wish, amount: rappen(9_000) })).toEqual({
        ok: false,
        error: { kind: 'key_reused' },
      });
      const other = value(await side().payments.openCheckout({ ...wish, attempt: 'attempt-2' }));
      expect(other.checkoutRef).not.toBe(first.checkoutRef);
    });

    it('is found again by its key when the answer was lost', async () => {
      const wish = aWish(side());
      await side().vendor.breaksNext('answer_lost');
      expect(await side().payments.openCheckout(wish)).toMatchObject({ error: { kind: 'try_again' } });
      const again = value(await side().payments.openCheckout(wish));
      expect(value(await side().payments.openCheckout(wish))).toEqual(again);
    });

    it('may be tried again when the vendor could not be reached', async () => {
      await side().vendor.breaksNext('unreachable');
      expect(await side().payments.openCheckout(aWish(side()))).toMatchObject({
        error: { kind: 'try_again' },
      });
      expect((await side().payments.openCheckout(aWish(side()))).ok).toBe(true);
    });

    it.each<[string, (now: Instant) => Partial<CheckoutWish>]>([
      ['an amount below fifty Rappen', () => ({ amount: rappen(49) })],
      ['an end before half an hour', (now) => ({ expiresAt: (now + 20 * MINUTE) as Instant })],
      ['an end after a day', (now) => ({ expiresAt: (now + 25 * HOUR) as Instant })],
      ['TWINT alone above CHF 5,000', () => ({ amount: rappen(500_001), methods: ['twint'] })],
    ])('is never opened with %s', async (_, over) => {
      const refused = await side().payments.openCheckout(aWish(side(), over(side().now())));
      expect(refused).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    });

    it.each([
      ['card', 'card', { brand: 'visa', last4: '4242' }],
      ['twint', 'twint', null],
    ] as const)('is paid by %s', async (way, method, card) => {
      const ref = await opened(side());
      await side().vendor.pays(ref, way);
      const record = await looked(side(), ref);
      expect(record).toMatchObject({ status: 'paid', url: null });
      const payment = value(await side().payments.findPayment(record.paymentRef as PaymentRef));
      expect(payment).toMatchObject({
        paymentRef: record.paymentRef,
        status: 'succeeded',
        claim: CLAIM,
        amount: { minor: 8_000, currency: 'chf' },
        received: 8_000,
        refunded: 0,
        disputed: false,
        method,
        card,
        lastDecline: null,
        cardRef: null,
        livemode: false,
      });
      expect(Math.abs((payment.paidAt ?? 0) - side().now())).toBeLessThan(2_000);
    });

    it.each([
      ['declined_card', 'declined'],
      ['poor_card', 'insufficient_funds'],
    ] as const)('stays open after a decline (%s), and can be paid then', async (way, reason) => {
      const ref = await opened(side());
      await side().vendor.pays(ref, way);
      const declined = await looked(side(), ref);
      expect(declined.status).toBe('open');
      const waiting = value(await side().payments.findPayment(declined.paymentRef as PaymentRef));
      expect(waiting).toMatchObject({ status: 'waiting', received: 0, lastDecline: reason, paidAt: null });
      await side().vendor.pays(ref, 'card');
      expect(await looked(side(), ref)).toMatchObject({ status: 'paid', paymentRef: declined.paymentRef });
      expect(value(await side().payments.findPayment(waiting.paymentRef))).toMatchObject({
        status: 'succeeded',
        lastDecline: null,
      });
    });

    it.each([
      [true, 'paid', 'succeeded', 8_000],
      [false, 'pending', 'waiting', 0],
    ] as const)(
      'is pending until late money is decided (%s)',
      async (succeeds, status, payment, received) => {
        const ref = await opened(side());
        await side().vendor.pays(ref, 'late_card');
        const pending = await looked(side(), ref);
        expect(pending.status).toBe('pending');
        const paymentRef = pending.paymentRef as PaymentRef;
        expect(value(await side().payments.findPayment(paymentRef)).status).toBe('processing');
        await side().vendor.settles(paymentRef, succeeds);
        expect((await looked(side(), ref)).status).toBe(status);
        expect(value(await side().payments.findPayment(paymentRef))).toMatchObject({
          status: payment,
          received,
        });
      },
    );

    it('cannot be paid once it is expired by call, which may be said again', async () => {
      const ref = await opened(side());
      expect(value(await side().payments.expireCheckout(ref))).toMatchObject({
        status: 'expired',
        url: null,
      });
      await side().vendor.pays(ref, 'card');
      expect(value(await side().payments.expireCheckout(ref))).toMatchObject({
        status: 'expired',
        paymentRef: null,
      });
    });

    it('ends an attempt that waits when it is expired', async () => {
      const ref = await opened(side());
      await side().vendor.pays(ref, 'declined_card');
      const record = value(await side().payments.expireCheckout(ref));
      expect(value(await side().payments.findPayment(record.paymentRef as PaymentRef)).status).toBe(
        'cancelled',
      );
    });

    it('is paid and stays it when the payer was faster than the end', async () => {
      const ref = await opened(side());
      await side().vendor.pays(ref, 'card');
      expect(value(await side().payments.expireCheckout(ref)).status).toBe('paid');
    });

    it('expires by itself', async () => {
      const ref = await opened(side());
      await side().vendor.passes(HOUR + MINUTE);
      expect((await looked(side(), ref)).status).toBe('expired');
    });

    it('that nobody knows is not found, nor is anything else', async () => {
      const { payments } = side();
      const refused = { ok: false, error: { kind: 'not_found' } };
      expect(await payments.findCheckout('cs_test_nothing' as CheckoutRef)).toEqual(refused);
      expect(await payments.expireCheckout('cs_test_nothing' as CheckoutRef)).toEqual(refused);
      expect(await payments.findPayment('pi_nothing' as PaymentRef)).toEqual(refused);
      expect(await payments.findRefund('re_nothing' as never)).toEqual(refused);
      expect(await payments.findDispute('du_nothing' as never)).toEqual(refused);
      expect(await payments.movementsIn('po_nothing' as never)).toEqual(refused);
    });

    it('is not asked for inside a unit of work', async () => {
      const asked = side().insideUnit(() => side().payments.openCheckout(aWish(side())));
      await expect(asked).rejects.toThrow('unit of work');
    });
  });

  describe(`a saved card: ${name}`, () => {
    const side = freshPayments(make);

    async function saved(way: 'card' | 'never_charges' | 'always_asks') {
      const payment = await paid(side(), way, { keepCard: true });
      const record = value(await side().payments.findPayment(payment));
      expect(record).toMatchObject({ status: 'succeeded', method: 'card' });
      return { payer: record.payerRef as never, card: record.cardRef as never };
    }

    const charge = (kept: { payer: never; card: never }, attempt = 'charge-1') =>
      side().payments.chargeSavedCard({
        claim: { ...CLAIM, purpose: 'no_show_fee' },
        attempt,
        amount: rappen(4_000),
        title: 'Nicht erschienen',
        ...kept,
      });

    it('is charged while its holder is away, once for its key', async () => {
      const kept = await saved('card');
      const first = value(await charge(kept));
      expect(first).toMatchObject({
        status: 'succeeded',
        received: 4_000,
        method: 'card',
        claim: { purpose: 'no_show_fee' },
        payerRef: kept.payer,
        cardRef: kept.card,
      });
      expect(value(await charge(kept)).paymentRef).toBe(first.paymentRef);
      expect(value(await charge(kept, 'charge-2')).paymentRef).not.toBe(first.paymentRef);
    });

    it('says when it declines, finally for its key', async () => {
      const kept = await saved('never_charges');
      const declined = await charge(kept);
      expect(declined).toMatchObject({ ok: false, error: { kind: 'declined', reason: 'declined' } });
      expect(await charge(kept)).toEqual(declined);
    });

    it('says when only its holder can pay', async () => {
      expect(await charge(await saved('always_asks'))).toMatchObject({
        ok: false,
        error: { kind: 'needs_payer' },
      });
    });

    it('is gone once it is forgotten, which may be said again', async () => {
      const kept = await saved('card');
      expect((await side().payments.forgetCard(kept.card)).ok).toBe(true);
      expect((await side().payments.forgetCard(kept.card)).ok).toBe(true);
      expect(await charge(kept)).toEqual({ ok: false, error: { kind: 'not_found' } });
    });

    it('is kept with a payment where that was asked for, and a TWINT is not', async () => {
      const payment = value(
        await side().payments.findPayment(await paid(side(), 'card', { keepCard: true })),
      );
      const kept = { payer: payment.payerRef as never, card: payment.cardRef as never };
      expect((await charge(kept)).ok).toBe(true);
      const twint = await paid(side(), 'twint', { keepCard: true, attempt: 'attempt-2' });
      expect(value(await side().payments.findPayment(twint)).cardRef).toBeNull();
    });
  });

  describe(`what has happened: ${name}`, () => {
    const side = freshPayments(make);

    it('is listed newest first from an instant on, page by page, each once', async () => {
      for (let attempt = 0; attempt < 3; attempt += 1)
        await paid(side(), 'card', { attempt: `a-${attempt}` });
      await side().vendor.passes(DAY);
      const since = side().now();
      const late = await opened(side(), { attempt: 'late' });
      await side().vendor.pays(late, 'card');
      const recent = value(await side().payments.happenedSince({ since, after: null }));
      const checkouts = recent.notices.filter(({ subject }) => subject.kind === 'checkout');
      expect(checkouts.map(({ subject }) => subject.ref)).toEqual([late]);
      expect(checkouts[0]).toMatchObject({ claim: CLAIM, livemode: false });

      const everything = value(
        await side().payments.happenedSince({ since: (since - 2 * DAY) as Instant, after: null }),
      );
      const ids = everything.notices.map(({ eventId }) => eventId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.slice(0, recent.notices.length)).toEqual(recent.notices.map(({ eventId }) => eventId));
      const times = everything.notices.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort((a, b) => b - a));
    });

    it('goes on where the page before ended, until there is nothing left', async () => {
      for (let attempt = 0; attempt < 60; attempt += 1)
        await paid(side(), 'card', { attempt: `a-${attempt}` });
      const since = (side().now() - HOUR) as Instant;
      const pages = [value(await side().payments.happenedSince({ since, after: null }))];
      for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null) {
        pages.push(value(await side().payments.happenedSince({ since, after: next })));
      }
      expect(pages.length).toBeGreaterThan(1);
      const notices = pages.flatMap((each) => each.notices);
      expect(new Set(notices.map(({ eventId }) => eventId)).size).toBe(notices.length);
      expect(notices.filter(({ subject }) => subject.kind === 'checkout').length).toBe(60);
    });
  });
}
