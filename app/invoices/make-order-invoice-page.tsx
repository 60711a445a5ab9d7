import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { OrderInvoiceAnswer, OrderInvoiceModel } from '../routes/admin-order-invoice.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { RecipientFields } from './recipient-fields.tsx';

type Props = { readonly model: OrderInvoiceModel; readonly answer: OrderInvoiceAnswer | null };

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
      {answer?.problem != null && (
        <Notice tone="alarm" urgent>
          <p>{answer.problem}</p>
        </Notice>
      )}
      {answer !== null && (
        <ErrorSummary
          errors={answer.errors.map(({ field, message }) => ({
            field,
            message: `${words[field]}: ${message}`,
          }))}
        />
      )}
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
        <form method="post" noValidate className="space-y-6">
          <p className="text-soft">{words.introOfOrder}</p>
          <input type="hidden" name="id" value={answer?.id ?? model.newId} />
          <RecipientFields
            values={answer?.values ?? model.recipient}
            errors={answer?.errors ?? []}
            addressNeeded={model.addressNeeded}
          />
          <button type="submit" className="btn-main w-full sm:w-auto" data-pending={texts.frame.form.sending}>
            {words.button}
          </button>
        </form>
      )}
    </div>
  );
}
