import { bookLateLines } from './charging.ts';
import { expire, settlePayment } from './checkout-flow.ts';
import { arrive, settleRefund } from './money-back.ts';
import type { World } from './world.ts';

/** What happens by itself: sessions expire, what was under way is decided, payouts arrive. */
export function passTime(world: World): void {
  const seconds = world.seconds();
  for (const state of world.rows.sessions.values()) {
    if (state.object.status === 'open' && state.object.expires_at <= seconds) expire(world, state);
  }
  const now = world.now();
  const due = world.settling.filter((each) => each.at <= now);
  if (due.length > 0) world.settling = world.settling.filter((each) => each.at > now);
  for (const each of due) settle(world, each.kind, each.id, each.succeeds);
  if (!world.linesLate) bookLateLines(world);
  for (const payout of world.rows.payouts.values()) {
    if (payout.arrival_date <= seconds) arrive(world, payout);
  }
}

export function settle(world: World, kind: 'payment' | 'refund', id: string, succeeds: boolean): void {
  world.settling = world.settling.filter((each) => each.id !== id);
  if (kind === 'payment') settlePayment(world, id, succeeds);
  else settleRefund(world, id, succeeds);
}
