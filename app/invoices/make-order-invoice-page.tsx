import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { OrderInvoiceModel } from '../routes/admin-order-invoice.tsx';
import { Anchor } from '../ui/anchor.tsx';
import type { IssueAnswer } from './issue-answer.ts';
import { IssueProblems, RecipientForm } from './recipient-form.tsx';

type Props = { readonly model: OrderInvoiceModel; readonly answer: IssueAnswer | null };

/** For a paid order that got no invoice with its goods, or for whom asks before. */
export function MakeOrderInvoicePage({ model, answer }: Props) {
  const texts = useTexts();
  const words = texts.invoices.make;
  const none = texts.invoices.ofOrder.none;
  return (
    <div className="narrow space-y-6 pb-16">
      <p className="pt-4">
        <Anchor to={`/admin/orders/${model.orderId}`} className="link-tall">
          ‹ {texts.orders.order.title(model.number)}
        </Anchor>
      </p>
      <h1>{words.titleOfOrder(model.number)}</h1>
      <IssueProblems answer={answer} />
      <p>
        <strong>{model.recipient.name}</strong>, {price(model.total)}
      </p>
      {model.invoiceId !== null ? (
        <p>
          <Anchor to={`/admin/invoices/${model.invoiceId}`} className="link-tall">
            {words.seen}
          </Anchor>
        </p>
      ) : model.none !== null ? (
        <p className="notice">{none[model.none]}</p>
      ) : (
        <>
          <p className="text-soft">{words.introOfOrder}</p>
          <RecipientForm
            invoiceId={model.newId}
            recipient={model.recipient}
            addressNeeded={model.addressNeeded}
            answer={answer}
          />
        </>
      )}
    </div>
  );
}
