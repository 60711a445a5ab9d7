import { longDay, longMoment, shortMoment, timeOfDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DeskMoveModel } from '../routes/admin-visit-move.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';

type DeskMoveProps = {
  readonly model: DeskMoveModel;
  readonly problem: { readonly message: string; readonly nearest: readonly string[] } | null;
};

export function DeskMovePage({ model, problem }: DeskMoveProps) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const words = calendar.visit;
  const { visit, zone, day, starts, movable } = model;
  const status = calendar.status[visit.status];
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/visits/${visit.id}`} className="link-tall">
          ‹ {words.backToVisit}
        </Anchor>
      </p>
      <h1 className="cal-title">{words.moving.heading(visit.name)}</h1>
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem.message}</p>
          {movable && <Starts model={model} starts={problem.nearest} withDay />}
        </Notice>
      )}
      <p>
        {words.moving.is}: <strong>{longMoment(locale, zone, visit.start)}</strong>–
        {timeOfDay(locale, zone, visit.end)}, {status}
        <br />
        {visit.items.map(({ name, staffName }) => `${name} ${words.with(staffName)}`).join(', ')}
      </p>
      {movable ? (
        <>
          <form
            method="get"
            action={inLocale(locale, `/admin/visits/${visit.id}/move`)}
            className="desk-fields"
          >
            <div>
              <label htmlFor="day">{words.moving.day}</label>
              <input
                id="day"
                type="date"
                name="day"
                defaultValue={day}
                min={model.today}
                className="input"
                required
              />
            </div>
            <div>
              <label htmlFor="staff">{words.moving.staff}</label>
              <select id="staff" name="staff" defaultValue={model.staff} className="input">
                <option value="">{words.moving.asIsStaff}</option>
                {model.colleagues.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <button className="btn-quiet">{words.moving.show}</button>
          </form>
          <section className="space-y-3">
            <h2>{words.moving.free(longDay(locale, day))}</h2>
            {starts.length === 0 && <p>{words.moving.nothingFree}</p>}
            <Starts model={model} starts={starts} />
            <p className="text-soft">{words.moving.hint}</p>
          </section>
        </>
      ) : (
        <Notice tone="alarm">
          <p>{words.refused.wrong_state(status)}</p>
        </Notice>
      )}
    </div>
  );
}

type StartsProps = {
  readonly model: DeskMoveModel;
  readonly starts: readonly string[];
  readonly withDay?: boolean;
};

function Starts({ model, starts, withDay = false }: StartsProps) {
  const locale = useLocale();
  const { visit, staff, day, zone } = model;
  if (starts.length === 0) return null;
  const address = `/admin/visits/${visit.id}/move?day=${day}${staff === '' ? '' : `&staff=${staff}`}`;
  return (
    <form method="post" action={inLocale(locale, address)} className="start-grid">
      <input type="hidden" name="sequence" value={visit.sequence} />
      <input type="hidden" name="staff" value={staff} />
      {starts.map((start) => (
        <button key={start} name="start" value={start} className="start">
          {withDay ? shortMoment(locale, zone, start) : start.slice(11, 16)}
        </button>
      ))}
    </form>
  );
}
