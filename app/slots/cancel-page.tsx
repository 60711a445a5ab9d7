import { longMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CancelPageModel } from '../routes/visit-cancel.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { TextField } from '../ui/text-field.tsx';
import { VisitSummary } from './visit-summary.tsx';

export function CancelPage({ model }: { readonly model: CancelPageModel }) {
  const { visit: texts, frame } = useTexts();
  const asked = model.visit.status === 'requested';
  const cancelPage = asked ? texts.withdrawPage : texts.cancelPage;
  const locale = useLocale();
  const { visit, zone, token } = model;
  const home = `/visit/${token}`;
  return (
    <div className="narrow">
      <PageHeading title={cancelPage.heading}>
        <p>{cancelPage.text(longMoment(locale, zone, visit.start))}</p>
      </PageHeading>
      <VisitSummary visit={visit} zone={zone} />
      <form method="post" action={inLocale(locale, `${home}/cancel`)} className="mt-8 space-y-6">
        <TextField
          name="reason"
          label={cancelPage.reason}
          hint={cancelPage.reasonHint}
          value=""
          optional
          multiline
          maxLength={500}
        />
        <p className="flex flex-wrap gap-3">
          <button type="submit" className="btn-alarm" data-pending={frame.form.sending}>
            {cancelPage.confirm}
          </button>
          <Anchor to={home} className="btn-quiet">
            {cancelPage.back}
          </Anchor>
        </p>
        {!asked && (
          <Anchor to={`${home}/move`} className="link-tall">
            {texts.cancelPage.rather}
          </Anchor>
        )}
      </form>
    </div>
  );
}
