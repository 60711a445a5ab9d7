import type { Weekday } from '#domain/slots/salon-book.ts';
import { dayOfYear, monthName } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { GridDay } from './month-grid.ts';
import type { CalendarModel } from './read-calendar.ts';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

type MonthCalendarProps = {
  readonly calendar: CalendarModel;
  /** The page itself, with everything of its address but the day and month. */
  readonly path: string;
  readonly query: string;
};

/** A month of links: the whole page without a script, and small enough for a bad line. */
export function MonthCalendar({ calendar, path, query }: MonthCalendarProps) {
  const { booking, site } = useTexts();
  const locale = useLocale();
  const base = `${inLocale(locale, path)}?${query === '' ? '' : `${query}&`}`;
  const { previous, next, month, day } = calendar;
  const step = 'flex size-12 items-center justify-center text-2xl';
  return (
    <section id="calendar" aria-labelledby="month">
      <div className="flex items-center justify-between">
        {previous === null ? (
          <span className={step} />
        ) : (
          <a
            href={`${base}month=${previous}#calendar`}
            className={`${step} text-accent`}
            aria-label={booking.time.previousMonth}
          >
            <span aria-hidden="true">‹</span>
          </a>
        )}
        <h2 id="month" className="text-xl">
          {monthName(locale, month)}
        </h2>
        {next === null ? (
          <span className={step} />
        ) : (
          <a
            href={`${base}month=${next}#calendar`}
            className={`${step} text-accent`}
            aria-label={booking.time.nextMonth}
          >
            <span aria-hidden="true">›</span>
          </a>
        )}
      </div>
      <table className="month -mx-2 w-[calc(100%+1rem)] table-fixed">
        <caption className="sr-only">{booking.time.calendarOf(monthName(locale, month))}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" className="py-2 text-sm font-normal text-soft">
                <abbr title={site.weekdays[weekday]} className="no-underline">
                  {site.shortWeekdays[weekday]}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.weeks.map((week, index) => (
            <tr key={index}>
              {week.map((cell, weekday) => (
                <td key={weekday}>
                  {cell !== null && <DayCell cell={cell} base={base} selected={cell.day === day} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayCell({
  cell,
  base,
  selected,
}: {
  readonly cell: GridDay;
  readonly base: string;
  readonly selected: boolean;
}) {
  const { time } = useTexts().booking;
  const locale = useLocale();
  const { day, free, open } = cell;
  const date = Number(day.slice(8));
  if (!open) return <span className="day">{date}</span>;
  return (
    <a
      href={`${base}day=${day}#times`}
      className="day"
      data-free={free > 0 ? '' : undefined}
      aria-current={selected ? 'date' : undefined}
      aria-label={`${dayOfYear(locale, day)}, ${free > 0 ? time.free(free) : time.noneFree}`}
    >
      {date}
      {free > 0 && <i data-level={free > 12 ? 3 : free > 4 ? 2 : 1} />}
    </a>
  );
}
