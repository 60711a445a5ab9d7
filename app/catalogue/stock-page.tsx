import { BOOKING_KINDS } from '#domain/shop/stock-booking.ts';
import { shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { AdminStockModel } from '../routes/admin-product-stock.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { ProductParts } from './product-parts.tsx';
import type { BookingAnswer } from './stock-answer.ts';

type StockPageProps = { readonly model: AdminStockModel; readonly answer: BookingAnswer | null };

export function StockPage({ model, answer }: StockPageProps) {
  const words = useTexts().shop.stock;
  const facts = [
    [words.now, model.stock],
    [words.reserved, model.reserved],
    [words.shelf, model.shelf],
  ] as const;
  return (
    <div className="narrow pb-16">
      <ProductParts id={model.id} current="stock" title={words.title(model.name)} />
      {model.booked && answer === null && (
        <Notice tone="good">
          <p role="status">{words.booked}</p>
        </Notice>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
        {facts.map(([label, pieces]) => (
          <div key={label}>
            <dt className="text-sm text-soft">{label}</dt>
            <dd className="text-2xl tabular-nums">{pieces}</dd>
          </div>
        ))}
      </dl>
      {model.proposed > 0 && <p className="notice mt-4">{words.low(model.lowStockAt, model.proposed)}</p>}
      {model.mayBook && <BookingForm model={model} answer={answer} />}
      <Ledger model={model} />
    </div>
  );
}

function BookingForm({ model, answer }: StockPageProps) {
  const { frame, shop } = useTexts();
  const words = shop.stock;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  const kind = answer?.values.kind ?? 'delivery';
  const kindError = errorOf('kind');
  return (
    <section aria-labelledby="book" className="pt-10">
      <h2 id="book" className="mb-4 border-b border-line pb-1">
        {words.bookTitle}
      </h2>
      <form method="post" noValidate className="space-y-6">
        <input type="hidden" name="id" value={answer?.id ?? model.movementId} />
        <input type="hidden" name="seen" value={model.movements} />
        <fieldset id="kind" aria-describedby={kindError === undefined ? undefined : 'kind-error'}>
          <legend className="font-medium">{words.kind}</legend>
          {kindError !== undefined && <FieldError id="kind-error" message={kindError} />}
          {BOOKING_KINDS.map((each) => (
            <label key={each} className="pick">
              <input type="radio" name="kind" value={each} defaultChecked={each === kind} />
              <span>{words.kindOf[each]}</span>
            </label>
          ))}
        </fieldset>
        <div className="grid gap-6 sm:grid-cols-[10rem_1fr] sm:items-end">
          <TextField
            name="quantity"
            label={words.quantity}
            value={answer?.values.quantity ?? ''}
            error={errorOf('quantity')}
            inputMode="numeric"
          />
          <TextField
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={answer?.values.reason ?? ''}
            error={errorOf('reason')}
          />
        </div>
        <button type="submit" className="btn-main w-full sm:w-auto" data-pending={frame.form.sending}>
          {words.book}
        </button>
      </form>
    </section>
  );
}

const signed = (pieces: number): string => (pieces > 0 ? `+${pieces}` : `\u2212${Math.abs(pieces)}`);

function Ledger({ model }: { readonly model: AdminStockModel }) {
  const words = useTexts().shop.stock;
  const locale = useLocale();
  const page = `/admin/products/${model.id}/stock`;
  return (
    <section className="pt-12">
      <h2 id="ledger" className="mb-2 border-b border-line pb-1">
        {words.ledger}
      </h2>
      {model.lines.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <div className="overflow-x-auto" role="region" aria-labelledby="ledger" tabIndex={0}>
          <table className="w-full text-left">
            <thead>
              <tr className="border-b border-line">
                <th className="py-1 pr-4 font-medium">{words.at}</th>
                <th className="py-1 pr-4 font-medium">{words.movement}</th>
                <th className="py-1 pr-3 text-right font-medium sm:pr-4">{words.change}</th>
                <th className="py-1 text-right font-medium">{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {model.lines.map((line) => (
                <tr key={line.number} className="border-b border-line align-top">
                  <td className="w-24 py-2 pr-3 tabular-nums sm:w-auto sm:pr-4 sm:whitespace-nowrap">
                    {shortMoment(locale, model.zone, line.at)}
                  </td>
                  <td className="py-2 pr-3 sm:pr-4">
                    {words.movementOf[line.kind]}
                    {line.reason !== null && (
                      <span className="block text-sm wrap-anywhere text-soft">{line.reason}</span>
                    )}
                    {line.who !== null && <span className="block text-sm text-soft">{line.who}</span>}
                  </td>
                  <td className="py-2 pr-3 text-right tabular-nums sm:pr-4">{signed(line.quantity)}</td>
                  <td className="py-2 text-right tabular-nums">{line.stockAfter}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="flex flex-wrap gap-x-6">
        {!model.isNewest && (
          <Anchor to={page} className="link-tall">
            {words.newest}
          </Anchor>
        )}
        {model.older !== null && (
          <Anchor to={`${page}?before=${model.older}`} className="link-tall">
            {words.older}
          </Anchor>
        )}
      </p>
    </section>
  );
}
