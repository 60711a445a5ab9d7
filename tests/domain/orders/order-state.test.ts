import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  newOrder,
  ORDER_STATUSES,
  refundable,
  statusOf,
  type OrderEvent,
  type OrderState,
} from '#domain/orders/order-state.ts';
import { stepsFor } from '#domain/orders/order-steps.ts';
import { rappen } from '#domain/shared/money.ts';

const TOTAL = rappen(4_850);
const all = { kind: 'money_came', amount: TOTAL } as const;

function after(order: OrderState, ...events: readonly OrderEvent[]): OrderState {
  return events.reduce((state, event) => {
    const next = afterEvent(state, event);
    if (!next.ok) throw new Error(`${event.kind}: ${next.error.kind}`);
    return next.value.state;
  }, order);
}
const effectsOf = (order: OrderState, event: OrderEvent) => {
  const next = afterEvent(order, event);
  return next.ok ? next.value.effects : next.error.kind;
};

const online = newOrder({ payBy: 'online', delivery: 'pick_up', total: TOTAL });
const posted = newOrder({ payBy: 'online', delivery: 'shipping', total: TOTAL });
const atTheDesk = newOrder({ payBy: 'on_pick_up', delivery: 'pick_up', total: TOTAL });

describe('an order that goes well', () => {
  it('is paid, made ready and handed over', () => {
    const stories = [online, after(online, all), after(online, all, { kind: 'make_ready' })];
    expect(stories.map(statusOf)).toEqual(['pending', 'paid', 'ready']);
    expect(statusOf(after(online, all, { kind: 'make_ready' }, { kind: 'complete' }))).toBe('completed');
    expect(effectsOf(online, all)).toEqual(['sell_stock']);
  });

  it('is shipped only once it is paid', () => {
    expect(effectsOf(posted, { kind: 'ship' })).toBe('not_paid');
    expect(statusOf(after(posted, all, { kind: 'ship' }))).toBe('shipped');
    expect(effectsOf(after(posted, all), { kind: 'make_ready' })).toBe('wrong_stage');
  });

  it('that is paid at the desk is ready before, and handed over not before it is paid', () => {
    const ready = after(atTheDesk, { kind: 'make_ready' });
    expect(effectsOf(ready, { kind: 'complete' })).toBe('not_paid');
    expect(statusOf(after(ready, all, { kind: 'complete' }))).toBe('completed');
    expect(effectsOf(online, { kind: 'make_ready' })).toBe('not_paid');
  });
});

describe('money that comes at the wrong time', () => {
  it('for a cancelled order is noted and goes back', () => {
    const cancelled = after(online, { kind: 'cancel' });
    expect(effectsOf(cancelled, all)).toEqual(['refund_rest']);
    expect(statusOf(after(cancelled, all))).toBe('refunded');
  });

  it('in another amount is for a person', () => {
    expect(effectsOf(online, { kind: 'money_came', amount: rappen(1) })).toBe('wrong_amount');
  });

  it('that is told twice counts once', () => {
    expect(effectsOf(after(online, all), all)).toEqual([]);
  });
});

describe('cancelling', () => {
  it('gives back what was kept, or what was sold and what was paid', () => {
    expect(effectsOf(online, { kind: 'cancel' })).toEqual(['release_stock']);
    expect(effectsOf(after(online, all), { kind: 'cancel' })).toEqual(['refund_rest', 'restock']);
    expect(effectsOf(after(posted, all, { kind: 'ship' }), { kind: 'cancel' })).toBe('wrong_stage');
  });

  it('lapses only what nobody has paid', () => {
    expect(effectsOf(online, { kind: 'lapse' })).toEqual(['release_stock']);
    expect(effectsOf(after(online, all), { kind: 'lapse' })).toBe('wrong_stage');
  });
});

