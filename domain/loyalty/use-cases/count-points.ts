import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { CustomerId, LoyaltyMoveId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { nextMove } from '../loyalty.ts';
import type { LoyaltyMove, PointSource } from '../loyalty.ts';

type Holding = Pick<LoyaltyMove, 'points' | 'customerId'>;

export type CountPoints = (
  actor: System,
  source: PointSource,
) => Promise<Result<'counted' | 'nothing', { readonly kind: 'try_again' }>>;

/**
 * Counts what a source is worth now and writes the difference. However often it is asked: what is counted stays so, and
 * two who count at once write one line, because the source's lines are numbered.
 */
export const countPoints =
  (deps: { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids }): CountPoints =>
  async (actor, source) =>
    await deps.uow.run<'counted' | 'nothing', { readonly kind: 'try_again' }>(actor, async ({ loyalty }) => {
      const programme = await loyalty.programme();
      const worth = await loyalty.worthOf(source);
      const brought = await loyalty.broughtBy(source);
      if (worth === null || worth.customerId === null) return ok('nothing');
      const counts = programme.active && programme.since !== null && worth.paidAt >= programme.since;
      // What has brought points is followed to its end, also when the programme is off by then.
      if (!counts && brought.length === 0) return ok('nothing');
      const next = nextMove(worth.worth, brought, programme.pointsPerFranc);
      if (next === null) return ok('nothing');
      const move = {
        ...next,
        id: deps.ids.next() as LoyaltyMoveId,
        customerId: holderOf(next.points, worth.customerId, brought),
        source,
        turn: brought.length,
      };
      return (await loyalty.insert(move, deps.clock.now())) ? ok('counted') : err({ kind: 'try_again' });
    });

/**
 * What it brings is for whoever it belongs to by now; what it takes back is taken from whoever got it last, though the visit
 * has joined an account since.
 */
function holderOf(points: number, now: CustomerId, brought: readonly Holding[]): CustomerId {
  const last = brought.findLast((each) => each.points > 0);
  return points < 0 && last !== undefined ? last.customerId : now;
}
