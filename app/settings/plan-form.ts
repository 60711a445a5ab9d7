/** The form of a colleague's hours: its shape only. What may stand in it is the domain's rule. */
import { WEEKDAYS, type RawHours, type RawSpan } from '#domain/settings/opening-hours.ts';
import type { PlanSpan, RawPlan, StaffPlan } from '#domain/settings/staff-plan.ts';
import type { SalonPartInput } from '#domain/settings/salon-part.ts';
import { wallTime } from '../i18n/format.ts';
import { textIn } from '../forms/text.ts';
import { inputOf } from './part-forms.ts';

export type PlanPart = 'work' | 'breaks';
export const PLAN_PARTS = ['work', 'breaks'] as const satisfies readonly PlanPart[];

/** Two spells of work with time off in between, one break; always room for one more than there is. */
const FEWEST = { work: 2, breaks: 1 } as const;
const MOST_SPANS = 8;

/** What the domain's refusals call it. */
export const dayField = (part: PlanPart, weekday: number): string =>
  `${part === 'work' ? 'day' : 'break'}${weekday}`;

export const planField = (part: PlanPart, weekday: number, index: number, end: 'from' | 'to'): string =>
  `${dayField(part, weekday)}-${index}-${end}`;

export const readPlanForm = (posted: FormData): SalonPartInput<RawPlan> =>
  inputOf(posted, {
    from: textIn(posted, 'from'),
    work: readWeek(posted, 'work'),
    breaks: readWeek(posted, 'breaks'),
  });

const readWeek = (posted: FormData, part: PlanPart): RawHours =>
  WEEKDAYS.map((weekday) =>
    Array.from({ length: MOST_SPANS }, (_, index) => index)
      .filter((index) => index < FEWEST[part] || posted.has(planField(part, weekday, index, 'from')))
      .map((index) => ({
        from: textIn(posted, planField(part, weekday, index, 'from')),
        to: textIn(posted, planField(part, weekday, index, 'to')),
      })),
  );

export const rawPlanOf = ({ from, work, breaks }: StaffPlan): RawPlan => ({
  from: from ?? '',
  work: rawWeekOf(work, FEWEST.work),
  breaks: rawWeekOf(breaks, FEWEST.breaks),
});

const NO_SPAN: RawSpan = { from: '', to: '' };

const rawWeekOf = (spans: readonly PlanSpan[], fewest: number): RawHours =>
  WEEKDAYS.map((weekday) => {
    const own = spans
      .filter((span) => span.weekday === weekday)
      .map(({ from, to }) => ({ from: wallTime(from), to: wallTime(to) }));
    const rows = Math.min(MOST_SPANS, Math.max(fewest, own.length + 1));
    return [...own, ...Array.from({ length: rows - own.length }, () => NO_SPAN)];
  });
