import { INVOICE_METHODS } from '#domain/invoices/invoice-payment.ts';
import { formatRappen } from '#domain/shared/money.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { InvoiceModel, PaymentAnswer } from '../routes/admin-invoice.tsx';
import { SelectField } from '../settings/choice-fields.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { documentName } from './document-name.ts';
import { TextField } from '../ui/text-field.tsx';

type InvoicePageProps = { readonly model: InvoiceModel; readonly answer: PaymentAnswer | null };

export function InvoicePage({ model, answer }: InvoicePageProps) {
  const texts = useTexts();
  const words = texts.invoices;
  return (
    <div className="narrow space-y-8 pb-16">
      <div>
        <p className="pt-4">
          <Anchor to="/admin/invoices" className="link-tall">
            ‹ {words.back}
          </Anchor>
        </p>
        <h1>{documentName(model, texts)}</h1>
      </div>
      {model.done !== null && answer === null && (
        <Notice tone="good">
          <p role="status">{words[model.done]}</p>
        </Notice>
      )}
      {answer !== null && answer.problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{answer.problem}</p>
        </Notice>
      )}
      {answer !== null && (
        <ErrorSummary
          errors={answer.errors.map(({ field, message }) => ({
            field: fieldId(answer.intent, field),
            message: `${fieldName(words.payments, answer.intent, field)}: ${message}`,
          }))}
        />
      )}
      {model.standing !== null && (
        <p className="text-2xl">
          {words.standing[model.standing]}
          {model.standing !== 'settled' && <span className="tabular-nums"> {price(model.open)}</span>}
        </p>
      )}
      {model.standing === 'overpaid' && <p className="notice">{words.overpaid(price(model.open))}</p>}
      <Facts model={model} />
      <Lines model={model} />
      <Paper model={model} />
      {model.kind === 'invoice' && model.orderId === null && <Payments model={model} answer={answer} />}
      {model.kind === 'invoice' && model.orderId !== null && (
        <p className="text-soft">{words.ofOrder.followsMoney}</p>
      )}
      {model.mayCredit && (
        <p>
          <Anchor to={`/admin/invoices/${model.id}/credit`} className="btn-quiet">
            {words.credit.link}
          </Anchor>
        </p>
      )}
    </div>
  );
}

