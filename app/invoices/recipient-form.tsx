import type { RawRecipient } from '#domain/invoices/recipient.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import type { IssueAnswer } from './issue-answer.ts';
import { RecipientFields } from './recipient-fields.tsx';

/** Why it was not issued, above everything else. */
export function IssueProblems({ answer }: { readonly answer: IssueAnswer | null }) {
  const words = useTexts().invoices.make;
  if (answer === null) return null;
  return (
    <>
      {answer.problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{answer.problem}</p>
        </Notice>
      )}
      <ErrorSummary
        errors={answer.errors.map(({ field, message }) => ({
          field,
          message: `${words[field]}: ${message}`,
        }))}
      />
    </>
  );
}

type RecipientFormProps = {
  /** Of the invoice that it issues, however often it is sent. */
  readonly invoiceId: string;
  readonly recipient: RawRecipient;
  readonly addressNeeded: boolean;
  readonly answer: IssueAnswer | null;
};

/** Whom the invoice is for, of a visit or of an order, and the button that issues it. */
export function RecipientForm({ invoiceId, recipient, addressNeeded, answer }: RecipientFormProps) {
  const texts = useTexts();
  return (
    <form method="post" noValidate className="space-y-6">
      <input type="hidden" name="id" value={answer?.id ?? invoiceId} />
      <RecipientFields
        values={answer?.values ?? recipient}
        errors={answer?.errors ?? []}
        addressNeeded={addressNeeded}
      />
      <button type="submit" className="btn-main w-full sm:w-auto" data-pending={texts.frame.form.sending}>
        {texts.invoices.make.button}
      </button>
    </form>
  );
}
