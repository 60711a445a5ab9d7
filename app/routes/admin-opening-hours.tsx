import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { inWeekOrder, isStanding, WEEKDAYS } from '#domain/settings/opening-hours.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { answerPart } from '../settings/part-answer.ts';
import { rawHoursOf, readHoursForm, spanField } from '../settings/part-forms.ts';
import { PartPage } from '../settings/part-page.tsx';
import { hoursDifferences } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';
import { FieldError } from '../ui/text-field.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ settings }) => ({ title: settings.hours.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'settings.see');
  const [facts, book] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
  ]);
  const hours = inWeekOrder(facts.openingHours.filter(isStanding));
  return {
    values: rawHoursOf(hours),
    seen: fingerprint(hours),
    dated: facts.openingHours.length - hours.length,
    zone: book.zone,
    mayChange: may(actor, 'settings.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const posted = readHoursForm(await request.formData());
  const saved = await context.settings.useCases.saveOpeningHours(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/settings?saved=hours'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) =>
      page.texts.site.weekdays[Number(field.slice(-1)) as keyof typeof page.texts.site.weekdays],
    differences: (stored) => hoursDifferences(rawHoursOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminOpeningHours() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { settings, site } = useTexts();
  const words = settings.hours;
  const values = answer?.values ?? model.values;
  return (
    <PartPage {...model} title={words.title} intro={words.intro} answer={answer}>
      {model.dated > 0 && <p className="text-soft">{words.dated(model.dated)}</p>}
      <div className="space-y-4">
        {WEEKDAYS.map((weekday, day) => {
          const error = answer?.errors.find(({ field }) => field === `day${weekday}`)?.message;
          return (
            <fieldset
              key={weekday}
              id={`day${weekday}`}
              tabIndex={-1}
              className="min-w-0 border-b border-line pb-4"
            >
              <legend className="font-medium">{site.weekdays[weekday]}</legend>
              {error !== undefined && <FieldError id={`day${weekday}-error`} message={error} />}
              <div className="mt-1 grid gap-x-8 gap-y-2 sm:grid-cols-2">
                {values[day]?.map((span, index) => (
                  <div key={index} className="grid grid-cols-2 gap-3">
                    {(['from', 'to'] as const).map((end) => (
                      <label key={end} className="block min-w-0">
                        <span className="text-sm text-soft">{words[end]}</span>
                        <input
                          type="time"
                          name={spanField(weekday, index, end)}
                          defaultValue={span[end]}
                          aria-label={words.label(site.weekdays[weekday], index + 1, words[end])}
                          aria-invalid={error !== undefined}
                          aria-describedby={error === undefined ? undefined : `day${weekday}-error`}
                          className="input min-w-0"
                        />
                      </label>
                    ))}
                  </div>
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
    </PartPage>
  );
}
