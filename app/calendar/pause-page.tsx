import { longMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { PausePageModel } from '../routes/admin-pause.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { AffectedList } from './affected-list.tsx';

export function PausePage({ model }: { readonly model: PausePageModel }) {
  const { calendar } = useTexts();
  const words = calendar.pause;
  const locale = useLocale();
  const { zone, visits } = model;
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/calendar/${model.day}`} className="link-tall">
          ‹ {calendar.visit.back}
        </Anchor>
      </p>
      <h1 className="cal-title">
        {model.staffName}: {words.kind[model.kind]}
      </h1>
      {model.saved && (
        <Notice tone="good" urgent>
          <p>{words.saved}</p>
        </Notice>
      )}
      <p>
        <strong>
          {longMoment(locale, zone, model.start)} – {longMoment(locale, zone, model.end)}
        </strong>
        {model.reason !== '' && (
          <>
            <br />
            {model.reason}
          </>
        )}
      </p>
      {visits.length > 0 && (
        <section className="space-y-3">
          <h2>{words.still(visits.length)}</h2>
          <p>{words.stillHint}</p>
          <AffectedList rows={visits} zone={zone} />
          {model.plannable && (
            <p>
              <Anchor to={`/admin/pauses/${model.id}/plan`} className="btn-main">
                {calendar.ill.planLink}
              </Anchor>
            </p>
          )}
        </section>
      )}
      {model.removable && (
        <form method="post" action={inLocale(locale, `/admin/pauses/${model.id}`)}>
          {model.plannable && <p className="mb-3">{words.removeWhat}</p>}
          <button className="btn-alarm" data-pending={words.pending}>
            {words.remove}
          </button>
        </form>
      )}
    </div>
  );
}
