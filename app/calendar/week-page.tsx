import { dayOfYear, shortDay } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { WeekPageModel } from '../routes/admin-calendar-week.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import type { RosterCell, RosterDay } from './roster-model.ts';
import type { SheetDay } from './sheet-model.ts';
import { TimeGrid } from './time-grid.tsx';

export function WeekPage({ model }: { readonly model: WeekPageModel }) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const { days, one, staff, day } = model;
  const heading = calendar.weekOf(shortDay(locale, days[0]!), shortDay(locale, days[6]!));
  return (
    <div
      className="cal"
      data-calendar={days.join(' ')}
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
      {model.roster !== null && <Roster model={model} days={model.roster} heading={heading} />}
      {model.sheets !== null && <OneWeek model={model} days={model.sheets} heading={heading} />}
    </div>
  );
}

type Part<Day> = {
  readonly model: WeekPageModel;
  readonly days: readonly Day[];
  readonly heading: string;
};

/** The days of one colleague beside each other. */
function OneWeek({ model, days, heading }: Part<SheetDay>) {
  const { calendar } = useTexts();
  const locale = useLocale();
  // A closed day without a visit says so in its column; it must not stretch the hours.
  const drawn = days.filter(
    ({ closed, columns }) => closed === null || columns.some(({ count }) => count > 0),
  );
  const shown = drawn.length > 0 ? drawn : days;
  const hours = {
    from: Math.min(...shown.map((each) => each.hours.from)),
    to: Math.max(...shown.map((each) => each.hours.to)),
  };
  return (
    <TimeGrid
      label={calendar.sheet(heading)}
      hours={hours}
      columns={days.map((each) => ({
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
function Roster({ model, days, heading }: Part<RosterDay>) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const { staff, today } = model;
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
              {days.map(({ day, closed, cells }) => {
                const cell = cells.find(({ key }) => key === id);
                return (
                  <td key={day} data-closed={closed === null ? undefined : ''}>
                    {cell !== undefined && (
                      <Cell cell={cell} day={dayOfYear(locale, day)} closed={closed !== null} />
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

type CellProps = { readonly cell: RosterCell; readonly day: string; readonly closed: boolean };

function Cell({ cell: { works, lines, pauses }, day, closed }: CellProps) {
  const { calendar } = useTexts();
  if (!works && lines === '') {
    return closed ? null : <p className="roster-off">{calendar.shade.off}</p>;
  }
  return (
    <>
      {pauses.map(({ id, words }) => (
        <p key={id} className="roster-off">
          {words}
        </p>
      ))}
      {lines === '' && pauses.length === 0 && <p className="roster-free">{calendar.empty.free}</p>}
      {lines !== '' && <ul aria-label={day} dangerouslySetInnerHTML={{ __html: lines }} />}
    </>
  );
}
