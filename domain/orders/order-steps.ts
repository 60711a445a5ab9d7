/** What the team does with an order, step by step. */
import { may } from '../identity/permissions.ts';
import type { Insider } from '../shared/actor.ts';
import { afterEvent } from './order-state.ts';
import type { OrderStage, OrderState } from './order-state.ts';
import type { Order } from './placed-order.ts';

/** In the order in which it is usually done. */
const ORDER_STEPS = ['make_ready', 'ship', 'complete', 'cancel'] as const;
export type OrderStepKind = (typeof ORDER_STEPS)[number];

export const STAGE_AFTER: Readonly<Record<OrderStepKind, OrderStage>> = {
  make_ready: 'ready',
  ship: 'shipped',
  complete: 'completed',
  cancel: 'cancelled',
};

/** What can be done with it now. */
export const stepsFor = (order: OrderState): readonly OrderStepKind[] =>
  ORDER_STEPS.filter((kind) => {
    const next = afterEvent(order, { kind });
    return next.ok && next.value.state.stage !== order.stage;
  });

/** What this actor can do with it now; handing over is one step for whatever is fetched. */
export function stepsOf(order: Order, actor: Insider): readonly OrderStepKind[] {
  if (!may(actor, 'orders.change')) return [];
  const { state } = order;
  const steps = stepsFor(state).filter(
    (step) => step !== 'cancel' || state.paid === 0 || may(actor, 'orders.refund'),
  );
  const canHandOver =
    state.delivery === 'pick_up' && (state.stage === 'open' || state.stage === 'ready') && state.paid > 0;
  return canHandOver && !steps.includes('complete')
    ? [...steps.filter((step) => step !== 'cancel'), 'complete', ...steps.filter((step) => step === 'cancel')]
    : steps;
}
