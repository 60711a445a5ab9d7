import { MOVE_KINDS } from '#domain/till/cash-move.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CashAnswer, CashPageModel } from '../routes/admin-till-cash.tsx';
import { SelectField } from '../settings/choice-fields.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { TillParts } from './till-parts.tsx';

type CashPageProps = { readonly model: CashPageModel; readonly answer: CashAnswer | null };

export function CashPage({ model, answer }: CashPageProps) {
  const words = useTexts().till.cash;
  return (
    <div className="narrow pb-16">
      <TillParts current="cash" title={words.title} uses />
      {model.booked && answer === null && (
        <Notice tone="good">
          <p role="status">{words.booked}</p>
        </Notice>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      <p className="mt-2 text-soft">{words.inTill}</p>
      <p className="text-2xl tabular-nums">{price(model.expected)}</p>
      <MoveForm model={model} answer={answer} />
      <section aria-labelledby="moves" className="pt-10">
        <h2 id="moves" className="border-b border-line pb-1">
          {words.list}
        </h2>
        {model.moves.length === 0 && <p className="pt-2 text-soft">{words.none}</p>}
        <ul>
          {model.moves.map((move) => (
            <li key={move.number} className="flex justify-between gap-4 border-b border-line py-2">
              <span className="min-w-0 wrap-anywhere">
                {move.what}
                {move.reason !== null && <>: {move.reason}</>}
                <span className="block text-sm text-soft">
                  {move.at}, {move.who}
                </span>
              </span>
              <span className="whitespace-nowrap tabular-nums">{price(move.amount)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="tips" className="pt-10">
        <h2 id="tips" className="border-b border-line pb-1">
          {words.tipsTitle}
        </h2>
        {model.tips.length === 0 && <p className="pt-2 text-soft">{words.noTips}</p>}
        <ul>
          {model.tips.map((tip) => (
            <li key={tip.staffId} className="flex justify-between gap-4 border-b border-line py-2">
              <span>{tip.staffName}</span>
              <span className="whitespace-nowrap tabular-nums">{price(tip.open)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function MoveForm({ model, answer }: CashPageProps) {
  const { till, frame } = useTexts();
  const locale = useLocale();
  const words = till.cash;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  const wrong = errorOf('kind');
  return (
    <section aria-labelledby="move" className="pt-8">
      <h2 id="move" className="mb-3 border-b border-line pb-1">
        {words.formTitle}
      </h2>
      <form method="post" action={inLocale(locale, '/admin/till/cash')} noValidate className="space-y-5">
        <input type="hidden" name="id" value={answer?.id ?? model.moveId} />
        <fieldset id="kind" aria-describedby={wrong === undefined ? undefined : 'kind-error'}>
          <legend className="font-medium">{words.kind}</legend>
          {wrong !== undefined && <FieldError id="kind-error" message={wrong} />}
          {MOVE_KINDS.map((kind) => (
            <label key={kind} className="pick">
              <input type="radio" name="kind" value={kind} defaultChecked={answer?.values.kind === kind} />
              <span>{words.kindOf[kind]}</span>
            </label>
          ))}
        </fieldset>
        <div className="grid gap-5 sm:grid-cols-[10rem_1fr] sm:items-end">
          <TextField
            name="amount"
            label={words.amount}
            value={answer?.values.amount ?? ''}
            error={errorOf('amount')}
            inputMode="decimal"
          />
          <TextField
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={answer?.values.reason ?? ''}
            error={errorOf('reason')}
            maxLength={200}
          />
        </div>
        <SelectField
          name="staffId"
          label={words.staffId}
          value={answer?.values.staffId ?? ''}
          options={model.staff}
          error={errorOf('staffId')}
        />
        <button type="submit" className="btn-main" data-pending={frame.form.sending}>
          {words.book}
        </button>
      </form>
    </section>
  );
}
