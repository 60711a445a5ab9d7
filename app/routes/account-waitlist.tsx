import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountFrame } from '../account/account-frame.tsx';
import { accountPageOf } from '../account/account-page-of.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { actOnPlace, readPlaces } from '../waitlist/place-actions.ts';
import { Places } from '../waitlist/places.tsx';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ waitlist }) => ({ title: waitlist.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now } = await accountPageOf(request, context);
  return await readPlaces(actor, locale, now, context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale } = await accountPageOf(request, context);
  return await actOnPlace(request, actor, locale, inLocale(locale, '/account/waitlist'), context);
}

export default function AccountWaitlist() {
  const answer = useActionData<typeof action>();
  return (
    <AccountFrame title={useTexts().waitlist.title}>
      <Places model={useLoaderData<typeof loader>()} problem={answer?.message ?? null} />
    </AccountFrame>
  );
}
