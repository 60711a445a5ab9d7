import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { BalanceAnswer } from '../routes/vouchers-balance.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { TextField } from '../ui/text-field.tsx';

export function BalancePage({ answer }: { readonly answer: BalanceAnswer | null }) {
  const { frame, vouchers } = useTexts();
  const words = vouchers.balance;
  const refused = answer?.kind === 'refused' ? answer : null;
  return (
    <div className="narrow pb-16">
      <PageHeading title={words.title}>
        <p>{words.lead}</p>
      </PageHeading>
      {answer?.kind === 'found' && (
        <Notice tone="good">
          <p role="status" className="text-lg">
            {words.left(price(answer.balance))}
          </p>
          <p>{words.until(answer.validUntil)}</p>
        </Notice>
      )}
      {refused !== null && <ErrorSummary errors={[{ field: 'code', message: refused.message }]} />}
      <form
        method="post"
        action={inLocale(useLocale(), '/vouchers/balance')}
        noValidate
        className="mt-4 space-y-6"
      >
        <TextField
          name="code"
          label={words.code}
          value={refused?.typed ?? ''}
          error={refused?.message}
          autoComplete="off"
          maxLength={60}
        />
        <button type="submit" className="btn-main" data-pending={frame.form.sending}>
          {words.look}
        </button>
      </form>
      <p className="mt-8">
        <Anchor to="/vouchers" className="link-tall">
          {words.toBuy}
        </Anchor>
      </p>
    </div>
  );
}
