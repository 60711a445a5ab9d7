import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Visitor } from '#domain/shared/actor.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { actOnPlace, readPlaces } from '../waitlist/place-actions.ts';
import { Places } from '../waitlist/places.tsx';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ waitlist }) => ({ title: waitlist.place }), { index: false });

/** @throws Response 404 for a link that is not ours */
function holder(token: string | undefined, { salonId, waitlist }: AppLoadContext): Visitor {
  const visitorId = waitlist.links.open(salonId, token ?? '');
  if (visitorId === null) throw notFound();
  return { kind: 'visitor', salonId, visitorId };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = holder(params['token'], context);
  const locale = localeOfPath(new URL(request.url).pathname);
  return await readPlaces(actor, locale, context.clock.now(), context);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = holder(params['token'], context);
  const locale = localeOfPath(new URL(request.url).pathname);
  const home = inLocale(locale, `/waitlist/${params['token'] ?? ''}`);
  return await actOnPlace(request, actor, locale, home, context);
}

export default function WaitlistPlace() {
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow">
      <PageHeading title={useTexts().waitlist.place} />
      <Places model={useLoaderData<typeof loader>()} problem={answer?.message ?? null} />
    </div>
  );
}
