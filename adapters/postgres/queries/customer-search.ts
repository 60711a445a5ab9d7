import type { FoundCustomers, SearchPlace } from '#domain/ports/customers.ts';
import type { CustomerId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { isoOrNull } from '../iso-instant.ts';
import type { Unit } from '../unit.ts';

const PAGE = 20;

type Row = {
  readonly score: number;
  readonly sort_name: string;
  readonly id: CustomerId;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly entries: number;
  readonly last_visit: string | null;
  readonly next_visit: string | null;
};

export async function searchCustomers(
  unit: Unit,
  { text, after }: { readonly text: string; readonly after: SearchPlace | null },
  now: Instant,
): Promise<FoundCustomers> {
  const rows = await unit.sql<Row>`
    select * from search_customers(${text}, to_timestamp(${now}::float8 / 1000), ${PAGE + 1},
      ${after?.score ?? null}, ${after?.name ?? null}, ${after?.id ?? null})`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    people: shown.map((row) => ({
      id: row.id,
      firstName: row.first_name,
      lastName: row.last_name,
      email: row.email,
      phone: row.phone,
      entries: row.entries,
      lastVisit: isoOrNull(row.last_visit),
      nextVisit: isoOrNull(row.next_visit),
    })),
    next:
      rows.length > PAGE && last !== undefined
        ? { score: last.score, name: last.sort_name, id: last.id }
        : null,
  };
}
