/** Every state of an order against everything that can happen to it, as one table. */
import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  dueOf,
  isPayableAtDesk,
  newOrder,
  refundable,
  statusOf,
  type OrderEvent,
  type OrderState,
} from '#domain/orders/order-state.ts';
import { stepsFor } from '#domain/orders/order-steps.ts';
import { rappen } from '#domain/shared/money.ts';

const OPEN = newOrder({ payBy: 'online', delivery: 'pick_up', total: rappen(100) });
const AT_DESK = { payBy: 'on_pick_up' } as const;
const SENT = { delivery: 'shipping' } as const;
const PAID = { paid: rappen(100) };
const BACK = { refunded: rappen(100) };

const STATES = {
  open: OPEN,
  'open, a part by voucher': { ...OPEN, voucher: rappen(40) },
  'open, all by voucher': { ...OPEN, voucher: rappen(100) },
  'open, by letter': { ...OPEN, delivery: 'email' },
  'open, sent': { ...OPEN, ...SENT },
  'open, at the desk': { ...OPEN, ...AT_DESK },
  paid: { ...OPEN, ...PAID },
  'paid, sent': { ...OPEN, ...PAID, ...SENT },
  'paid, 30 gone back': { ...OPEN, ...PAID, refunded: rappen(30) },
  'ready, at the desk': { ...OPEN, ...AT_DESK, stage: 'ready' },
  'ready, paid': { ...OPEN, ...PAID, stage: 'ready' },
  shipped: { ...OPEN, ...PAID, ...SENT, stage: 'shipped' },
  completed: { ...OPEN, ...PAID, stage: 'completed' },
  cancelled: { ...OPEN, stage: 'cancelled' },
  'cancelled, all gone back': { ...OPEN, ...PAID, ...BACK, stage: 'cancelled' },
  disputed: { ...OPEN, ...PAID, dispute: 'open' },
  'dispute lost': { ...OPEN, ...PAID, dispute: 'lost' },
  'cancelled under dispute': { ...OPEN, ...PAID, stage: 'cancelled', dispute: 'open' },
} as const satisfies Record<string, OrderState>;
type Name = keyof typeof STATES;

/** What changed and what follows; `=`: nothing; `no`: wrong stage, said with the status that it has. */
function told(state: OrderState, event: OrderEvent, held = 0): string {
  const next = afterEvent(state, event, rappen(held));
  if (!next.ok) {
    const { kind, ...more } = next.error;
    if ('status' in more) return more.status === statusOf(state) ? 'no' : `no: ${more.status}`;
    return [kind, ...Object.values(more)].join(' ');
  }
  const changes = (Object.keys(state) as (keyof OrderState)[])
    .filter((key) => next.value.state[key] !== state[key])
    .map((key) => `${key} ${next.value.state[key]}`);
  return [...changes, ...next.value.effects].join(', ') || '=';
}

const LET_GO = 'stage cancelled, release_stock';
const LET_GO_VOUCHER = 'stage cancelled, return_voucher, release_stock';
const UNDONE = 'stage cancelled, refunded 100, refund_rest, restock';
const NOT_BACK = 'stage cancelled, restock';
const [READY, SHIPPED, DONE] = ['stage ready', 'stage shipped', 'stage completed'];

