import { longMoment, price } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { MakeInvoiceModel } from '../routes/admin-visit-invoice.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { NO_RECIPIENT } from './invoice-forms.ts';
import type { IssueAnswer } from './issue-answer.ts';
import { IssueProblems, RecipientForm } from './recipient-form.tsx';

type MakeInvoiceProps = { readonly model: MakeInvoiceModel; readonly answer: IssueAnswer | null };

export function MakeInvoicePage({ model, answer }: MakeInvoiceProps) {
  const texts = useTexts();
  const words = texts.invoices.make;
  const locale = useLocale();
  const { visit, zone } = model;
  return (
    <div className="narrow space-y-6 pb-16">
      <p className="pt-4">
        <Anchor to={`/admin/visits/${visit.id}`} className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <h1>{words.title(visit.name)}</h1>
      <IssueProblems answer={answer} />
      <p>
        <strong>{longMoment(locale, zone, visit.start)}</strong>
        <br />
        {visit.items.map(({ name }) => name).join(', ')}, {price(visit.total)}
      </p>
      {model.noShowFee > 0 && <p>{words.noShow(price(model.noShowFee))}</p>}
      {model.paidAhead > 0 && <p>{words.paidAhead(price(model.paidAhead))}</p>}
      {model.whyNot === null ? (
        <>
          {model.noShowFee === 0 && <p className="text-soft">{words.intro}</p>}
          {!model.hasAccount && <p className="notice">{words.noAccount}</p>}
          <RecipientForm
            invoiceId={model.invoiceId}
            recipient={{ ...NO_RECIPIENT, name: visit.name }}
            addressNeeded={model.addressNeeded}
            answer={answer}
          />
        </>
      ) : (
        <p className="notice">{model.whyNot}</p>
      )}
    </div>
  );
}
