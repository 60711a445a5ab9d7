import { longDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { IllTodayAnswer, IllTodayModel } from '../routes/admin-ill-today.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PauseTimes } from './pause-times.tsx';

type IllTodayProps = { readonly model: IllTodayModel; readonly answer: IllTodayAnswer | null };

/** Who is away, and until when: all that has to be said before there is a plan. */
export function IllTodayPage({ model, answer }: IllTodayProps) {
  const { ill, pause } = useTexts().calendar;
  const locale = useLocale();
  const { day } = model;
  const errors = answer?.errors ?? [];
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/calendar/${day}`} className="link-tall">
          ‹ {longDay(locale, day)}
        </Anchor>
      </p>
      <h1 className="cal-title">{ill.heading}</h1>
      <p>{ill.intro}</p>
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action={inLocale(locale, `/admin/calendar/${day}/ill`)}
        noValidate
        className="create-form"
      >
        <input type="hidden" name="id" value={answer?.id ?? model.id} />
        <PauseTimes
          values={answer?.values ?? model.values}
          staff={model.staff}
          errors={errors}
          hint={ill.toHint}
        />
        <p className="flex flex-wrap gap-3">
          <button className="btn-main" data-pending={pause.pending}>
            {ill.next}
          </button>
          <Anchor to={`/admin/calendar/${day}`} className="btn-quiet">
            {pause.leave}
          </Anchor>
        </p>
      </form>
    </div>
  );
}
