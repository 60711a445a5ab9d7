import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { CreditAnswer, CreditModel } from '../routes/admin-invoice-credit.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/text-field.tsx';
import { quantityField } from './invoice-forms.ts';

type CreditPageProps = { readonly model: CreditModel; readonly answer: CreditAnswer | null };

export function CreditPage({ model, answer }: CreditPageProps) {
  const texts = useTexts();
  const words = texts.invoices.credit;
  const errorOf = (name: string) => answer?.errors.find(({ field }) => field === name)?.message;
  const home = `/admin/invoices/${model.id}`;
  return (
    <div className="narrow space-y-6 pb-16">
      <p className="pt-4">
        <Anchor to={home} className="link-tall">
          ‹ {texts.invoices.invoice(model.number)}
        </Anchor>
      </p>
      <h1>{words.title(model.number)}</h1>
      <p className="text-soft">{words.intro}</p>
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      {model.lines.length === 0 ? (
        <p>{words.all}</p>
      ) : (
        <form method="post" noValidate className="space-y-6">
          <input type="hidden" name="id" value={answer?.id ?? model.creditNoteId} />
          {model.lines.map(({ position, text, left, unitPrice }) => (
            <TextField
              key={position}
              name={quantityField(position)}
              label={words.howMany(text, left)}
              hint={price(unitPrice)}
              value={answer?.typed[quantityField(position)] ?? ''}
              error={errorOf(quantityField(position))}
              inputMode="numeric"
              autoComplete="off"
              optional
            />
          ))}
          <TextField
            name="reason"
            label={words.reason}
            value={answer?.reason ?? ''}
            error={errorOf('reason')}
            maxLength={500}
            multiline
          />
          <button type="submit" className="btn-alarm" data-pending={texts.frame.form.sending}>
            {words.button}
          </button>
        </form>
      )}
    </div>
  );
}
