import type { LoyaltyStore } from '#domain/ports/loyalty.ts';
import { NO_PROGRAMME, type LoyaltyMove, type PointSource, type Worth } from '#domain/loyalty/loyalty.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { enter, type Unit } from './unit.ts';

export type LoyaltyRows = {
  readonly programme: { current: Awaited<ReturnType<LoyaltyStore['programme']>> };
  /** What each source is worth: put there by tests, because the tables that say so are PostgreSQL's. */
  readonly worth: Map<string, Worth>;
  readonly moves: (LoyaltyMove & { readonly at: Instant })[];
  readonly jobs: PointSource[];
};

export const noLoyalty = (): LoyaltyRows => ({
  programme: { current: { ...NO_PROGRAMME, since: null } },
  worth: new Map(),
  moves: [],
  jobs: [],
});
export const loyaltyDraft = (rows: LoyaltyRows): LoyaltyRows => ({
  programme: { ...rows.programme },
  worth: new Map(rows.worth),
  moves: [...rows.moves],
  jobs: [...rows.jobs],
});

export function loyaltyStore(unit: Unit): LoyaltyStore {
  const { actor } = unit;
  const { programme, worth, moves, jobs } = unit.rows.loyalty;
  const demandJob = (): void => {
    if (actor.kind !== 'system') throw new Error('points are counted by the worker');
  };
  const isOf = ({ source }: LoyaltyMove, { kind, id }: PointSource) =>
    source.kind === kind && source.id === id;
  return {
    async countSoon(source) {
      enter(unit);
      jobs.push(source);
    },
    async programme() {
      enter(unit);
      return programme.current;
    },
    async worthOf({ id }) {
      enter(unit);
      demandJob();
      return worth.get(id) ?? null;
    },
    async broughtBy(source) {
      enter(unit);
      const sees = actor.kind === 'system' || actor.kind === 'employee' || actor.kind === 'hq';
      return moves.filter((move) => sees && isOf(move, source));
    },
    async insert(move, at) {
      enter(unit);
      demandJob();
      // As the table's checks have it.
      if (move.points === 0 || move.perFranc < 1 || move.perFranc > 100 || move.turn < 0)
        throw new Error('a line of points says something');
      if (moves.some((each) => isOf(each, move.source) && each.turn === move.turn)) return false;
      moves.push({ ...move, at });
      return true;
    },
  };
}