describe('refunds and disputes', () => {
  it('give back no more than there is', () => {
    const part = after(online, all, { kind: 'refund', amount: rappen(850) });
    expect(statusOf(part)).toBe('partially_refunded');
    expect(effectsOf(part, { kind: 'refund', amount: rappen(4_001) })).toBe('more_than_left');
    expect(statusOf(after(part, { kind: 'refund', amount: rappen(4_000) }))).toBe('refunded');
  });

  it('a refund that fails is here again', () => {
    const gone = after(online, all, { kind: 'refund', amount: TOTAL });
    expect(refundable(after(gone, { kind: 'refund_failed', amount: TOTAL }))).toBe(TOTAL);
  });

  it('nothing goes back that the bank holds', () => {
    const disputed = after(online, all, { kind: 'dispute_opened' });
    expect(statusOf(disputed)).toBe('disputed');
    expect(refundable(disputed)).toBe(0);
    expect(statusOf(after(disputed, { kind: 'dispute_won' }))).toBe('paid');
    expect(effectsOf(after(disputed, { kind: 'dispute_lost' }), { kind: 'dispute_won' })).toBe('wrong_stage');
  });
});

const isFailure = ({ kind }: OrderEvent): boolean => kind === 'refund_failed';

const event: fc.Arbitrary<OrderEvent> = fc.oneof(
  fc.constantFrom<OrderEvent>(
    all,
    { kind: 'lapse' },
    { kind: 'cancel' },
    { kind: 'make_ready' },
    { kind: 'ship' },
    { kind: 'complete' },
    { kind: 'dispute_opened' },
    { kind: 'dispute_won' },
    { kind: 'dispute_lost' },
  ),
  fc
    .record({
      kind: fc.constantFrom('money_came', 'refund', 'refund_failed'),
      amount: fc.integer({ min: -100, max: TOTAL + 100 }).map(rappen),
    })
    .map((each) => each as OrderEvent),
);

describe('whatever happens in whatever order', () => {
  const start = fc.constantFrom(online, posted, atTheDesk);

  it('money and goods stay explained', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 14 }), (order, events) => {
        let state = order;
        const stock = { kept: true, sold: false };
        for (const each of events) {
          const next = afterEvent(state, each);
          if (!next.ok) continue;
          const before = state;
          state = next.value.state;
          for (const effect of next.value.effects) {
            if (effect === 'sell_stock') {
              expect(stock).toEqual({ kept: true, sold: false });
              Object.assign(stock, { kept: false, sold: true });
            }
            if (effect === 'release_stock') {
              expect(stock).toEqual({ kept: true, sold: false });
              stock.kept = false;
            }
            if (effect === 'restock') {
              expect(stock).toEqual({ kept: false, sold: true });
              stock.sold = false;
            }
            if (effect === 'refund_rest') expect(state.refunded).toBeGreaterThan(before.refunded);
          }
          expect(state.paid === 0 || state.paid === state.total).toBe(true);
          expect(state.refunded).toBeGreaterThanOrEqual(0);
          expect(state.refunded).toBeLessThanOrEqual(state.paid);
          expect(ORDER_STATUSES).toContain(statusOf(state));
          // Nothing leaves the salon unpaid, and what was cancelled or completed is not taken up again.
          if (state.stage === 'shipped' || state.stage === 'completed') expect(state.paid).toBe(state.total);
          if (before.stage === 'cancelled') expect(state.stage).toBe('cancelled');
          if (before.stage === 'completed') expect(state.stage).toBe('completed');
        }
        // Money for what is cancelled is never kept: it has gone back, unless the bank holds it or a refund failed.
        if (state.stage === 'cancelled' && state.dispute === 'none' && !events.some(isFailure)) {
          expect(state.refunded).toBe(state.paid);
        }
        if (state.stage === 'cancelled') expect(stock).toEqual({ kept: false, sold: false });
        else expect(stock.sold).toBe(state.paid > 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('an event that was just settled has no second effect', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 10 }), event, (order, events, last) => {
        let state = order;
        for (const each of [...events, last]) {
          const next = afterEvent(state, each);
          if (next.ok) state = next.value.state;
        }
        if (last.kind === 'refund' || last.kind === 'refund_failed') return;
        const again = afterEvent(state, last);
        if (again.ok) expect(again.value).toEqual({ state, effects: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('what is offered is what goes', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 8 }), (order, events) => {
        let state = order;
        for (const each of events) {
          const next = afterEvent(state, each);
          if (next.ok) state = next.value.state;
        }
        for (const kind of stepsFor(state)) expect(afterEvent(state, { kind }).ok).toBe(true);
        if (state.stage === 'completed' || state.stage === 'cancelled') expect(stepsFor(state)).toEqual([]);
      }),
    );
  });
});
