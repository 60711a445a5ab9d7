import { PAUSE_KINDS } from '#domain/calendar/pause.ts';
import { longDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { PauseAnswer, PauseError, PauseNewModel } from '../routes/admin-pause-new.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AffectedList } from './affected-list.tsx';
import { PauseTimes } from './pause-times.tsx';

type PauseNewProps = { readonly model: PauseNewModel; readonly answer: PauseAnswer | null };

export function PauseNewPage({ model, answer }: PauseNewProps) {
  const words = useTexts().calendar.pause;
  const locale = useLocale();
  const { day, zone } = model;
  const values = answer?.values ?? model.values;
  const errors = answer?.errors ?? [];
  const affected = answer?.affected ?? null;
  const errorOf = (field: PauseError['field']) => errors.find((error) => error.field === field)?.message;
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/calendar/${day}`} className="link-tall">
          ‹ {longDay(locale, day)}
        </Anchor>
      </p>
      <h1 className="cal-title">{words.heading}</h1>
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action={inLocale(locale, `/admin/calendar/${day}/pause`)}
        noValidate
        className="create-form"
      >
        <input type="hidden" name="id" value={answer?.id ?? model.id} />
        <input type="hidden" name="seen" value={affected?.seen ?? ''} />
        <fieldset>
          <legend>{words.what}</legend>
          <div className="pause-kinds">
            {PAUSE_KINDS.map((kind) => (
              <label key={kind} className="create-service">
                <input type="radio" name="kind" value={kind} defaultChecked={kind === values.kind} />
                <span>{words.kind[kind]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <PauseTimes values={values} staff={model.staff} errors={errors} hint={words.wholeDay} />
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={values.reason}
          error={errorOf('reason')}
          autoComplete="off"
          optional
        />
        {affected !== null && (
          <Notice tone="alarm" title={words.affects(affected.rows.length)} urgent>
            {affected.again && <p>{words.changed}</p>}
            <AffectedList rows={affected.rows} zone={zone} />
            <p>{words.affectsHint}</p>
          </Notice>
        )}
        <p className="flex flex-wrap gap-3">
          <button className="btn-main" data-pending={words.pending}>
            {affected === null ? words.save : words.saveAnyway}
          </button>
          <Anchor to={`/admin/calendar/${day}`} className="btn-quiet">
            {words.leave}
          </Anchor>
        </p>
      </form>
    </div>
  );
}
