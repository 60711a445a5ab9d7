import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isUuid, type SessionId } from '#domain/shared/ids.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { memberPageOf } from '../identity/member-page-of.ts';
import { SessionsPage } from '../identity/sessions-page.tsx';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.sessions.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { signedIn, url } = await memberPageOf(request, context);
  const { actor } = signedIn;
  const [lines, { zone }] = await Promise.all([
    context.identity.sessions(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    zone,
    customer: actor.kind === 'customer',
    ended: url.searchParams.get('news') === 'ended',
    lines: lines.map(({ since, lastUsed, ...line }) => ({
      ...line,
      since: isoInstant(minuteOf(since)),
      lastUsed: isoInstant(minuteOf(lastUsed)),
    })),
  };
}

export type SessionsModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { signedIn, locale } = await memberPageOf(request, context);
  const { actor } = signedIn;
  const form = await request.formData();
  const which = form.get('intent') === 'everywhere' ? 'everywhere' : readSession(form);
  const done = await context.identity.endSessions(actor, which);
  if (!done.ok) throw notFound();
  if (which !== 'everywhere' && which !== actor.sessionId) {
    return redirect(inLocale(locale, '/account/sessions?news=ended'), 303);
  }
  return redirect(inLocale(locale, '/sign-in'), {
    status: 303,
    headers: { 'Set-Cookie': await context.sessionCookie.clear() },
  });
}

function readSession(form: FormData): SessionId {
  const id = form.get('session');
  if (form.get('intent') !== 'one' || typeof id !== 'string' || !isUuid(id)) throw notFound();
  return id as SessionId;
}

export default function AccountSessions() {
  return <SessionsPage model={useLoaderData<typeof loader>()} />;
}
