/**
 * When a colleague works. The form has one week: the one that counts without end, be it already or from a day on. Hours
 * with a last day (a season, or the week before an announced change) are not edited.
 */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { addDays, parseLocalDate, type LocalDate } from '../shared/salon-time.ts';
import type { StaffMember, Weekday, WeeklySpan } from '../slots/salon-book.ts';
import type { FieldReason, FieldRefusal } from './field-rules.ts';
import { inWeekOrder, readHours, WEEKDAYS, type RawHours } from './opening-hours.ts';

/** As it was typed; `from` empty: at once. */
export type RawPlan = { readonly from: string; readonly work: RawHours; readonly breaks: RawHours };

export type PlanSpan = { readonly weekday: Weekday; readonly from: number; readonly to: number };

/** A week without end. `from`: the first day on which it counts; null: it counts already, or at once. */
export type StaffPlan = {
  readonly from: LocalDate | null;
  readonly work: readonly PlanSpan[];
  readonly breaks: readonly PlanSpan[];
};

export type StaffHours = Pick<StaffMember, 'hours' | 'breaks'>;

/** The refusals' fields are `from`, `day1` to `day7` and `break1` to `break7`, in the order of the form. */
export function readPlan(raw: RawPlan, today: LocalDate): Result<StaffPlan, readonly FieldRefusal[]> {
  const from = firstDayIn(raw.from, today);
  const work = readHours(raw.work);
  const breaks = readHours(raw.breaks);
  const refusals: FieldRefusal[] = from.ok ? [] : [{ field: 'from', reason: from.error }];
  for (const weekday of WEEKDAYS) {
    const own = work.ok ? undefined : work.error.find(({ field }) => field === `day${weekday}`);
    if (own !== undefined) refusals.push(own);
    const rest = breaks.ok ? undefined : breaks.error.find(({ field }) => field === `day${weekday}`);
    if (rest !== undefined) refusals.push({ ...rest, field: `break${weekday}` });
    // Of hours that cannot be read nothing lies outside.
    else if (own === undefined && !breaksFit(raw, weekday)) {
      refusals.push({ field: `break${weekday}`, reason: 'outside_work' });
    }
  }
  if (from.ok && from.value !== null && work.ok && work.value.length === 0) {
    // Nothing would be left to say that the week is over: who stays away is absent, and who goes has left.
    refusals.unshift({ field: 'from', reason: 'week_empty' });
  }
  if (!from.ok || !work.ok || !breaks.ok || refusals.length > 0) return err(refusals);
  return ok({ from: from.value, work: plain(work.value), breaks: plain(breaks.value) });
}

/** Today is at once. What is over is not changed any more. */
function firstDayIn(typed: string, today: LocalDate): Result<LocalDate | null, FieldReason> {
  if (typed.trim() === '') return ok(null);
  const day = parseLocalDate(typed.trim());
  if (day === null) return err('not_a_day');
  if (day < today) return err('day_over');
  return ok(day === today ? null : day);
}

/** Each break of the day lies in one of its working spans. */
function breaksFit({ work, breaks }: RawPlan, weekday: Weekday): boolean {
  const only = (raw: RawHours) =>
    readHours(WEEKDAYS.map((each, index) => (each === weekday ? (raw[index] ?? []) : [])));
  const [spans, rests] = [only(work), only(breaks)];
  if (!spans.ok || !rests.ok) return true;
  return rests.value.every((rest) =>
    spans.value.some((span) => span.from <= rest.from && rest.to <= span.to),
  );
}

const plain = (spans: readonly WeeklySpan[]): readonly PlanSpan[] =>
  inWeekOrder(spans).map(({ weekday, from, to }) => ({ weekday, from, to }));

const isOpen = ({ validTo }: WeeklySpan): boolean => validTo === null;

/** The day on which an announced week begins; null: none is announced. */
function announcedDay({ hours, breaks }: StaffHours, today: LocalDate): LocalDate | null {
  const starts = [...hours, ...breaks].flatMap(({ validFrom, validTo }) =>
    validTo === null && validFrom !== null && validFrom > today ? [validFrom] : [],
  );
  return starts.length === 0 ? null : starts.reduce((a, b) => (a > b ? a : b));
}

/** The week without end as it stands; an announced one, if there is one. */
export const planOf = ({ hours, breaks }: StaffHours, today: LocalDate): StaffPlan => ({
  from: announcedDay({ hours, breaks }, today),
  work: plain(hours.filter(isOpen)),
  breaks: plain(breaks.filter(isOpen)),
});

/** The hours with a last day that is still to come: a season, or what counts until an announced week begins. */
export const endingHours = ({ hours }: StaffHours, today: LocalDate): readonly WeeklySpan[] =>
  hours.filter(({ validTo }) => validTo !== null && validTo >= today);

/**
 * The hours with the new week in the place of the one without end. From a day on: what counts now ends the day before.
 * An announced week that is announced anew is taken back first, and what was to end for it goes on.
 */
export function replanned(stored: StaffHours, plan: StaffPlan, today: LocalDate): StaffHours {
  const announced = announcedDay(stored, today);
  return {
    hours: withWeek(takenBack(stored.hours, announced), plan.work, plan.from, today),
    breaks: withWeek(takenBack(stored.breaks, announced), plan.breaks, plan.from, today),
  };
}

function takenBack(spans: readonly WeeklySpan[], announced: LocalDate | null): readonly WeeklySpan[] {
  if (announced === null) return spans;
  const before = addDays(announced, -1);
  return spans
    .filter((span) => !isOpen(span) || span.validFrom !== announced)
    .map((span) => (span.validTo === before ? { ...span, validTo: null } : span));
}

function withWeek(
  spans: readonly WeeklySpan[],
  week: readonly PlanSpan[],
  from: LocalDate | null,
  today: LocalDate,
): readonly WeeklySpan[] {
  const validFrom = from ?? today;
  const last = addDays(validFrom, -1);
  const kept = spans.filter((span) => !isOpen(span));
  // What has counted stays to be seen on the days that are over.
  const ended = spans
    .filter((span) => isOpen(span) && (span.validFrom === null || span.validFrom <= last))
    .map((span) => ({ ...span, validTo: last }));
  return inWeekOrder([...kept, ...ended, ...week.map((span) => ({ ...span, validFrom, validTo: null }))]);
}
