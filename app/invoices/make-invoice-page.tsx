import { longMoment, price } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { MakeInvoiceAnswer, MakeInvoiceModel } from '../routes/admin-visit-invoice.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { RecipientFields } from './recipient-fields.tsx';

type MakeInvoiceProps = { readonly model: MakeInvoiceModel; readonly answer: MakeInvoiceAnswer | null };

export function MakeInvoicePage({ model, answer }: MakeInvoiceProps) {
  const texts = useTexts();
  const words = texts.invoices.make;
  const locale = useLocale();
  const { visit, zone, addressNeeded } = model;
  const values = answer?.values ?? {
    name: visit.name,
    street: '',
    houseNumber: '',
    postalCode: '',
    city: '',
  };
  return (
    <div className="narrow space-y-6 pb-16">
      <p className="pt-4">
        <Anchor to={`/admin/visits/${visit.id}`} className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <h1>{words.title(visit.name)}</h1>
      {answer?.problem != null && (
        <Notice tone="alarm" urgent>
          <p>{answer.problem}</p>
        </Notice>
      )}
      {answer !== null && (
        <ErrorSummary
          errors={answer.errors.map(({ field: at, message }) => ({
            field: at,
            message: `${words[at]}: ${message}`,
          }))}
        />
      )}
      <p>
        <strong>{longMoment(locale, zone, visit.start)}</strong>
        <br />
        {visit.items.map(({ name }) => name).join(', ')}, {price(visit.total)}
      </p>
      {model.noShowFee > 0 && <p>{words.noShow(price(model.noShowFee))}</p>}
      {model.paidAhead > 0 && <p>{words.paidAhead(price(model.paidAhead))}</p>}
      {model.invoiceable ? (
        <>
          {model.noShowFee === 0 && <p className="text-soft">{words.intro}</p>}
          {!model.hasAccount && <p className="notice">{words.noAccount}</p>}
          <form method="post" noValidate className="space-y-6">
            <input type="hidden" name="id" value={answer?.id ?? model.invoiceId} />
            <RecipientFields values={values} errors={answer?.errors ?? []} addressNeeded={addressNeeded} />
            <button
              type="submit"
              className="btn-main w-full sm:w-auto"
              data-pending={texts.frame.form.sending}
            >
              {words.button}
            </button>
          </form>
        </>
      ) : (
        <p className="notice">{words.notCompleted}</p>
      )}
    </div>
  );
}
