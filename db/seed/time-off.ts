/** When colleagues are away or not to be booked, besides their weekly hours. Wall-clock minutes of single days. */
import { addDays } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { AbsenceRow } from './builders/visit-rows.ts';
import { wall } from './builders/settings-rows.ts';
import type { SeedPeriod } from './period.ts';

export type TimeOff = {
  /** The colleague's slug. */
  readonly who: string;
  readonly from: LocalDate;
  readonly days: number;
  /** Null: the days whole. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  readonly why: { readonly absence: AbsenceRow['kind'] } | { readonly block: string };
};

const absence = (who: string, kind: AbsenceRow['kind'], from: LocalDate, days: number): TimeOff => ({
  who,
  from,
  days,
  hours: null,
  why: { absence: kind },
});

const hours = (from: string, to: string) => ({ from: wall(from), to: wall(to) });

/** @param team the slugs of those who work there */
export function timeOff({ monday, mondays }: SeedPeriod, team: ReadonlySet<string>): TimeOff[] {
  return [
    absence('dario', 'holiday', addDays(monday, -28), 7),
    absence('aylin', 'illness', addDays(monday, -13), 2),
    absence('livio', 'holiday', addDays(monday, 14), 7),
    { ...absence('mirjam', 'training', addDays(monday, 11), 1), hours: hours('13:00', '16:00') },
    ...mondays.flatMap((week, index): TimeOff[] => [
      {
        who: 'nora',
        from: addDays(week, 3),
        days: 1,
        hours: hours('10:30', '11:30'),
        why: { block: 'Büro' },
      },
      ...(index % 2 === 0
        ? [
            {
              who: 'mirjam',
              from: addDays(week, 3),
              days: 1,
              hours: hours('09:00', '09:30'),
              why: { block: 'Wareneingang' },
            },
          ]
        : []),
    ]),
  ].filter(({ who, from }) => team.has(who) && from >= mondays[0]! && from <= addDays(mondays.at(-1)!, 6));
}
