import type { LoaderFunctionArgs } from '@remix-run/node';
import { daySheetOf } from '#domain/calendar/day-sheet.ts';
import { sheetWords } from '../calendar/sheet-words.ts';
import { dayOf } from '../calendar/read-day.ts';
import { staffPageOf } from '../staff-page.ts';

/** The day on paper. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const day = dayOf(params['day']);
  const [book, card, printed] = await Promise.all([
    context.salonQueries.book(page.actor),
    context.salonQueries.card(page.actor),
    context.calendar.queries.printedDay(page.actor, day),
  ]);
  const words = sheetWords(page.locale, book.zone);
  const pdf = await context.calendar.daySheets.render(
    daySheetOf(book, { day, salonName: card.name, at: page.now, ...printed }, words),
  );
  return new Response(Buffer.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${words.fileName(day)}"`,
      // Names and numbers: nothing in between keeps a copy.
      'Cache-Control': 'no-store',
    },
  });
}