describe('what happens to the goods', () => {
  it.each<[name: Name, ...outcomes: string[]]>([
    // ------------------------ lapse ------- cancel -------- make_ready -- ship ------ complete
    ['open', LET_GO, LET_GO, 'not_paid', 'no', 'no'],
    ['open, a part by voucher', LET_GO_VOUCHER, LET_GO_VOUCHER, 'not_paid', 'no', 'no'],
    ['open, all by voucher', LET_GO_VOUCHER, LET_GO_VOUCHER, 'not_paid', 'no', 'no'],
    ['open, by letter', LET_GO, LET_GO, 'no', 'no', 'no'],
    ['open, sent', LET_GO, LET_GO, 'no', 'not_paid', 'no'],
    ['open, at the desk', LET_GO, LET_GO, READY, 'no', 'no'],
    ['paid', 'no', UNDONE, READY, 'no', 'no'],
    ['paid, sent', 'no', UNDONE, 'no', SHIPPED, 'no'],
    ['paid, 30 gone back', 'no', UNDONE, READY, 'no', 'no'],
    ['ready, at the desk', LET_GO, LET_GO, '=', 'no', 'not_paid'],
    ['ready, paid', 'no', UNDONE, '=', 'no', DONE],
    ['shipped', 'no', 'no', 'no', '=', DONE],
    ['completed', 'no', 'no', 'no', 'no', '='],
    ['cancelled', '=', '=', 'no', 'no', 'no'],
    ['cancelled, all gone back', '=', '=', 'no', 'no', 'no'],
    // What the bank holds cannot go back now.
    ['disputed', 'no', NOT_BACK, READY, 'no', 'no'],
    ['dispute lost', 'no', NOT_BACK, READY, 'no', 'no'],
    ['cancelled under dispute', '=', '=', 'no', 'no', 'no'],
  ])('%s', (name, ...outcomes) => {
    const events = (['lapse', 'cancel', 'make_ready', 'ship', 'complete'] as const).map((kind) => ({ kind }));
    expect(events.map((event) => told(STATES[name], event))).toEqual(outcomes);
  });
});

describe('what happens to the money', () => {
  const COMES = 'paid 100, sell_stock';
  it.each<[name: Name, ...outcomes: string[]]>([
    // ---------------- money_came, opened, ---- won, ---- lost (a dispute)
    ['open', COMES, 'not_paid', 'not_paid', 'not_paid'],
    ['open, a part by voucher', COMES, 'not_paid', 'not_paid', 'not_paid'],
    ['open, all by voucher', COMES, 'not_paid', 'not_paid', 'not_paid'],
    ['open, by letter', 'stage completed, paid 100, sell_stock', 'not_paid', 'not_paid', 'not_paid'],
    ['ready, at the desk', COMES, 'not_paid', 'not_paid', 'not_paid'],
    ['paid', '=', 'dispute open', '=', 'dispute lost'],
    ['shipped', '=', 'dispute open', '=', 'dispute lost'],
    ['cancelled', 'paid 100, refunded 100, refund_rest', 'not_paid', 'not_paid', 'not_paid'],
    ['cancelled, all gone back', '=', 'dispute open', '=', 'dispute lost'],
    ['disputed', '=', '=', 'dispute none', 'dispute lost'],
    ['dispute lost', '=', '=', 'no', '='],
    ['cancelled under dispute', '=', '=', 'refunded 100, dispute none, refund_rest', 'dispute lost'],
  ])('%s', (name, ...outcomes) => {
    const events = (['dispute_opened', 'dispute_won', 'dispute_lost'] as const).map((kind) => ({ kind }));
    const state = STATES[name];
    const came = { kind: 'money_came', amount: dueOf(state) } as const;
    expect([came, ...events].map((event) => told(state, event))).toEqual(outcomes);
    // Not a Rappen more or less is the order's.
    for (const amount of [dueOf(state) - 1, dueOf(state) + 1].map(rappen)) {
      expect(told(state, { kind: 'money_came', amount })).toBe(`wrong_amount ${dueOf(state)}`);
    }
  });

  it.each<[name: Name, amount: number, back: string, failed: string]>([
    ['open', 1, 'more_than_left 0', 'more_than_left 0'],
    ['paid', -1, 'more_than_left 100', 'more_than_left 0'],
    ['paid', 0, 'more_than_left 100', 'more_than_left 0'],
    ['paid', 1, 'refunded 1', 'more_than_left 0'],
    ['paid', 100, 'refunded 100', 'more_than_left 0'],
    ['paid', 101, 'more_than_left 100', 'more_than_left 0'],
    ['paid, 30 gone back', 0, 'more_than_left 70', 'more_than_left 30'],
    ['paid, 30 gone back', 30, 'refunded 60', 'refunded 0'],
    ['paid, 30 gone back', 31, 'refunded 61', 'more_than_left 30'],
    ['paid, 30 gone back', 70, 'refunded 100', 'more_than_left 30'],
    ['paid, 30 gone back', 71, 'more_than_left 70', 'more_than_left 30'],
    ['cancelled, all gone back', 1, 'more_than_left 0', 'refunded 99'],
    ['cancelled, all gone back', 100, 'more_than_left 0', 'refunded 0'],
    ['disputed', 1, 'more_than_left 0', 'more_than_left 0'],
    ['dispute lost', 1, 'more_than_left 0', 'more_than_left 0'],
  ])('%s: %i Rappen go back', (name, minor, back, failed) => {
    const amount = rappen(minor);
    const outcomes = [
      told(STATES[name], { kind: 'refund', amount }),
      told(STATES[name], { kind: 'refund_failed', amount }),
    ];
    expect(outcomes).toEqual([back, failed]);
  });

  it.each<[name: Name, held: number, event: OrderEvent, wanted: string]>([
    ['paid', 60, { kind: 'cancel' }, 'stage cancelled, refunded 40, refund_rest, restock'],
    ['paid', 99, { kind: 'cancel' }, 'stage cancelled, refunded 1, refund_rest, restock'],
    ['paid', 100, { kind: 'cancel' }, NOT_BACK],
    ['paid, 30 gone back', 70, { kind: 'cancel' }, NOT_BACK],
    ['paid', 60, { kind: 'refund', amount: rappen(40) }, 'refunded 40'],
    ['paid', 60, { kind: 'refund', amount: rappen(41) }, 'more_than_left 40'],
    ['paid, 30 gone back', 80, { kind: 'refund', amount: rappen(1) }, 'more_than_left 0'],
    ['cancelled under dispute', 60, { kind: 'dispute_won' }, 'refunded 40, dispute none, refund_rest'],
    ['cancelled under dispute', 100, { kind: 'dispute_won' }, 'dispute none'],
  ])('%s, %i of it with whoever holds its vouchers: %o', (name, held, event, wanted) => {
    expect(told(STATES[name], event, held)).toBe(wanted);
  });
});