function Facts({ model }: { readonly model: InvoiceModel }) {
  const words = useTexts().invoices;
  const { recipient } = model;
  const facts: [string, string][] = [
    [words.issuedOn, model.issuedOn],
    [words.suppliedOn, model.suppliedOn],
  ];
  if (model.kind === 'invoice' && model.orderId === null) facts.push([words.dueOn, model.dueOn]);
  if (model.reason !== null) facts.push([words.reason, model.reason]);
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      <div>
        <dt className="text-sm text-soft">{words.recipient}</dt>
        <dd className="wrap-anywhere">
          {recipient?.name ?? words.noRecipient}
          {recipient?.address != null && (
            <>
              <br />
              {recipient.address.street} {recipient.address.houseNumber}
              <br />
              {recipient.address.postalCode} {recipient.address.city}
            </>
          )}
        </dd>
      </div>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
      {model.visitId !== null && model.seesVisit && (
        <div>
          <dt className="text-sm text-soft">{words.visit}</dt>
          <dd>
            <Anchor to={`/admin/visits/${model.visitId}`} className="link-tall">
              {words.toVisit}
            </Anchor>
          </dd>
        </div>
      )}
      {model.orderId !== null && (
        <div>
          <dt className="text-sm text-soft">{words.order}</dt>
          <dd>
            <Anchor to={`/admin/orders/${model.orderId}`} className="link-tall">
              {words.toOrder}
            </Anchor>
          </dd>
        </div>
      )}
      {model.credits !== null && (
        <div>
          <dt className="sr-only">{words.title}</dt>
          <dd>
            <Anchor to={`/admin/invoices/${model.credits.id}`} className="link-tall">
              {words.credits(model.credits.number)}
            </Anchor>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Lines({ model }: { readonly model: InvoiceModel }) {
  const texts = useTexts();
  const words = texts.invoices;
  return (
    <section>
      <h2 id="lines" className="mb-2 border-b border-line pb-1">
        {words.lines}
      </h2>
      <ul className="divide-y divide-line">
        {model.lines.map((line) => (
          <li key={line.position} className="flex justify-between gap-4 py-2">
            <span className="min-w-0 wrap-anywhere">
              {line.quantity > 1 && `${line.quantity} × `}
              {line.text}
            </span>
            <span className="whitespace-nowrap tabular-nums">{price(line.amount)}</span>
          </li>
        ))}
      </ul>
      <dl className="border-t border-line pt-2">
        <div className="flex justify-between gap-4 font-medium">
          <dt>{words.total}</dt>
          <dd className="tabular-nums">{price(model.total)}</dd>
        </div>
        {model.taxes.map(({ rate, vat }) => (
          <div key={rate} className="flex justify-between gap-4 text-sm text-soft">
            <dt>{words.vat(rate)}</dt>
            <dd className="tabular-nums">{price(vat)}</dd>
          </div>
        ))}
        {model.paidBy.map(({ method, amount }) => (
          <div key={method} className="flex justify-between gap-4">
            <dt>{words.paidBy[method]}</dt>
            <dd className="tabular-nums">{price(amount)}</dd>
          </div>
        ))}
        {model.creditNotes.map((note) => (
          <div key={note.id} className="flex justify-between gap-4">
            <dt>
              <Anchor to={`/admin/invoices/${note.id}`} className="link-tall">
                {documentName({ kind: 'credit_note', ...note }, texts)}
              </Anchor>
              , {note.issuedOn}
            </dt>
            <dd className="self-center tabular-nums">{price(note.total)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Paper({ model }: { readonly model: InvoiceModel }) {
  const words = useTexts().invoices;
  const locale = useLocale();
  if (!model.drawn) {
    return (
      <p role="status">
        {words.drawing}{' '}
        <Anchor to={`/admin/invoices/${model.id}`} className="link-tall">
          {words.reload}
        </Anchor>
      </p>
    );
  }
  return (
    <p>
      <a href={inLocale(locale, `/admin/invoices/${model.id}/paper`)} className="btn-main">
        {words.paper}
      </a>
    </p>
  );
}

function Payments({ model, answer }: InvoicePageProps) {
  const texts = useTexts();
  const words = texts.invoices.payments;
  return (
    <section>
      <h2 id="payments" className="mb-2 border-b border-line pb-1">
        {words.title}
      </h2>
      {model.payments.length === 0 && <p className="text-soft">{words.none}</p>}
      <ul className="divide-y divide-line">
        {model.payments.map((payment, index) => {
          const what = `${words.methods[payment.method]}, ${payment.receivedOn}, ${price(payment.amount)}`;
          return (
            <li key={payment.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <span>
                {words.methods[payment.method]}, {payment.receivedOn}
                {(payment.isBack || payment.takenBack) && (
                  <span className="text-soft"> ({words.takenBack})</span>
                )}
                {payment.amount < 0 && !payment.isBack && (
                  <span className="text-soft"> ({words.repay.done})</span>
                )}
              </span>
              <span className="flex items-center gap-4">
                <span className="tabular-nums">{price(payment.amount)}</span>
                {model.mayNote && !payment.isBack && !payment.takenBack && (
                  <form method="post">
                    <input type="hidden" name="intent" value="take_back" />
                    <input type="hidden" name="id" value={model.lineIds[index]} />
                    <input type="hidden" name="payment" value={payment.id} />
                    <button
                      type="submit"
                      className="btn-quiet"
                      aria-label={words.takeBackNamed(what)}
                      data-pending={texts.frame.form.sending}
                    >
                      {words.takeBack}
                    </button>
                  </form>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {model.mayNote && model.standing === 'overpaid' && (
        <PaymentForm intent="repay" model={model} answer={answer?.intent === 'repay' ? answer : null} />
      )}
      {model.mayNote && (
        <PaymentForm intent="note" model={model} answer={answer?.intent === 'note' ? answer : null} />
      )}
    </section>
  );
}

type PaymentIntent = PaymentAnswer['intent'];

/** Both forms may stand on one page, so that each has fields of its own. */
const fieldId = (intent: PaymentIntent, name: string): string => `${intent}-${name}`;
const fieldName = (
  words: Catalogue['invoices']['payments'],
  intent: PaymentIntent,
  name: PaymentAnswer['errors'][number]['field'],
): string => (intent === 'repay' ? words.repay : words)[name];

/** What came in, or, where too much did, what went back of it. */
function PaymentForm({ intent, model, answer }: InvoicePageProps & { readonly intent: PaymentIntent }) {
  const texts = useTexts();
  const words = texts.invoices.payments;
  const isOpen = model.standing === 'open' || model.standing === 'overdue';
  const field = (name: 'amount' | 'method' | 'receivedOn') => ({
    name,
    id: fieldId(intent, name),
    label: fieldName(words, intent, name),
    error: answer?.errors.find((each) => each.field === name)?.message,
  });
  const amount = isOpen || intent === 'repay' ? formatRappen(model.open) : '';
  const heading = `${intent}-payment`;
  return (
    <form method="post" noValidate className="mt-6 space-y-6" aria-labelledby={heading}>
      <h3 id={heading}>{intent === 'repay' ? words.repay.title : words.note}</h3>
      <input type="hidden" name="intent" value={intent} />
      <input
        type="hidden"
        name="id"
        value={answer?.id ?? (intent === 'repay' ? model.repaymentId : model.paymentId)}
      />
      <div className="grid items-end gap-6 sm:grid-cols-3">
        <TextField
          {...field('amount')}
          value={answer?.values.amount ?? amount}
          inputMode="decimal"
          autoComplete="off"
        />
        <SelectField
          {...field('method')}
          value={answer?.values.method ?? 'bank'}
          options={INVOICE_METHODS.map((value) => ({ value, label: words.methods[value] }))}
        />
        <TextField {...field('receivedOn')} type="date" value={answer?.values.receivedOn ?? model.today} />
      </div>
      <button type="submit" className="btn-quiet" data-pending={texts.frame.form.sending}>
        {intent === 'repay' ? words.repay.button : words.button}
      </button>
    </form>
  );
}
