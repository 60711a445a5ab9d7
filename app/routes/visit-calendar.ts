import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, pageOf } from '../page-of.ts';
import { openVisit } from '../slots/open-visit.ts';

/** The calendar file as the mails carry it: the same event, in its newest state. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { view } = await openVisit(page, context, params['token']);
  const { appointment, contact } = view;
  if (contact === null || (appointment.status !== 'confirmed' && appointment.status !== 'cancelled'))
    throw notFound();
  const kind =
    appointment.status === 'cancelled'
      ? 'appointment_cancelled'
      : appointment.sequence > 0
        ? 'appointment_moved'
        : 'appointment_confirmed';
  const salon = await context.salonQueries.card(page.actor);
  const { calendar } = context.letters.compose(kind, {
    appointment,
    contact,
    salon,
    locale: page.locale,
    at: page.now,
  });
  if (calendar === null) throw notFound();
  return new Response(calendar.ics, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${calendar.method}`,
      'Content-Disposition': `attachment; filename="${salon.slug}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
