import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { rawLoyaltyOf } from '#domain/settings/loyalty.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { LoyaltyFields } from '../loyalty/loyalty-fields.tsx';
import { notFound } from '../page-of.ts';
import { answerPart } from '../settings/part-answer.ts';
import { readLoyaltyForm } from '../settings/part-forms.ts';
import { PartPage } from '../settings/part-page.tsx';
import { loyaltyDifferences } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ loyalty }) => ({ title: loyalty.settings.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'settings.see');
  const [{ loyalty }, book] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    values: rawLoyaltyOf(loyalty),
    seen: fingerprint(loyalty),
    zone: book.zone,
    mayChange: may(actor, 'settings.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const posted = readLoyaltyForm(await request.formData());
  const saved = await context.settings.useCases.saveLoyalty(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/settings?saved=loyalty'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const words = page.texts.loyalty.settings;
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => {
      const [name = '', place = '0'] = field.split('.');
      if (name === 'name' || name === 'threshold') return words[name](Number(place) + 1);
      return words.pointsPerFranc;
    },
    differences: (stored) => loyaltyDifferences(rawLoyaltyOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminLoyalty() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const words = useTexts().loyalty.settings;
  return (
    <PartPage {...model} title={words.title} intro={words.intro} answer={answer}>
      <LoyaltyFields values={answer?.values ?? model.values} errors={answer?.errors ?? []} />
    </PartPage>
  );
}
