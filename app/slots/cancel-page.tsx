import { rappen } from '#domain/shared/money.ts';
import { longMoment, price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CancelPageModel } from '../routes/visit-cancel.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { TextField } from '../ui/text-field.tsx';
import { VisitSummary } from './visit-summary.tsx';

export function CancelPage({ model }: { readonly model: CancelPageModel }) {
  const { visit: texts, frame, deposits } = useTexts();
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
      <DepositThen model={model} />
      <form method="post" action={inLocale(locale, `${home}/cancel`)} className="mt-8 space-y-6">
        <input type="hidden" name="fee" value={model.fee} />
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
            {model.fee > 0 ? deposits.cancel.confirm(price(rappen(model.fee))) : cancelPage.confirm}
          </button>
          <Anchor to={home} className="btn-quiet">
            {cancelPage.back}
          </Anchor>
        </p>
        {!asked && !model.late && (
          <Anchor to={`${home}/move`} className="link-tall">
            {texts.cancelPage.rather}
          </Anchor>
        )}
      </form>
    </div>
  );
}

/** What becomes of what was paid ahead, said before it happens. */
function DepositThen({ model }: { readonly model: CancelPageModel }) {
  const { cancel: words } = useTexts().deposits;
  const goes = model.asVoucher ? words.asVoucher : words;
  const locale = useLocale();
  const { visit, zone, paid, fee, late } = model;
  if (paid === 0) return null;
  const rest = rappen(Math.max(0, paid - fee));
  return (
    <div className="mt-6 space-y-2">
      {late && visit.cutoff !== null && <p>{words.late(longMoment(locale, zone, visit.cutoff))}</p>}
      {fee > 0 && <p>{words.fee(price(rappen(fee)))}</p>}
      {fee > paid && <p>{words.beyond(price(rappen(fee - paid)))}</p>}
      {fee === 0 ? <p>{goes.back(price(rappen(paid)))}</p> : rest > 0 && <p>{goes.rest(price(rest))}</p>}
    </div>
  );
}
