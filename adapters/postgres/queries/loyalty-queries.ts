import type { LoyaltyQueries, PointLine } from '#domain/ports/loyalty.ts';
import type { Database } from '../database.ts';
import { readProgramme } from '../loyalty-store.ts';
import { readOnly } from '../transaction.ts';

export const loyaltyQueries = (database: Database): LoyaltyQueries => ({
  own: (actor, since) =>
    readOnly(database, actor, async (unit) => {
      const { since: on, ...programme } = await readProgramme(unit);
      if (on === null) return null;
      const lines = await unit.sql<PointLine>`
        select points, source_kind as source, round(date_part('epoch', at) * 1000) as at from own_points(${actor.salonId})`;
      const sumOf = (some: readonly PointLine[]) => some.reduce((sum, { points }) => sum + points, 0);
      return {
        programme,
        balance: sumOf(lines),
        recent: sumOf(lines.filter(({ at }) => at >= since)),
        lines,
      };
    }),
});