describe('what people read of it', () => {
  it.each<[name: Name, status: string, refundable: number, steps: string, isPayableAtDesk: boolean]>([
    ['open', 'pending', 0, 'cancel', false],
    ['open, sent', 'pending', 0, 'cancel', false],
    ['open, at the desk', 'pending', 0, 'make_ready cancel', true],
    ['paid', 'paid', 100, 'make_ready cancel', false],
    ['paid, sent', 'paid', 100, 'ship cancel', false],
    ['paid, 30 gone back', 'partially_refunded', 70, 'make_ready cancel', false],
    ['ready, at the desk', 'ready', 0, 'cancel', true],
    ['ready, paid', 'ready', 100, 'complete cancel', false],
    ['shipped', 'shipped', 100, 'complete', false],
    ['completed', 'completed', 100, '', false],
    ['cancelled', 'cancelled', 0, '', false],
    ['cancelled, all gone back', 'refunded', 0, '', false],
    ['disputed', 'disputed', 0, 'make_ready cancel', false],
    ['dispute lost', 'disputed', 0, 'make_ready cancel', false],
    ['cancelled under dispute', 'disputed', 0, '', false],
  ])('%s', (name, ...wanted) => {
    const state = STATES[name];
    const seen = [statusOf(state), refundable(state), stepsFor(state).join(' '), isPayableAtDesk(state)];
    expect(seen).toEqual(wanted);
  });

  it.each<[change: Partial<OrderState>]>([
    [{ delivery: 'shipping' }],
    [{ stage: 'shipped' }],
    [{ stage: 'completed' }],
    [{ stage: 'cancelled' }],
    [PAID],
  ])('%o is not to be paid at the desk', (change) => {
    expect(isPayableAtDesk({ ...OPEN, ...AT_DESK, ...change })).toBe(false);
  });

  it.each([-1, 0])('an order over %i is none', (total) => {
    const order = () => newOrder({ payBy: 'online', delivery: 'pick_up', total: rappen(total) });
    expect(order).toThrow(new RangeError(`no order over ${total}`));
  });
});
