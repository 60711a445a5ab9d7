import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { BuyVoucherAnswer, BuyVoucherModel } from '../routes/vouchers.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { TextField } from '../ui/text-field.tsx';

type BuyPageProps = { readonly model: BuyVoucherModel; readonly answer: BuyVoucherAnswer | null };

export function BuyVoucherPage({ model, answer }: BuyPageProps) {
  const { frame, vouchers } = useTexts();
  const words = vouchers.buy;
  const locale = useLocale();
  const values = answer?.values ?? { amount: '', recipient: '', message: '' };
  const errors = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <div className="narrow pb-16">
      <PageHeading title={words.title}>
        <p>{words.lead}</p>
      </PageHeading>
      <ErrorSummary errors={errors} />
      <form method="post" action={inLocale(locale, '/vouchers')} noValidate className="space-y-6">
        <input type="hidden" name="giftId" value={answer?.giftId ?? model.giftId} />
        <div className="sm:max-w-60">
          <TextField
            name="amount"
            label={words.amount}
            hint={words.amountHint}
            value={values.amount}
            error={errorOf('amount')}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <TextField
          name="recipient"
          label={words.recipient}
          hint={words.recipientHint}
          value={values.recipient}
          error={errorOf('recipient')}
          autoComplete="off"
          optional
        />
        <TextField
          name="message"
          label={words.message}
          hint={words.messageHint}
          value={values.message}
          error={errorOf('message')}
          autoComplete="off"
          optional
          multiline
        />
        <button type="submit" className="btn-main w-full text-lg sm:w-auto" data-pending={frame.form.sending}>
          {words.add}
        </button>
      </form>
      <section className="pt-12" aria-labelledby="facts">
        <h2 id="facts" className="mb-3">
          {words.facts}
        </h2>
        <ul className="list-disc space-y-2 pl-5 text-soft">
          <li>{words.fact.byMail}</li>
          <li>{words.fact.forWhoHolds}</li>
          {/* A salon that is not liable for VAT does not speak of it. */}
          {model.vatLiable && <li>{words.fact.vat}</li>}
          <li>{words.fact.notByVoucher}</li>
        </ul>
      </section>
      <p className="mt-8">
        <Anchor to="/vouchers/balance" className="link-tall">
          {words.toBalance}
        </Anchor>
      </p>
    </div>
  );
}
