import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { RULE_FIELDS, RULE_LIMITS, rawRulesOf, type RuleField } from '#domain/settings/rules.ts';
import { DEPOSIT_BACK } from '#domain/slots/salon-book.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { SelectField, TickField } from '../settings/choice-fields.tsx';
import { answerPart } from '../settings/part-answer.ts';
import { readRulesForm } from '../settings/part-forms.ts';
import { PartPage } from '../settings/part-page.tsx';
import { ruleDifferences } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';
import { TextField } from '../ui/text-field.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ settings }) => ({ title: settings.rules.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'settings.see');
  const [{ rules }, book] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    values: rawRulesOf(rules),
    seen: fingerprint(rules),
    zone: book.zone,
    mayChange: may(actor, 'settings.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const posted = readRulesForm(await request.formData());
  const saved = await context.settings.useCases.saveRules(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/settings?saved=rules'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) =>
      field === 'depositBack'
        ? page.texts.settings.rules.depositBack
        : page.texts.settings.rules.field[field as RuleField],
    differences: (stored) => ruleDifferences(rawRulesOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminRules() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const words = useTexts().settings.rules;
  const values = answer?.values ?? model.values;
  return (
    <PartPage {...model} title={words.title} intro={words.intro} answer={answer}>
      <div className="grid items-end gap-6 sm:grid-cols-2">
        {RULE_FIELDS.map((field) => (
          <TextField
            key={field}
            name={field}
            label={words.field[field]}
            hint={words.between(RULE_LIMITS[field][0], RULE_LIMITS[field][1])}
            value={values[field]}
            error={answer?.errors.find((error) => error.field === field)?.message}
            inputMode="numeric"
          />
        ))}
      </div>
      <SelectField
        name="depositBack"
        label={words.depositBack}
        value={values.depositBack}
        options={DEPOSIT_BACK.map((value) => ({ value, label: words.depositBackOf[value] }))}
        error={answer?.errors.find(({ field }) => field === 'depositBack')?.message}
      />
      <TickField
        name="keepsCards"
        label={words.keepsCards}
        hint={words.keepsCardsHint}
        checked={values.keepsCards}
      />
      <TickField
        name="openOnRestDays"
        label={words.openOnRestDays}
        hint={words.openOnRestDaysHint}
        checked={values.openOnRestDays}
      />
      <p className="text-soft">{words.frozen}</p>
    </PartPage>
  );
}
