import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { stripeNotices } from '#adapters/stripe/stripe-notices.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

const NOW = Date.parse('2026-03-14T09:00Z') as Instant;
const CURRENT = 'whsec_current_0123456789';
const PREVIOUS = 'whsec_previous_0123456789';
const notices = stripeNotices({ secrets: [CURRENT, PREVIOUS], livemode: true });

const event = (over: object = {}) => ({
  id: 'evt_1',
  object: 'event',
  created: NOW / 1000 - 60,
  livemode: true,
  type: 'payment_intent.succeeded',
  data: { object: { id: 'pi_1', object: 'payment_intent', metadata: {} } },
  ...over,
});

/** Signed by Stripe's own code. */
function read(content: unknown, secret = CURRENT, at: number = NOW) {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: at / 1000 });
  return notices.read({ body, signature, receivedAt: NOW });
}

describe('an incoming message', () => {
  it.each([CURRENT, PREVIOUS])('is accepted under %s', (secret) => {
    expect(read(event(), secret)).toMatchObject({
      ok: true,
      value: { eventId: 'evt_1', subject: { kind: 'payment', ref: 'pi_1' }, createdAt: NOW - 60_000 },
    });
  });

  it.each([
    ['another secret', event(), 'whsec_somebody_else', NOW, 'forged'],
    ['the current secret, long ago', event(), CURRENT, NOW - 301_000, 'stale'],
    ['the previous secret, long ago', event(), PREVIOUS, NOW - 301_000, 'stale'],
    ['something that is no JSON', '{"id":', CURRENT, NOW, 'unreadable'],
    ['null', 'null', CURRENT, NOW, 'unreadable'],
    ['a list', '[]', CURRENT, NOW, 'unreadable'],
    ['an event without an object', event({ data: {} }), CURRENT, NOW, 'unreadable'],
    ['an event without a time', event({ created: 'soon' }), CURRENT, NOW, 'unreadable'],
    ['a thin event of the other interface', event({ object: 'v2.core.event' }), CURRENT, NOW, 'unreadable'],
    ['play money', event({ livemode: false }), CURRENT, NOW, 'wrong_mode'],
  ])('is refused with %s', (_, content, secret, at, kind) => {
    expect(read(content, secret, at)).toEqual({ ok: false, error: { kind } });
  });

  it.each([
    [
      { id: 'cs_1', object: 'checkout.session', payment_intent: 'pi_1' },
      { kind: 'checkout', ref: 'cs_1' },
      'pi_1',
    ],
    [{ id: 'ch_1', object: 'charge', payment_intent: 'pi_1' }, { kind: 'payment', ref: 'pi_1' }, 'pi_1'],
    [{ id: 'ch_1', object: 'charge', payment_intent: null }, { kind: 'other', ref: 'ch_1' }, null],
    [{ id: 're_1', object: 'refund', payment_intent: 'pi_1' }, { kind: 'refund', ref: 're_1' }, 'pi_1'],
    [{ id: 'du_1', object: 'dispute', payment_intent: 'pi_1' }, { kind: 'dispute', ref: 'du_1' }, 'pi_1'],
    [{ id: 'po_1', object: 'payout' }, { kind: 'payout', ref: 'po_1' }, null],
    [{ id: 'cus_1', object: 'customer' }, { kind: 'other', ref: 'cus_1' }, null],
    [{ object: 'balance' }, { kind: 'other', ref: '' }, null],
  ])('about %j looks at %j', (object, subject, paymentRef) => {
    expect(read(event({ data: { object } }))).toMatchObject({ value: { subject, paymentRef, claim: null } });
  });

  it('says whose it claims to be, where we wrote it', () => {
    const metadata = { salon: '0b9f2c34-1b5a-4e6f-8a90-000000000001', purpose: 'order', reference: 'o1' };
    const about = (over: object) =>
      read(
        event({
          data: { object: { id: 'pi_1', object: 'payment_intent', metadata: { ...metadata, ...over } } },
        }),
      );
    expect(about({})).toMatchObject({
      value: { claim: { salonId: metadata.salon, purpose: 'order', reference: 'o1' } },
    });
    for (const over of [{ salon: 'x' }, { purpose: 'gift' }, { reference: '' }]) {
      expect(about(over)).toMatchObject({ ok: true, value: { claim: null } });
    }
  });
});
