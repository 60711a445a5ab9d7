import type { RawSpan } from '#domain/settings/opening-hours.ts';
import type { Weekday } from '#domain/slots/salon-book.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { FieldError } from '../ui/text-field.tsx';
import { dayField, planField, type PlanPart } from './plan-form.ts';

type PlanDayProps = {
  readonly weekday: Weekday;
  readonly parts: readonly { readonly part: PlanPart; readonly spans: readonly RawSpan[] }[];
  errorOf(field: string): string | undefined;
};

/** One day of a colleague's week: when they work, and when they pause. */
export function PlanDay({ weekday, parts, errorOf }: PlanDayProps) {
  const { site, team } = useTexts();
  return (
    <fieldset className="min-w-0 border-b border-line pb-5">
      <legend className="font-medium">{site.weekdays[weekday]}</legend>
      <div className="mt-1 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {parts.map(({ part, spans }) => (
          <PlanSpans
            key={part}
            part={part}
            weekday={weekday}
            spans={spans}
            words={team.hours[part]}
            error={errorOf(dayField(part, weekday))}
          />
        ))}
      </div>
    </fieldset>
  );
}

type PlanSpansProps = {
  readonly part: PlanPart;
  readonly weekday: Weekday;
  readonly spans: readonly RawSpan[];
  readonly words: string;
  readonly error: string | undefined;
};

const ENDS = [
  ['from', 'start'],
  ['to', 'end'],
] as const;

function PlanSpans({ part, weekday, spans, words, error }: PlanSpansProps) {
  const { site, team } = useTexts();
  const id = dayField(part, weekday);
  return (
    <div id={id} tabIndex={-1} className="min-w-0">
      <p className="text-sm font-medium text-soft">{words}</p>
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
      {spans.map((span, index) => (
        <div key={index} className="mt-1 grid grid-cols-2 gap-3">
          {ENDS.map(([end, word]) => (
            <label key={end} className="block min-w-0">
              {index === 0 && <span className="text-sm text-soft">{team.hours[word]}</span>}
              <input
                type="time"
                name={planField(part, weekday, index, end)}
                defaultValue={span[end]}
                aria-label={team.hours.label(site.weekdays[weekday], words, index + 1, team.hours[word])}
                aria-invalid={error !== undefined}
                aria-describedby={error === undefined ? undefined : `${id}-error`}
                className="input min-w-0"
              />
            </label>
          ))}
        </div>
      ))}
    </div>
  );
}
