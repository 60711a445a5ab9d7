import type { ReactNode } from 'react';
import type { LocalDate } from '#domain/shared/local-date.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

type ToolbarProps = {
  readonly heading: string;
  readonly view: 'day' | 'week';
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly previous: LocalDate;
  readonly next: LocalDate;
  /** The slug that the addresses carry on; null: none. */
  readonly staff: string | null;
  /** The page on which a visit is entered; null: not for this reader, or not for this day. */
  readonly create: string | null;
  /** What there is to know of the time that is shown. */
  readonly children?: ReactNode;
};

/** Where in time one is, and every way to be elsewhere. */
export function CalendarToolbar(props: ToolbarProps) {
  const { heading, view, day, today, previous, next, staff, create, children } = props;
  const { calendar } = useTexts();
  const locale = useLocale();
  const query = staff === null ? '' : `?staff=${staff}`;
  const at = (date: LocalDate, as: 'day' | 'week' = view) =>
    `/admin/calendar/${date}${as === 'week' ? '/week' : ''}${query}`;
  const [back, on] =
    view === 'day' ? [calendar.previousDay, calendar.nextDay] : [calendar.previousWeek, calendar.nextWeek];
  return (
    <div className="cal-bar">
      <h1 className="cal-title">{heading}</h1>
      <div className="cal-steps no-print">
        <Anchor to={at(previous)} className="cal-step" aria-label={back}>
          ‹
        </Anchor>
        <Anchor
          to={`${at(today)}${view === 'day' ? '#now' : ''}`}
          className="cal-step cal-today"
          aria-current={day === today ? 'date' : undefined}
        >
          {calendar.today}
        </Anchor>
        <Anchor to={at(next)} className="cal-step" aria-label={on}>
          ›
        </Anchor>
      </div>
      <nav aria-label={calendar.view} className="cal-steps no-print">
        {(['day', 'week'] as const).map((each) => (
          <Anchor
            key={each}
            to={at(day, each)}
            className="cal-step"
            aria-current={each === view ? 'page' : undefined}
          >
            {calendar[each]}
          </Anchor>
        ))}
      </nav>
      {create !== null && (
        <div className="cal-steps no-print">
          <Anchor to={create} className="cal-step cal-new">
            + {calendar.creating.link}
          </Anchor>
          <Anchor to={`/admin/calendar/${day}/pause${query}`} className="cal-step">
            {calendar.pause.link}
          </Anchor>
          <Anchor to={`/admin/calendar/${day}/ill${query}`} className="cal-step">
            {calendar.ill.link}
          </Anchor>
        </div>
      )}
      {view === 'day' && (
        <a
          href={inLocale(locale, `/admin/calendar/${day}/sheet.pdf`)}
          className="cal-step no-print"
          title={calendar.daySheet.title}
        >
          {calendar.daySheet.link}
        </a>
      )}
      <form method="get" action={inLocale(locale, '/admin/calendar')} className="cal-date">
        <label htmlFor="day" className="sr-only">
          {calendar.goTo}
        </label>
        <input id="day" type="date" name="day" defaultValue={day} className="cal-input" required />
        {view === 'week' && <input type="hidden" name="view" value="week" />}
        {staff !== null && <input type="hidden" name="staff" value={staff} />}
        <button className="cal-step">{calendar.go}</button>
      </form>
      {children}
    </div>
  );
}
