/** Visits that can all be booked side by side: no two of one colleague's overlap. */
import { pathOf } from './questions.ts';
import type { SalonFacts } from './salon-facts.ts';

export type FreeVisit = {
  readonly service: string;
  readonly staff: string;
  readonly day: string;
  readonly start: number;
};

/** The shortest service that most of the colleagues can do, and that needs a chair at most: of it most visits fit in. */
export function shortService(facts: SalonFacts): SalonFacts['services'][number] {
  const plain = facts.services.filter(({ segments, resources }) => segments === 1 && resources <= 1);
  const short = plain.toSorted((a, b) => b.staff.length - a.staff.length || a.minutes - b.minutes)[0];
  if (short === undefined) throw new Error('the salon has no plain service');
  return short;
}

/** @returns for each day that has any, its free visits, colleague by colleague in turn */
export async function freeVisits(
  facts: SalonFacts,
  origin: string,
  from: string,
  days: number,
): Promise<Map<string, FreeVisit[]>> {
  const { slug, minutes, staff } = shortService(facts);
  const apart = (Math.ceil(minutes / 15) + 1) * 15;
  const byDay = new Map<string, FreeVisit[][]>();
  for (const colleague of staff) {
    const path = pathOf(facts, {
      service: slug,
      staff: colleague,
      from: from as SalonFacts['tomorrow'],
      days,
    });
    const answer = (await (await fetch(origin + path)).json()) as {
      days: { date: string; slots: string[] }[];
    };
    for (const { date, slots } of answer.days) {
      let free = Number.NEGATIVE_INFINITY;
      const fitting = slots
        .map((text) => Date.parse(text) / 60_000)
        .filter((start) => {
          if (start < free) return false;
          free = start + apart;
          return true;
        });
      const lists = byDay.get(date) ?? [];
      lists.push(fitting.map((start) => ({ service: slug, staff: colleague, day: date, start })));
      byDay.set(date, lists);
    }
  }
  return new Map(
    [...byDay].map(([day, lists]) => [day, inTurn(lists)] as const).filter(([, list]) => list.length > 0),
  );
}

function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}
