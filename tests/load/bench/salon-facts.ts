/** What can be asked of the seeded salon, read from its tables. */
import type postgres from 'postgres';
import {
  addDays,
  dateOf,
  dateRange,
  type Instant,
  type LocalDate,
  type Zone,
} from '#domain/shared/salon-time.ts';

export type SalonFacts = {
  readonly salonId: string;
  readonly slug: string;
  readonly zone: Zone;
  readonly staffCount: number;
  readonly services: readonly {
    readonly slug: string;
    readonly minutes: number;
    readonly segments: number;
    /** How many chairs and basins it needs. */
    readonly resources: number;
    /** Those who can do it and can be booked online. */
    readonly staff: readonly string[];
  }[];
  readonly tomorrow: LocalDate;
  readonly lastBookable: LocalDate;
};

export async function salonFacts(owner: postgres.Sql): Promise<SalonFacts> {
  const [salon] = await owner<{ id: string; slug: string; zone: Zone; horizon: number; staff: number }[]>`
    select s.salon_id as id, s.slug, s.zone, r.horizon_days as horizon,
      (select count(*)::int from staff t where t.salon_id = s.salon_id and t.active) as staff
    from salon s join booking_rules r using (salon_id) order by s.slug limit 1`;
  if (salon === undefined) throw new Error('the database has no salon');
  const services = await owner<{ slug: string; segments: number[]; staff: string[]; resources: number }[]>`
    select v.slug, v.segments,
      (select count(*)::int from service_need n where n.salon_id = v.salon_id and n.service_id = v.id) as resources,
      array_agg(t.slug order by t.position) as staff
    from service v
    join staff_skill k on k.salon_id = v.salon_id and k.service_id = v.id
    join staff t on t.salon_id = k.salon_id and t.id = k.staff_id and t.active and t.online_bookable
    where v.salon_id = ${salon.id} and v.active and v.online_bookable
    group by v.salon_id, v.id, v.slug, v.segments, v.position order by v.position`;
  const today = dateOf(Date.now() as Instant, salon.zone);
  return {
    salonId: salon.id,
    slug: salon.slug,
    zone: salon.zone,
    staffCount: salon.staff,
    services: services.map(({ slug, segments, staff, resources }) => ({
      slug,
      staff,
      resources,
      segments: segments.length,
      minutes: segments.reduce((sum, each) => sum + each, 0),
    })),
    tomorrow: addDays(today, 1),
    lastBookable: addDays(today, salon.horizon),
  };
}

/** A short cut: the plain service whose length is nearest to half an hour. */
export function usualService(facts: SalonFacts): SalonFacts['services'][number] {
  const plain = facts.services.filter(({ segments }) => segments === 1);
  const nearest = plain.toSorted(
    (a, b) => Math.abs(a.minutes - 30) - Math.abs(b.minutes - 30) || b.staff.length - a.staff.length,
  )[0];
  if (nearest === undefined) throw new Error('the salon has no plain service');
  return nearest;
}

export const bookableDays = (facts: SalonFacts): readonly LocalDate[] =>
  dateRange(facts.tomorrow, facts.lastBookable);
