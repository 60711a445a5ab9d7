import { longMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { MoveConfirmModel } from '../routes/visit-move.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PolicyText } from './policy-text.tsx';

/** The last question before a visit is moved: from when to when, and what then holds. */
export function MoveConfirm({ model }: { readonly model: MoveConfirmModel }) {
  const { visit: texts, frame } = useTexts();
  const { moveConfirm } = texts;
  const locale = useLocale();
  const { visit, moved, start, zone, token } = model;
  const path = `/visit/${token}/move?day=${moved.day}`;
  return (
    <div className="narrow">
      <PageHeading title={moveConfirm.heading} />
      <section aria-label={moveConfirm.heading} className="bg-mist px-5 py-5">
        <dl className="space-y-3">
          <div>
            <dt className="text-sm text-soft">{moveConfirm.before}</dt>
            <dd className="text-lg text-soft line-through decoration-1">
              {longMoment(locale, zone, visit.start)}
            </dd>
          </div>
          <div>
            <dt className="text-sm text-soft">{moveConfirm.after}</dt>
            <dd className="font-serif text-xl">{longMoment(locale, zone, moved.start)}</dd>
          </div>
        </dl>
        <div className="mt-4 space-y-2 border-t border-line pt-3 text-sm text-soft">
          <p>{moveConfirm.sameTerms}</p>
          <PolicyText visit={moved} zone={zone} />
        </div>
      </section>
      <form method="post" action={inLocale(locale, path)} className="mt-8">
        <input type="hidden" name="start" value={start} />
        <input type="hidden" name="sequence" value={visit.sequence} />
        <p className="flex flex-wrap gap-3">
          <button type="submit" className="btn-main" data-pending={frame.form.sending}>
            {moveConfirm.confirm}
          </button>
          <Anchor to={path} className="btn-quiet">
            {moveConfirm.back}
          </Anchor>
        </p>
      </form>
    </div>
  );
}
