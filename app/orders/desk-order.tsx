import type { OrderStepKind } from '#domain/orders/order-steps.ts';
import { longMoment, phoneText, price, shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DeskOrderAnswer, DeskOrderModel } from '../routes/admin-order.tsx';
import { documentName } from '../invoices/document-name.ts';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { OrderLines } from './order-lines.tsx';
import { statusWords } from './order-model.ts';
import { RefundPart } from './refund-part.tsx';

type DeskOrderProps = { readonly model: DeskOrderModel; readonly answer: DeskOrderAnswer | null };

export function DeskOrder({ model, answer }: DeskOrderProps) {
  const texts = useTexts();
  const words = texts.orders.desk;
  const locale = useLocale();
  const { order, zone } = model;
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to="/admin/orders" className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <header className="pt-2 pb-6">
        <h1>{texts.orders.order.title(order.number)}</h1>
        <p className="mt-2">
          <strong className="font-medium">{statusWords(order, texts)}</strong> ·{' '}
          {words.delivery[order.delivery]} · {longMoment(locale, zone, order.createdAt)}
        </p>
        {order.endReason !== null && <p>{texts.orders.order.reason(order.endReason)}</p>}
        {order.dueAt !== null && (
          <p className="text-sm text-soft">{words.due(longMoment(locale, zone, order.dueAt))}</p>
        )}
      </header>
      {model.done && answer === null && (
        <Notice tone="good">
          <p role="status">{words.done}</p>
        </Notice>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      <Steps model={model} answer={answer} />
      <section className="pt-10" aria-labelledby="goods">
        <h2 id="goods" className="mb-3">
          {words.goods}
        </h2>
        <OrderLines lines={order.lines} total={order.total} vat={order.vat} voucher={order.voucher} />
      </section>
      <Contact model={model} />
      <Money model={model} />
      <Documents model={model} />
      {model.vouchers.length > 0 && (
        <section className="pt-10" aria-labelledby="vouchers">
          <h2 id="vouchers" className="mb-2">
            {words.vouchers}
          </h2>
          <ul>
            {model.vouchers.map(({ id, lastFour, value }) => (
              <li key={id}>
                <Anchor to={`/admin/vouchers/${id}`} className="link-tall">
                  {texts.vouchers.desk.endsWith(lastFour)}, {price(value)}
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
      )}
      {model.mayRefund && <RefundPart model={model} answer={answer} />}
    </div>
  );
}

function Steps({ model, answer }: DeskOrderProps) {
  const words = useTexts().orders.desk;
  if (model.steps.length === 0 && !model.ringsUp) return null;
  return (
    <section id="steps" aria-labelledby="next" className="pt-4">
      <h2 id="next" className="mb-2">
        {words.steps}
      </h2>
      {model.ringsUp && (
        <div className="border-b border-line py-5">
          <Anchor to={`/admin/till?order=${model.order.id}`} className="btn-main">
            {words.ringUp}
          </Anchor>
          <p className="mt-2 text-sm text-soft">{words.ringUpText}</p>
        </div>
      )}
      {model.steps.map((step) => (
        <StepForm key={step} step={step} model={model} answer={answer} />
      ))}
    </section>
  );
}

function StepForm({ step, model, answer }: DeskOrderProps & { readonly step: OrderStepKind }) {
  const { frame, orders } = useTexts();
  const words = orders.desk;
  const { order } = model;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  const arrives = step === 'complete' && order.delivery === 'shipping';
  return (
    <form method="post" noValidate className="border-b border-line py-5">
      <input type="hidden" name="version" value={order.version} />
      {step === 'cancel' && (
        <div className="mb-4">
          <TextField
            name="reason"
            label={words.cancelReason}
            hint={
              order.left > 0
                ? `${words.cancelReasonHint} ${words.cancelPaid(price(order.left))}`
                : words.cancelReasonHint
            }
            value={answer?.reason ?? ''}
            error={errorOf('reason')}
          />
        </div>
      )}
      <button
        type="submit"
        name="step"
        value={step}
        className={step === 'cancel' ? 'btn-quiet' : 'btn-main'}
        data-pending={frame.form.sending}
      >
        {arrives ? words.arrived : words.stepOf[step]}
      </button>
      <p className="mt-2 text-sm text-soft">{arrives ? words.arrivedText : words.stepText[step]}</p>
    </form>
  );
}

function Contact({ model }: { readonly model: DeskOrderModel }) {
  const words = useTexts().orders.desk;
  const { contact, goesTo, note } = model.order;
  return (
    <section className="pt-10" aria-labelledby="contact">
      <h2 id="contact" className="mb-2">
        {words.contact}
      </h2>
      <p className="wrap-anywhere">
        {contact.firstName} {contact.lastName}
        <br />
        <a href={`mailto:${contact.email}`} className="link-tall">
          {contact.email}
        </a>
        <br />
        <a href={`tel:${contact.phone}`} className="link-tall">
          {phoneText(contact.phone)}
        </a>
      </p>
      {goesTo.kind === 'shipping' && (
        <p className="wrap-anywhere">
          {goesTo.address.street} {goesTo.address.houseNumber}
          <br />
          {goesTo.address.postalCode} {goesTo.address.city}
        </p>
      )}
      {note !== '' && (
        <p className="mt-2 wrap-anywhere whitespace-pre-line">
          <span className="text-soft">{words.note}:</span> {note}
        </p>
      )}
    </section>
  );
}

function Money({ model }: { readonly model: DeskOrderModel }) {
  const words = useTexts().orders.desk;
  const { order } = model;
  const locale = useLocale();
  return (
    <section className="pt-10" aria-labelledby="money">
      <h2 id="money" className="mb-2">
        {words.money}
      </h2>
      {model.saleId !== null && (
        <p>
          {words.atTill}{' '}
          <Anchor to={`/admin/till/sales/${model.saleId}`} className="link-tall">
            {words.toReceipt}
          </Anchor>
        </p>
      )}
      {model.payments.length === 0 && order.voucher === 0 && <p className="text-soft">{words.noMoney}</p>}
      <ul>
        {order.voucher > 0 && (
          <li className="border-b border-line py-2.5">{words.byVoucher(price(order.voucher))}</li>
        )}
        {model.payments.map((payment) => (
          <li key={payment.id} className="border-b border-line py-2.5">
            <span className="tabular-nums">{price(payment.amount)}</span> · {words.methodOf[payment.method]} ·{' '}
            {words.paymentStatus[payment.status]}
            <span className="block text-sm text-soft">
              {shortMoment(locale, model.zone, payment.at)}
              {payment.fee !== null && ` · ${words.fee(price(payment.fee))}`}
            </span>
          </li>
        ))}
        {model.refunds.map((refund) => (
          <li key={refund.id} className="border-b border-line py-2.5">
            {words.refundOf(price(refund.amount))} · {words.refundStatus[refund.status]}
            <span className="block text-sm wrap-anywhere text-soft">
              {shortMoment(locale, model.zone, refund.at)}
              {refund.words !== null && ` · ${refund.words}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its invoice and credit notes, or why there is none. */
function Documents({ model }: { readonly model: DeskOrderModel }) {
  const texts = useTexts();
  const words = texts.invoices;
  if (model.hint === 'not_paid') return null;
  return (
    <section className="pt-10" aria-labelledby="documents">
      <h2 id="documents" className="mb-2">
        {words.ofOrder.title}
      </h2>
      {model.documents.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {model.documents.map((document) => (
            <li key={document.id} className="flex items-baseline justify-between gap-4 py-1">
              <span>
                <Anchor to={`/admin/invoices/${document.id}`} className="link-tall">
                  {documentName(document, texts)}
                </Anchor>{' '}
                <span className="text-sm whitespace-nowrap text-soft">{document.issuedOn}</span>
              </span>
              <span className="whitespace-nowrap tabular-nums">{price(document.total)}</span>
            </li>
          ))}
        </ul>
      )}
      {model.hint !== null && (
        <p className={model.hint === 'address' ? 'notice' : 'text-soft'}>
          {model.hint === 'address' || model.hint === 'later' || model.hint === 'missing'
            ? words.ofOrder.hint[model.hint]
            : words.ofOrder.none[model.hint]}
        </p>
      )}
      {model.documents.length === 0 && model.mayInvoice && (
        <p className="mt-3">
          <Anchor to={`/admin/orders/${model.order.id}/invoice`} className="btn-quiet">
            {words.make.link}
          </Anchor>
        </p>
      )}
    </section>
  );
}
