import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { inDayOrder } from '#domain/settings/closures.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { ClosureLine } from '../settings/closure-line.tsx';
import { answerPart } from '../settings/part-answer.ts';
import { rawClosuresOf, readClosuresForm } from '../settings/part-forms.ts';
import { PartPage } from '../settings/part-page.tsx';
import { closureDifferences } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ settings }) => ({ title: settings.closures.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, now } = await staffPageOf(request, context, 'settings.see');
  const [facts, book] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
  ]);
  const today = dateOf(now, book.zone);
  const closures = inDayOrder(facts.closures.filter(({ to }) => to >= today));
  return {
    values: rawClosuresOf(closures),
    seen: fingerprint(closures),
    zone: book.zone,
    mayChange: may(actor, 'settings.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const posted = readClosuresForm(await request.formData());
  const saved = await context.settings.useCases.saveClosures(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/settings?saved=closures'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => page.texts.settings.closures.line(Number(field.replace('closure', '')) + 1),
    differences: (stored) => closureDifferences(rawClosuresOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminClosures() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const words = useTexts().settings.closures;
  const values = answer?.values ?? model.values;
  return (
    <PartPage {...model} title={words.title} intro={words.intro} answer={answer}>
      {values.map((closure, index) => (
        <ClosureLine
          key={index}
          index={index}
          closure={closure}
          error={answer?.errors.find(({ field }) => field === `closure${index}`)?.message}
        />
      ))}
    </PartPage>
  );
}
