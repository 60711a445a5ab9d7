import type { LocalDate } from '#domain/shared/local-date.ts';
import { longDay } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DayPageModel } from '../routes/admin-calendar-day.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { TimeGrid } from './time-grid.tsx';

export function DayPage({ model }: { readonly model: DayPageModel }) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const { sheet, staff, front, now } = model;
  const total = new Set(sheet.columns.flatMap(({ visits }) => visits.map(({ id }) => id))).size;
  const heading = longDay(locale, sheet.day);
  return (
    <div
      className="cal"
      data-calendar={sheet.day}
      data-live={model.live}
      data-versions={model.versions}
      data-drag-question={model.bookable ? calendar.dragQuestion : undefined}
    >
      <p className="cal-offline" hidden>
        {calendar.offline(model.seenAt)}
      </p>
      <CalendarToolbar
        heading={heading}
        view="day"
        day={sheet.day}
        today={model.today}
        previous={model.previous}
        next={model.next}
        staff={null}
        create={model.bookable ? `/admin/calendar/${sheet.day}/new` : null}
      >
        <p className="cal-facts">
          {sheet.closed !== null && <strong>{closedLine(calendar.empty, sheet.closed)} </strong>}
          {sheet.closed === null && staff.length === 0 && <strong>{calendar.empty.nobody} </strong>}
          {staff.length > 0 && (total === 0 ? calendar.empty.noVisits : calendar.visits(total))}
          {sheet.closed === null && model.away.length > 0 && (
            <span className="cal-away">{calendar.away(model.away.join(', '))}</span>
          )}
        </p>
      </CalendarToolbar>
      {staff.length > 0 && (
        <>
          <StaffSwitch staff={staff} front={front} day={sheet.day} />
          <TimeGrid
            label={calendar.sheet(heading)}
            hours={sheet.hours}
            columns={sheet.columns.map((column) => ({
              key: column.key,
              heading: (
                <>
                  {staff.find(({ id }) => id === column.key)?.name}{' '}
                  <small>{calendar.visits(column.count)}</small>
                </>
              ),
              now,
              front: column.key === front,
              sheet: column,
              day: sheet.day,
              staff: staff.find(({ id }) => id === column.key) ?? null,
              create: model.bookable
                ? `/admin/calendar/${sheet.day}/new?staff=${staff.find(({ id }) => id === column.key)?.slug ?? ''}`
                : null,
            }))}
          />
        </>
      )}
    </div>
  );
}

const closedLine = (
  words: { readonly closed: string; readonly closedFor: (reason: string) => string },
  reason: string,
): string => (reason === '' ? words.closed : words.closedFor(reason));

/** On a phone there is room for one column: this chooses whose. */
function StaffSwitch({
  staff,
  front,
  day,
}: {
  readonly staff: DayPageModel['staff'];
  readonly front: string | null;
  readonly day: LocalDate;
}) {
  const { calendar } = useTexts();
  return (
    <nav aria-label={calendar.whose} className="cal-switch no-print">
      {staff.map(({ id, slug, name }) => (
        <Anchor
          key={id}
          to={`/admin/calendar/${day}?staff=${slug}`}
          className="cal-step"
          aria-current={id === front ? 'true' : undefined}
        >
          {name.split(' ')[0]}
        </Anchor>
      ))}
    </nav>
  );
}
