import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageOf } from '../page-of.ts';
import { openVisit } from '../slots/open-visit.ts';
import { visitHome } from '../slots/visit-home.ts';

/**
 * The visit as a calendar file, in its newest state. Where there is none, the visit's own page says why: a file has no
 * room for words.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const home = redirect(visitHome(page, params['token']), 303);
  const { view } = await openVisit(page, context, params['token']).catch((thrown: unknown) => {
    throw thrown instanceof Response && thrown.status === 404 ? home : thrown;
  });
  const { appointment } = view;
  if (appointment.status !== 'confirmed') throw home;
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
