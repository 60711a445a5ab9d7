import { planImport, readablePeople, readImport } from '#domain/customers/import.ts';
import type { ImportId, ImportPage, ImportReportLine } from '#domain/ports/customers.ts';
import { knownAmong, storedImport } from '../customer-import-store.ts';
import { isoOf } from '../iso-instant.ts';
import type { Unit } from '../unit.ts';

type ImportRow = {
  readonly header: string;
  readonly lines: string;
  readonly mapping: string;
  readonly done: boolean;
  readonly done_at: string | null;
  readonly report: string | null;
};

export async function importPageOf(unit: Unit, id: ImportId): Promise<ImportPage | null> {
  const [row] = await unit.sql<ImportRow>`
    select header::text, lines::text, mapping::text, done_at is not null as done, done_at, report::text
    from customer_import where salon_id = ${unit.actor.salonId} and id = ${id}`;
  if (row === undefined) return null;
  if (row.done_at !== null)
    return {
      kind: 'done',
      at: isoOf(row.done_at),
      report: JSON.parse(row.report ?? '[]') as ImportReportLine[],
    };
  const { table, mapping } = storedImport(row);
  const read = readImport(table, mapping, 'de-CH');
  return {
    kind: 'open',
    table,
    mapping,
    plan: planImport(read, await knownAmong(unit, readablePeople(read))),
  };
}
