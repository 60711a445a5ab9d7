import type { LoyaltyStore } from '#domain/ports/loyalty.ts';
import { NO_PROGRAMME, type LoyaltyMove, type Programme, type Tier } from '#domain/loyalty/loyalty.ts';
import type { CustomerId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

/** graphile-worker waits exp(attempt) seconds: enough for whoever counts the same at this moment. */
const ATTEMPTS = 10;

type ProgrammeRow = {
  readonly points_per_franc: number;
  readonly tiers: readonly Tier[];
  readonly since: Instant | null;
};

export async function readProgramme(unit: Unit): Promise<Programme & { readonly since: Instant | null }> {
  const [row] = await unit.sql<ProgrammeRow>`
    select points_per_franc, tiers, round(date_part('epoch', since) * 1000) as since
    from loyalty_programme where salon_id = ${unit.actor.salonId}`;
  if (row === undefined) return { ...NO_PROGRAMME, since: null };
  const { points_per_franc: pointsPerFranc, tiers, since } = row;
  return { active: since !== null, pointsPerFranc, tiers, since };
}

/** As its form knows it. */
export const plainProgramme = ({ active, pointsPerFranc, tiers }: Programme): Programme => ({
  active,
  pointsPerFranc,
  tiers: tiers.map(({ name, threshold }) => ({ name, threshold })),
});

/** What is switched on stays on since then. */
export function writeProgramme(unit: Unit, { active, pointsPerFranc, tiers }: Programme, at: Instant): void {
  const since = active ? at : null;
  unit.send(unit.sql`
    insert into loyalty_programme as p (salon_id, points_per_franc, tiers, since)
    values (${unit.actor.salonId}, ${pointsPerFranc}, ${JSON.stringify(tiers)}::jsonb,
      to_timestamp(${since}::float8 / 1000))
    on conflict (salon_id) do update set points_per_franc = excluded.points_per_franc, tiers = excluded.tiers,
      since = case when excluded.since is null then null else coalesce(p.since, excluded.since) end`);
}

export function loyaltyStore(unit: Unit): LoyaltyStore {
  const { salonId } = unit.actor;
  return {
    countSoon: async ({ kind, id }) => {
      unit.send(unit.sql`
        select enqueue_job('count-points', ${JSON.stringify({ salonId, kind, id })}::json, ${`points ${kind} ${id}`},
          ${ATTEMPTS}, null)`);
    },
    programme: () => readProgramme(unit),
    worthOf: async ({ kind, id }) => {
      const [row] = await unit.sql<{
        customer_id: CustomerId | null;
        worth_rappen: number;
        paid_at: Instant;
      }>`
        select customer_id, worth_rappen, round(date_part('epoch', paid_at) * 1000) as paid_at
        from worth_of(${salonId}, ${kind}, ${id})`;
      if (row === undefined) return null;
      return { customerId: row.customer_id, worth: rappen(row.worth_rappen), paidAt: row.paid_at };
    },
    broughtBy: ({ kind, id }) =>
      unit.sql<Pick<LoyaltyMove, 'points' | 'perFranc' | 'customerId'>>`
        select points, per_franc as "perFranc", customer_id as "customerId" from loyalty_move
        where salon_id = ${salonId} and source_kind = ${kind} and source_id = ${id} order by turn`,
    insert: async (move, at) => {
      const added = await unit.sql`
        insert into loyalty_move (salon_id, id, customer_id, source_kind, source_id, turn, points, per_franc, at)
        values (${salonId}, ${move.id}, ${move.customerId}, ${move.source.kind}, ${move.source.id}, ${move.turn},
          ${move.points}, ${move.perFranc}, to_timestamp(${at}::float8 / 1000))
        on conflict (salon_id, source_kind, source_id, turn) do nothing returning id`;
      return added.length > 0;
    },
  };
}
