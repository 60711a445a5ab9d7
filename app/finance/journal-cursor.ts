import type { BookRecord } from '#domain/finance/book-record.ts';
import type { RecordCursor } from '#domain/ports/finance.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

/** Where a page of the journal goes on, as it stands in an address, in microseconds: `1773140400000000.sale.<id>`. */
export const cursorOf = ({ at, kind, id }: Pick<BookRecord, 'at' | 'kind' | 'id'>): RecordCursor => ({
  at,
  // A credit note is kept among the invoices.
  kind: kind === 'credit_note' ? 'invoice' : kind,
  id,
});

export function writeCursor(record: BookRecord): string {
  const { at, kind, id } = cursorOf(record);
  return `${Math.round(at * 1000)}.${kind}.${id}`;
}

/** Null for the beginning, and for what nobody of ours wrote. */
export function readCursor(text: string | null): RecordCursor | null {
  const found = /^(\d{1,17})\.([a-z_]{1,20})\.([\w-]{1,80})$/.exec(text ?? '');
  if (found === null) return null;
  return { at: (Number(found[1]) / 1000) as Instant, kind: found[2]!, id: found[3]! };
}
