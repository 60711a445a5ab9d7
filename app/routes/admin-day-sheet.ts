import type { LoaderFunctionArgs } from '@remix-run/node';
import { daySheetModel } from '../calendar/day-sheet-model.ts';
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
  const pdf = await context.calendar.daySheets.render(
    daySheetModel(page, book, { day, salonName: card.name, ...printed }),
  );
  return new Response(Buffer.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${page.texts.calendar.daySheet.file}-${day}.pdf"`,
      // Names and numbers: nothing in between keeps a copy.
      'Cache-Control': 'no-store',
    },
  });
}
