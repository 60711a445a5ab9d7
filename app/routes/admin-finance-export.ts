import type { ActionFunctionArgs } from '@remix-run/node';
import { journalEntry } from '#domain/finance/journal.ts';
import { readRange } from '#domain/finance/range.ts';
import type { RecordCursor } from '#domain/ports/finance.ts';
import { csvHead, csvOf } from '../finance/journal-csv.ts';
import { cursorOf } from '../finance/journal-cursor.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

/** So many records a part: two years of a salon are not held in memory. */
const PART = 500;

/** A POST: that the books leave the house is noted, and no link may do that by itself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, texts } = await staffPageOf(request, context, 'finance.check');
  const form = await request.formData();
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const read = readRange(field('from'), field('to'));
  if (!read.ok) throw new Response(null, { status: 400 });
  const { range } = read;
  const noted = await context.finance.useCases.exportJournal(actor, range);
  if (!noted.ok) throw notFound();
  const encoder = new TextEncoder();
  let after: RecordCursor | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvHead(texts))),
    pull: async (controller) => {
      const records = await context.finance.queries.records(actor, range, { after, count: PART });
      const last = records.at(-1);
      if (last !== undefined) {
        controller.enqueue(encoder.encode(csvOf(records.map(journalEntry), texts)));
        after = cursorOf(last);
      }
      if (records.length < PART) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${texts.finance.journal.file}-${range.from}-${range.to}.csv"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

export function loader() {
  throw notFound();
}
