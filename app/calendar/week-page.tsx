import { dayOfYear, shortDay, wallTime } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { WeekPageModel } from '../routes/admin-calendar-week.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import type { SheetColumn } from './sheet-model.ts';
import { TimeGrid } from './time-grid.tsx';

export function WeekPage({ model }: { readonly model: WeekPageModel }) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const { days, one, staff, day } = model;
  const heading = calendar.weekOf(shortDay(locale, days[0]!.day), shortDay(locale, days[6]!.day));
  return (
    <div
      className="cal"
      data-calendar={days.map((each) => each.day).join(' ')}
      data-live={model.live}
      data-versions={model.versions}
      data-drag-question={model.changeable ? calendar.dragQuestion : undefined}
    >
      <CalendarToolbar
        heading={heading}
        view="week"
        day={day}
        today={model.today}
        previous={model.previous}
        next={model.next}
        staff={one?.slug ?? null}
        create={model.changeable && day >= model.today ? `/admin/calendar/${day}/new` : null}
      />
      <nav aria-label={calendar.whose} className="cal-whose no-print">
        <Anchor
          to={`/admin/calendar/${day}/week`}
          className="cal-step"
          aria-current={one === null ? 'true' : undefined}
        >
          {calendar.all}
        </Anchor>
        {staff.map(({ id, slug, name }) => (
          <Anchor
            key={id}
            to={`/admin/calendar/${day}/week?staff=${slug}`}
            className="cal-step"
            aria-current={slug === one?.slug ? 'true' : undefined}
          >
            {name.split(' ')[0]}
          </Anchor>
        ))}
      </nav>
      {one === null ? (
        <Roster model={model} heading={heading} />
      ) : (
        <OneWeek model={model} heading={heading} />
      )}
    </div>
  );
}

type Part = { readonly model: WeekPageModel; readonly heading: string };

/** The days of one colleague beside each other. */
function OneWeek({ model, heading }: Part) {
  const { calendar } = useTexts();
  const locale = useLocale();
  // A closed day without a visit says so in its column; it must not stretch the hours.
  const drawn = model.days.filter(
    ({ closed, columns }) => closed === null || columns.some(({ count }) => count > 0),
  );
  const shown = drawn.length > 0 ? drawn : model.days;
  const hours = {
    from: Math.min(...shown.map((each) => each.hours.from)),
    to: Math.max(...shown.map((each) => each.hours.to)),
  };
  return (
    <TimeGrid
      label={calendar.sheet(heading)}
      hours={hours}
      columns={model.days.map((each) => ({
        key: each.day,
        heading: (
          <Anchor to={`/admin/calendar/${each.day}?staff=${model.one?.slug ?? ''}`} className="cal-day">
            {shortDay(locale, each.day)} <small>{calendar.visits(each.columns[0]?.count ?? 0)}</small>
          </Anchor>
        ),
        now: each.day === model.today ? model.now : null,
        front: each.day === model.day,
        sheet: each.columns[0]!,
        day: each.day,
        staff: model.one,
        create:
          model.changeable && each.day >= model.today
            ? `/admin/calendar/${each.day}/new?staff=${model.one?.slug ?? ''}`
            : null,
      }))}
    />
  );
}

/** Everybody's week: a row for each colleague, a list for each day. */
function Roster({ model, heading }: Part) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const { days, staff, today } = model;
  return (
    <div className="roster" role="region" aria-label={calendar.sheet(heading)} tabIndex={0} data-sheet>
      <table>
        <thead>
          <tr>
            <td />
            {days.map(({ day, closed }) => (
              <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}>
                <Anchor to={`/admin/calendar/${day}`} className="cal-day">
                  {shortDay(locale, day)}
                </Anchor>
                {closed !== null && <small>{closed === '' ? calendar.shade.closed : closed}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {staff.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {days.map(({ day, closed, columns }) => {
                const column = columns.find(({ key }) => key === id);
                return (
                  <td key={day} data-closed={closed === null ? undefined : ''}>
                    {column !== undefined && (
                      <Cell column={column} day={dayOfYear(locale, day)} closed={closed !== null} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { readonly column: SheetColumn; readonly day: string; readonly closed: boolean };

function Cell({ column, day, closed }: CellProps) {
  const { calendar } = useTexts();
  const visits = column.visits.filter(({ first }) => first);
  const pauses = column.shades.filter(({ kind }) => kind === 'absence' || kind === 'block');
  if (!column.works && visits.length === 0) {
    return closed ? null : <p className="roster-off">{calendar.shade.off}</p>;
  }
  return (
    <>
      {pauses.map((pause) => (
        <p key={`${pause.id}`} className="roster-off">
          {column.absent ? '' : `${wallTime(pause.from)}–${wallTime(pause.to)} `}
          {pause.label}
        </p>
      ))}
      {visits.length === 0 && pauses.length === 0 && <p className="roster-free">{calendar.empty.free}</p>}
      {visits.length > 0 && (
        <ul aria-label={day}>
          {visits.map((visit) => (
            <li key={visit.id}>
              <RosterVisit visit={visit} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function RosterVisit({ visit }: { readonly visit: SheetColumn['visits'][number] }) {
  const { calendar } = useTexts();
  const { status } = visit;
  const content = (
    <>
      <span className="card-time">{visit.time.slice(0, 5)}</span> <strong>{visit.customer}</strong>
      {status !== 'confirmed' && status !== 'reserved' && (
        <span className="card-status">{calendar.status[status]}</span>
      )}
    </>
  );
  return status === 'reserved' ? (
    <span className="roster-visit" data-status={status}>
      {content}
    </span>
  ) : (
    <Anchor to={`/admin/visits/${visit.id}`} className="roster-visit" data-status={status}>
      {content}
    </Anchor>
  );
}
