import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { rawBillingOf, type RawBilling } from '#domain/settings/billing.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { answerPart } from '../settings/part-answer.ts';
import { readBillingForm } from '../settings/part-forms.ts';
import { PartPage } from '../settings/part-page.tsx';
import { billingDifferences } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';
import { TextField } from '../ui/text-field.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.settings.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'settings.see');
  const [{ billing }, book] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    values: rawBillingOf(billing),
    seen: fingerprint(billing),
    zone: book.zone,
    mayChange: may(actor, 'settings.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const posted = readBillingForm(await request.formData());
  const saved = await context.settings.useCases.saveBilling(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/settings?saved=billing'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => page.texts.invoices.settings[field as keyof RawBilling],
    differences: (stored) => billingDifferences(rawBillingOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminBilling() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const words = useTexts().invoices.settings;
  const values = answer?.values ?? model.values;
  const errorOf = (name: string) => answer?.errors.find(({ field }) => field === name)?.message;
  return (
    <PartPage {...model} title={words.title} intro={words.intro} answer={answer}>
      <TextField
        name="iban"
        label={words.iban}
        hint={words.ibanHint}
        value={values.iban}
        error={errorOf('iban')}
        autoComplete="off"
        optional
      />
      <TextField
        name="paymentDays"
        label={words.paymentDays}
        value={values.paymentDays}
        error={errorOf('paymentDays')}
        inputMode="numeric"
      />
    </PartPage>
  );
}
