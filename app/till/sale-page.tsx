import { useTexts, useLocale } from '../i18n/use-texts.ts';
import { inLocale } from '../i18n/locale-path.ts';
import type { SalePageModel, VoidAnswer } from '../routes/admin-till-sale.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { SlipView } from './slip-view.tsx';
import { TillParts } from './till-parts.tsx';

type SalePageProps = { readonly model: SalePageModel; readonly answer: VoidAnswer | null };

/** The receipt, what is to be done with it now, and the way to take it back. */
export function SalePage({ model, answer }: SalePageProps) {
  const { till, vouchers } = useTexts();
  const words = till.receipt;
  return (
    <div className="wrap pb-16">
      <TillParts current="sales" title={model.slip.title} uses={model.uses} />
      <div className="no-print">
        {answer === null && <Done model={model} />}
        {answer?.problem != null && (
          <Notice tone="alarm" urgent>
            <p>{answer.problem}</p>
          </Notice>
        )}
        {answer?.error != null && <ErrorSummary errors={[{ field: 'reason', message: answer.error }]} />}
        {model.voidedBy !== null && (
          <p className="notice-alarm">
            <Anchor to={`/admin/till/sales/${model.voidedBy.id}`} className="link-tall">
              {words.voidedBy(model.voidedBy.number)}
            </Anchor>
          </p>
        )}
        {model.voids !== null && (
          <p>
            <Anchor to={`/admin/till/sales/${model.voids.id}`} className="link-tall">
              {words.voids(model.voids.number)}
            </Anchor>
          </p>
        )}
      </div>
      <div className="mt-4 grid gap-x-12 gap-y-8 md:grid-cols-[minmax(0,24rem)_1fr]">
        <SlipView slip={model.slip} label={model.slip.title} />
        <div className="no-print space-y-8">
          <p className="flex flex-wrap gap-3">
            {model.uses && (
              <Anchor to="/admin/till" className="btn-main">
                {words.next}
              </Anchor>
            )}
            <Anchor to={`/admin/till/sales/${model.id}/receipt.pdf`} className="btn-quiet">
              {words.pdf}
            </Anchor>
          </p>
          <p className="text-sm text-soft">{words.print}</p>
          {model.vouchers.length > 0 && (
            <section aria-labelledby="vouchers">
              <h2 id="vouchers" className="text-xl sm:text-xl">
                {words.vouchers}
              </h2>
              <ul className="mt-1">
                {model.vouchers.map(({ id, lastFour, value }) => (
                  <li key={id}>
                    <Anchor to={`/admin/vouchers/${id}`} className="link-tall">
                      {vouchers.desk.endsWith(lastFour)}, {value}
                    </Anchor>
                  </li>
                ))}
              </ul>
              {model.printsVouchers && (
                <Anchor to={`/admin/till/sales/${model.id}/voucher.pdf`} className="btn-main mt-2">
                  {words.voucherSlip}
                </Anchor>
              )}
            </section>
          )}
          {model.reasons.length > 0 && (
            <section aria-labelledby="reasons">
              <h2 id="reasons" className="text-xl sm:text-xl">
                {words.reasons}
              </h2>
              <ul className="mt-1">
                {model.reasons.map(({ what, why }, place) => (
                  <li key={place} className="wrap-anywhere">
                    {what}: {why}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {model.mayVoid ? (
            <VoidForm model={model} answer={answer} />
          ) : (
            model.leadVoids && <p className="text-soft">{words.problem.not_allowed}</p>
          )}
        </div>
      </div>
    </div>
  );
}

function Done({ model }: { readonly model: SalePageModel }) {
  const words = useTexts().till.receipt;
  if (model.done === 'sold' && model.voids === null) {
    return (
      <Notice tone="good">
        <p role="status">
          {words.sold}{' '}
          {model.change !== null && (
            <strong className="block text-2xl">{words.changeNow(model.change)}</strong>
          )}
        </p>
      </Notice>
    );
  }
  if (model.done !== 'void' || model.voids === null) return null;
  return (
    <Notice tone="good">
      <p role="status">
        {words.taken}{' '}
        {model.back !== null && <strong className="block text-xl">{words.giveBack(model.back)}</strong>}
        {model.cardBack && <span className="block">{words.cardBack}</span>}
        {model.voucherBack !== null && <span className="block">{words.voucherBack(model.voucherBack)}</span>}
      </p>
    </Notice>
  );
}

function VoidForm({ model, answer }: SalePageProps) {
  const { till, frame } = useTexts();
  const locale = useLocale();
  const words = till.receipt;
  return (
    <section aria-labelledby="void" className="border-t border-line pt-4">
      <h2 id="void" className="text-xl sm:text-xl">
        {words.voidHeading}
      </h2>
      <p>{words.voidText}</p>
      <form
        method="post"
        action={inLocale(locale, `/admin/till/sales/${model.id}`)}
        noValidate
        className="mt-3 space-y-4"
      >
        <input type="hidden" name="id" value={answer?.id ?? model.voidId} />
        <TextField
          name="reason"
          label={words.voidReason}
          value={answer?.reason ?? ''}
          error={answer?.error ?? undefined}
          maxLength={200}
        />
        <button type="submit" className="btn-alarm" data-pending={frame.form.sending}>
          {words.voidButton}
        </button>
      </form>
    </section>
  );
}
