import type { LoaderFunctionArgs } from '@remix-run/node';
import { weekOf } from '#domain/calendar/week.ts';
import { salonInView } from '#domain/identity/head-office.ts';
import { may } from '#domain/identity/permissions.ts';
import { liveStream } from '../calendar/live-stream.ts';
import { dayOf } from '../calendar/read-day.ts';
import { staffPageOf } from '../staff-page.ts';

/** What an open calendar listens to. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const day = dayOf(params['day']);
  const days = page.url.searchParams.get('view') === 'week' ? weekOf(day) : [day];
  const { salonId, accountId } = page.actor;
  const secret = await context.sessionCookie.read(request.headers.get('Cookie'));
  const stream = liveStream({
    listen: (hear, end) =>
      context.calendar.watch.watch(
        { salonId, account: accountId, from: days[0]!, to: days.at(-1)! },
        hear,
        end,
      ),
    stillAllowed: async () => {
      const found = secret === null ? null : await context.sessionQueries.signedIn(context.salonId, secret);
      if (found === null || found.actor.kind === 'customer') return false;
      // Head office has another salon before it, or may read this one no longer.
      return may(found.actor, 'calendar.see') && salonInView(found.actor, found) === salonId;
    },
    signal: request.signal,
  });
  if (stream === null) return new Response(null, { status: 503, headers: { 'Retry-After': '60' } });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Compressed, an event would wait for the next one.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}
