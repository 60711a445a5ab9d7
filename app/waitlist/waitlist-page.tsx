import { longMoment, numericDay, phoneText, wallTime } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { WaitlistModel } from '../routes/admin-waitlist.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { SecondQuestion } from '../ui/second-question.tsx';

type WaitlistPageProps = { readonly model: WaitlistModel; readonly problem: string | null };

export function WaitlistPage({ model, problem }: WaitlistPageProps) {
  const { waitlist } = useTexts();
  const { staff } = waitlist;
  const locale = useLocale();
  const { zone } = model;
  return (
    <div className="wrap pb-16">
      <PageHeading title={waitlist.title} />
      {problem !== null && <ErrorSummary errors={[{ field: 'offerMinutes', message: problem }]} />}
      {model.waiting.length === 0 ? (
        <p>{staff.empty}</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {model.waiting.map((row) => (
            <li key={row.id} className="flex flex-wrap items-start justify-between gap-4 py-4">
              <div className="min-w-0">
                <p className="font-medium">{row.name}</p>
                <p>
                  {row.services
                    .map(({ name, staff: who }) => (who === null ? name : `${name} (${who})`))
                    .join(', ')}
                </p>
                <p>{waitlist.range(numericDay(row.from), numericDay(row.to))}</p>
                <p className="text-sm [overflow-wrap:anywhere] text-soft">
                  <a href={`tel:${row.phone}`} className="link-tall">
                    {phoneText(row.phone)}
                  </a>{' '}
                  {row.email}, {staff.since(longMoment(locale, zone, row.since))}
                </p>
              </div>
              {model.mayChange && (
                <SecondQuestion
                  label={staff.remove}
                  about={row.name}
                  className="btn-quiet"
                  question={staff.removeQuestion(row.name)}
                  confirm={staff.removeConfirm}
                  intent="remove"
                >
                  <input type="hidden" name="place" value={row.id} />
                </SecondQuestion>
              )}
            </li>
          ))}
        </ol>
      )}
      <section aria-labelledby="log" className="mt-12">
        <h2 id="log">{staff.log}</h2>
        {model.log.length === 0 ? (
          <p className="mt-3 text-soft">{staff.noLog}</p>
        ) : (
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {model.log.map((row) => (
              <li key={row.id} className="py-3">
                <p>
                  {row.name}: {staff.outcome[row.outcome]}
                </p>
                <p className="text-sm text-soft">
                  {staff.offered(longMoment(locale, zone, row.from), longMoment(locale, zone, row.at))}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      {model.mayRule && <Rules model={model} />}
    </div>
  );
}

function Rules({ model }: { readonly model: WaitlistModel }) {
  const { staff } = useTexts().waitlist;
  const { rules } = model;
  const fields = [
    ['offerMinutes', staff.offerMinutes, 'number', String(rules.offerMinutes)],
    ['quietFrom', staff.quietFrom, 'time', wallTime(rules.quietFrom)],
    ['quietTo', staff.quietTo, 'time', wallTime(rules.quietTo)],
  ] as const;
  return (
    <section aria-labelledby="rules" className="mt-12 max-w-xl">
      <h2 id="rules">{staff.rules}</h2>
      <p className="mt-3 text-soft">{staff.rulesHint}</p>
      <form method="post" noValidate className="mt-4 space-y-6">
        {fields.map(([name, label, type, value]) => (
          <div key={name}>
            <label htmlFor={name} className="font-medium">
              {label}
            </label>
            <div className="mt-1.5">
              <input id={name} name={name} type={type} className="input" defaultValue={value} required />
            </div>
          </div>
        ))}
        <button type="submit" name="intent" value="rules" className="btn-quiet">
          {staff.save}
        </button>
      </form>
    </section>
  );
}
