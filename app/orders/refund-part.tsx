import { formatRappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { DeskOrderAnswer, DeskOrderModel } from '../routes/admin-order.tsx';
import { TextField } from '../ui/text-field.tsx';

type RefundPartProps = { readonly model: DeskOrderModel; readonly answer: DeskOrderAnswer | null };

/** A part of the money, or all of it; and what came back with it. */
export function RefundPart({ model, answer }: RefundPartProps) {
  const { frame, orders } = useTexts();
  const words = orders.desk;
  const { order } = model;
  const typed = answer?.refund ?? null;
  const errorOf = (field: string) =>
    typed === null ? undefined : answer?.errors.find((error) => error.field === field)?.message;
  return (
    <section id="refund" className="pt-10" aria-labelledby="refund-title">
      <h2 id="refund-title" className="mb-3">
        {words.refundTitle}
      </h2>
      <form method="post" noValidate className="space-y-6">
        <input type="hidden" name="refundId" value={answer?.refundId ?? model.refundId} />
        <TextField
          name="amount"
          label={words.refundAmount}
          hint={words.refundLeft(price(order.left))}
          value={typed?.amount ?? formatRappen(order.left)}
          error={errorOf('amount')}
          inputMode="decimal"
        />
        <TextField
          name="words"
          label={words.refundWords}
          hint={words.refundWordsHint}
          value={typed?.words ?? ''}
          error={errorOf('words')}
        />
        <fieldset className="space-y-4">
          <legend className="font-medium">{words.refundBack}</legend>
          {order.lines
            .filter(({ kind }) => kind === 'product')
            .map((line) => (
              <TextField
                key={line.position}
                name={`back-${line.position}`}
                label={words.refundPieces(line.name, line.quantity)}
                value={typed?.back[String(line.position)] ?? '0'}
                error={errorOf(`back-${line.position}`)}
                inputMode="numeric"
              />
            ))}
        </fieldset>
        <button
          type="submit"
          name="intent"
          value="refund"
          className="btn-quiet"
          data-pending={frame.form.sending}
        >
          {words.refund}
        </button>
      </form>
    </section>
  );
}
