/** A colleague's hours in words. */
import { WEEKDAYS, type RawSpan } from '#domain/settings/opening-hours.ts';
import type { RawPlan } from '#domain/settings/staff-plan.ts';
import type { Weekday, WeeklySpan } from '#domain/slots/salon-book.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { numericDay, wallTime } from '../i18n/format.ts';
import type { Difference } from './form-answer.ts';
import { PLAN_PARTS, type PlanPart } from './plan-form.ts';

const dayName = (weekday: number, { site }: Catalogue): string => site.weekdays[weekday as Weekday];

/** What an error or a difference is about, by the name that the domain gives the field. */
export function planLabel(field: string, texts: Catalogue): string {
  if (field === 'from') return texts.team.hours.from;
  const day = dayName(Number(field.slice(-1)), texts);
  return field.startsWith('day') ? texts.team.hours.workOf(day) : texts.team.hours.breaksOf(day);
}

export const partLabel = (part: PlanPart, weekday: Weekday, texts: Catalogue): string =>
  part === 'work'
    ? texts.team.hours.workOf(dayName(weekday, texts))
    : texts.team.hours.breaksOf(dayName(weekday, texts));

const spanWords = (spans: readonly RawSpan[], { team, settings }: Catalogue, part: PlanPart): string =>
  spans
    .filter(({ from, to }) => from !== '' || to !== '')
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ') || (part === 'work' ? team.hours.off : settings.nothing);

export function planDifferences(stored: RawPlan, yours: RawPlan, texts: Catalogue): readonly Difference[] {
  const first = ({ from }: RawPlan) => (from === '' ? texts.team.hours.atOnce : from);
  return [
    { label: texts.team.hours.from, stored: first(stored), yours: first(yours) },
    ...WEEKDAYS.flatMap((weekday, index) =>
      PLAN_PARTS.map((part) => ({
        label: partLabel(part, weekday, texts),
        stored: spanWords(stored[part][index] ?? [], texts, part),
        yours: spanWords(yours[part][index] ?? [], texts, part),
      })),
    ),
  ].filter((each) => each.stored !== each.yours);
}

/** `Dienstag 09:00–18:00 (bis 31.03.2026)`, one line a span. */
export const endingWords = (spans: readonly WeeklySpan[], texts: Catalogue): readonly string[] =>
  spans.map(({ weekday, from, to, validTo }) => {
    const until = texts.team.hours.endingUntil(numericDay(validTo ?? ('' as LocalDate)));
    return `${dayName(weekday, texts)} ${wallTime(from)}–${wallTime(to)} (${until})`;
  });
