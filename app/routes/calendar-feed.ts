import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '../page-of.ts';

const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/** What a calendar fetches: whoever knows the secret address sees the visits ahead, and cannot change anything by it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const token = params['token'] ?? '';
  const found = TOKEN.test(token) ? await context.account.queries.feed(context.salonId, token) : null;
  if (found === null) throw notFound();
  const salon = await context.salonQueries.card(found.owner);
  const file = context.account.feed.file({
    visits: found.visits,
    salon,
    locale: found.locale,
    at: context.clock.now(),
  });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${salon.slug}.ics"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
