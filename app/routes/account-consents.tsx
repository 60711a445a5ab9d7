import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CONSENT_PURPOSES, isGranted } from '#domain/account/consent.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { readConsentForm } from '../account/account-forms.ts';
import { accountPageOf } from '../account/account-page-of.ts';
import { ConsentsPage } from '../account/consents-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ account }) => ({ title: account.consents.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, url } = await accountPageOf(request, context);
  const [history, { zone }] = await Promise.all([
    context.account.queries.consents(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    zone,
    saved: url.searchParams.get('news') === 'saved',
    purposes: CONSENT_PURPOSES.map((purpose) => ({
      purpose,
      granted: isGranted(history, purpose),
      history: history
        .filter((entry) => entry.purpose === purpose)
        .map(({ at, granted, by }) => ({ at: isoInstant(minuteOf(at)), granted, byTeam: by === 'team' })),
    })),
  };
}

export type ConsentsModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale } = await accountPageOf(request, context);
  const decision = readConsentForm(await request.formData());
  if (decision === null) throw notFound();
  await context.account.useCases.setConsent(actor, decision);
  return redirect(inLocale(locale, '/account/consents?news=saved'), 303);
}

export default function AccountConsents() {
  return <ConsentsPage model={useLoaderData<typeof loader>()} />;
}
