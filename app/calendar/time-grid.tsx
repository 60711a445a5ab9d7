import type { ReactNode } from 'react';
import { isMovable } from '#domain/calendar/visit-steps.ts';
import { useDocumentFacts } from '../document/document-facts.tsx';
import { wallTime } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import type { ShadeBox, SheetColumn, VisitBox } from './sheet-model.ts';

export type GridColumn = {
  readonly key: string;
  readonly heading: ReactNode;
  /** Minutes since midnight; null where it is not now. */
  readonly now: number | null;
  /** Shown also where there is room for one only. */
  readonly front: boolean;
  readonly sheet: SheetColumn;
  readonly day: string;
  readonly staff: { readonly slug: string; readonly name: string } | null;
  /** Where free time leads, without the time of day; null: nothing is booked here any more, or not by this reader. */
  readonly create: string | null;
};

type Hours = { readonly from: number; readonly to: number };

type TimeGridProps = {
  readonly label: string;
  readonly hours: Hours;
  readonly columns: readonly GridColumn[];
};

/** How many lines a card of so many minutes holds whole; half a line is worse than none. */
const linesIn = (minutes: number): number => Math.max(1, Math.floor((minutes - 4.5) / 10));

const place = ({ from, to }: Hours): string => `f${from} t${to}`;

/** Columns beside an axis of hours. */
export function TimeGrid({ label, hours, columns }: TimeGridProps) {
  const axis = Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index);
  return (
    <div className="sheet" role="region" aria-label={label} tabIndex={0} data-sheet>
      <Places hours={hours} columns={columns} axis={axis} />
      <div className="sheet-axis" aria-hidden="true">
        <div className="sheet-head" />
        <div className="sheet-body">
          {axis.map((hour) => (
            <span key={hour} className={`sheet-hour f${hour * 60}`}>
              {wallTime(hour * 60)}
            </span>
          ))}
        </div>
      </div>
      {columns.map((column) => (
        <Column key={column.key} column={column} hours={hours} />
      ))}
    </div>
  );
}

/**
 * Which minute is where: one style tag under the page's nonce, because the content security policy takes no style
 * attributes.
 */
function Places({
  hours,
  columns,
  axis,
}: Pick<TimeGridProps, 'hours' | 'columns'> & { axis: readonly number[] }) {
  const { nonce } = useDocumentFacts();
  const boxes = columns.flatMap(({ sheet }) => [
    ...sheet.visits,
    ...sheet.waits,
    ...sheet.shades,
    ...sheet.free,
  ]);
  const nows = columns.flatMap(({ now }) => (now === null ? [] : [now]));
  const froms = new Set([...boxes.map(({ from }) => from), ...axis.map((hour) => hour * 60), ...nows]);
  const tos = new Set(boxes.map(({ to }) => to));
  const rules = [
    `.sheet{--begin:${hours.from * 60};--end:${hours.to * 60}}`,
    ...[...froms].map((minute) => `.f${minute}{--f:${minute}}`),
    ...[...tos].map((minute) => `.t${minute}{--t:${minute}}`),
  ];
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: rules.join('') }} />;
}

function Column({ column, hours }: { readonly column: GridColumn; readonly hours: Hours }) {
  const { calendar } = useTexts();
  const { sheet, now } = column;
  const inSight = ({ from, to }: Hours) => from < hours.to * 60 && to > hours.from * 60;
  return (
    <section
      className="sheet-column"
      data-front={column.front ? '' : undefined}
      data-column={column.key}
      data-day={column.day}
      data-staff={column.staff?.slug}
      data-staff-name={column.staff?.name}
    >
      <h2 className="sheet-head">{column.heading}</h2>
      <div className="sheet-body">
        {sheet.shades.filter(inSight).map((shade) => (
          <Shade key={`${shade.kind}${shade.from}${shade.id ?? ''}`} shade={shade} />
        ))}
        {column.create !== null &&
          sheet.free.map(({ from, to }) => (
            <Anchor
              key={`free${from}`}
              to={`${column.create}&time=${wallTime(from)}`}
              className={`free ${place({ from, to })}`}
              aria-label={calendar.creating.at(wallTime(from))}
              data-free={wallTime(from)}
            >
              <span aria-hidden="true">+ {wallTime(from)}</span>
            </Anchor>
          ))}
        {sheet.waits.map((wait) => (
          <div key={`${wait.id}${wait.from}`} className={`wait ${place(wait)}`}>
            <span>{calendar.waiting}</span>
          </div>
        ))}
        {sheet.visits.map((visit) => (
          <VisitCard key={`${visit.id}${visit.from}`} visit={visit} />
        ))}
        {now !== null && now >= hours.from * 60 && now < hours.to * 60 && (
          <div className={`now f${now}`} id={column.front ? 'now' : undefined}>
            <span>
              <span className="sr-only">{calendar.now} </span>
              {wallTime(now)}
            </span>
          </div>
        )}
      </div>
    </section>
  );
}

/** Somebody has entered a block or an absence, and can take it away; hours and breaks are settings. */
function Shade({ shade }: { readonly shade: ShadeBox }) {
  const name = `shade ${place(shade)}`;
  const label = <span>{shade.label}</span>;
  if (shade.id === null) {
    return (
      <div className={name} data-kind={shade.kind}>
        {label}
      </div>
    );
  }
  return (
    <Anchor to={`/admin/pauses/${shade.id}`} className={name} data-kind={shade.kind}>
      {label}
    </Anchor>
  );
}

function VisitCard({ visit }: { readonly visit: VisitBox }) {
  const locale = useLocale();
  const { calendar, deposits } = useTexts();
  const { status, first, customer, services, time } = visit;
  const below: readonly (readonly [name: string, words: string])[] = [
    ...(first && status !== 'confirmed' && status !== 'reserved'
      ? [['card-status', calendar.status[status]] as const]
      : []),
    ['card-services', services],
    ...(first && visit.hasNote ? [['card-note', calendar.note] as const] : []),
    ...(first && visit.isPaidAhead ? [['card-deposit', deposits.desk.paid] as const] : []),
  ];
  const room = linesIn(visit.to - visit.from) - 1;
  const content = (
    <>
      <span className="card-line">
        <span className="card-time">{first ? time.slice(0, 5) : wallTime(visit.from)}</span>{' '}
        {first ? (
          <strong>{customer}</strong>
        ) : (
          <>
            <span aria-hidden="true">… {customer}</span>
            <span className="sr-only">{calendar.goesOn(customer)}</span>
          </>
        )}
      </span>
      {below.map(([name, words], position) => (
        <span key={name} className={position < room ? name : 'sr-only'}>
          {words}
        </span>
      ))}
    </>
  );
  const name = `card ${place(visit)}`;
  if (status === 'reserved') {
    return (
      <div className={name} data-status={status}>
        {content}
      </div>
    );
  }
  return (
    <Anchor
      to={`/admin/visits/${visit.id}`}
      className={name}
      data-status={status}
      data-note={first && visit.hasNote ? '' : undefined}
      data-visit={visit.id}
      data-name={customer}
      data-sequence={visit.sequence}
      data-movable={isMovable(status) ? inLocale(locale, `/admin/visits/${visit.id}/move`) : undefined}
    >
      {content}
    </Anchor>
  );
}
