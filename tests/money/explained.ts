/** The pure model: which states of an order can follow another, by the machine of its states alone. */
import { afterEvent, dueOf } from '#domain/orders/order-state.ts';
import type { OrderEvent, OrderState } from '#domain/orders/order-state.ts';
import { rappen } from '#domain/shared/money.ts';

const keyOf = ({ stage, paid, refunded, dispute }: OrderState): string =>
  `${stage} ${paid} ${refunded} ${dispute}`;

/** One call may do several things: a job that finds the money hands it back at once when the order has ended. */
const MOST_STEPS = 5;

/**
 * Whether so many steps of the machine at most lead from one to the other.
 *
 * @param held what was paid for the order's vouchers and not taken back, before and after it: that stays paid
 */
export function explained(
  before: OrderState,
  after: OrderState,
  held: readonly [before: number, after: number],
): boolean {
  const wanted = keyOf(after);
  const amounts = [Math.abs(after.refunded - before.refunded), before.total].filter((each) => each > 0);
  const events: readonly OrderEvent[] = [
    { kind: 'money_came', amount: dueOf(before) },
    ...(['lapse', 'cancel', 'make_ready', 'ship', 'complete'] as const).map((kind) => ({ kind })),
    ...amounts.flatMap((amount): readonly OrderEvent[] => [
      { kind: 'refund', amount: rappen(amount) },
      { kind: 'refund_failed', amount: rappen(amount) },
    ]),
    ...(['dispute_opened', 'dispute_won', 'dispute_lost'] as const).map((kind) => ({ kind })),
  ];
  const kept = [...new Set(held)].map(rappen);
  const known = new Set([keyOf(before)]);
  let edge: readonly OrderState[] = [before];
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    if (edge.some((state) => keyOf(state) === wanted)) return true;
    edge = edge.flatMap((state) =>
      events.flatMap((event) =>
        kept.flatMap((each) => {
          const next = afterEvent(state, event, each);
          if (!next.ok || known.has(keyOf(next.value.state))) return [];
          known.add(keyOf(next.value.state));
          return [next.value.state];
        }),
      ),
    );
  }
  return false;
}
