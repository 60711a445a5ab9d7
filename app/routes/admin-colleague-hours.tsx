import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { inWeekOrder, WEEKDAYS } from '#domain/settings/opening-hours.ts';
import { endingHours, planOf } from '#domain/settings/staff-plan.ts';
import { isUuid, type StaffId } from '#domain/shared/ids.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { ColleagueBeside } from '../settings/colleague-frame.tsx';
import { colleagueFacts, openColleague } from '../settings/open-colleague.ts';
import { answerPart } from '../settings/part-answer.ts';
import { PartPage } from '../settings/part-page.tsx';
import { PLAN_PARTS, rawPlanOf, readPlanForm } from '../settings/plan-form.ts';
import { PlanDay } from '../settings/plan-day.tsx';
import { endingWords, planDifferences, planLabel } from '../settings/plan-words.ts';
import { staffPageOf } from '../staff-page.ts';
import { TextField } from '../ui/text-field.tsx';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ team }) => ({ title: [args.data?.colleague.name, team.tabs.hours].filter(Boolean).join(', ') }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'team.see');
  const [record, book] = await Promise.all([
    openColleague(page, context, params['id']),
    context.salonQueries.book(page.actor),
  ]);
  const today = dateOf(page.now, book.zone);
  const plan = planOf(record, today);
  return {
    colleague: colleagueFacts(page, record),
    values: rawPlanOf(plan),
    seen: fingerprint(plan),
    ending: endingWords(inWeekOrder(endingHours(record, today)), page.texts),
    zone: book.zone,
    mayChange: may(page.actor, 'team.change'),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'team.change');
  const id = params['id'] ?? '';
  if (!isUuid(id)) throw notFound();
  const posted = readPlanForm(await request.formData());
  const saved = await context.settings.useCases.saveStaffHours(page.actor, { ...posted, id: id as StaffId });
  if (saved.ok) return redirect(inLocale(page.locale, `/admin/team/${id}/hours?saved=hours`), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => planLabel(field, page.texts),
    differences: (stored) => planDifferences(rawPlanOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminColleagueHours() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { team } = useTexts();
  const words = team.hours;
  const values = answer?.values ?? model.values;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  return (
    <PartPage
      {...model}
      title={model.colleague.name}
      intro={words.intro}
      back={{ to: '/admin/team', label: team.back }}
      answer={answer}
      beside={<ColleagueBeside colleague={model.colleague} tab="hours" />}
    >
      {model.ending.length > 0 && (
        <div className="text-soft">
          <p>{words.ending}</p>
          <ul className="text-sm">
            {model.ending.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        name="from"
        type="date"
        label={words.from}
        hint={words.fromHint}
        value={values.from}
        error={errorOf('from')}
        optional
      />
      <div className="space-y-6">
        {WEEKDAYS.map((weekday, day) => (
          <PlanDay
            key={weekday}
            weekday={weekday}
            parts={PLAN_PARTS.map((part) => ({ part, spans: values[part][day] ?? [] }))}
            errorOf={errorOf}
          />
        ))}
      </div>
    </PartPage>
  );
}
