import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, pageOf } from '../page-of.ts';
import { openVisit } from '../slots/open-visit.ts';

/** The visit as a calendar file, in its newest state; there is none of a visit that does not take place. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { view } = await openVisit(page, context, params['token']);
  const { appointment } = view;
  if (appointment.status !== 'confirmed') throw notFound();
  const salon = await context.salonQueries.card(page.actor);
  const file = context.letters.calendarFile({ appointment, salon, locale: page.locale, at: page.now });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${salon.slug}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
