import type { RawContact } from '#domain/slots/contact-details.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { JoinModel } from '../routes/waitlist-join.tsx';
import { ChoiceSummary } from '../slots/choice-summary.tsx';
import { EMPTY_CONTACT } from '../slots/contact-values.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PersonFields } from '../ui/person-fields.tsx';
import { FieldError } from '../ui/text-field.tsx';

export type JoinError = { readonly field: string; readonly message: string };

export type JoinAnswer =
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'form';
      readonly values: RawContact;
      readonly from: string;
      readonly to: string;
      readonly errors: readonly JoinError[];
    };

type JoinPageProps = { readonly model: JoinModel; readonly answer: JoinAnswer | null };

export function JoinPage({ model, answer }: JoinPageProps) {
  const { waitlist, frame } = useTexts();
  const locale = useLocale();
  if (answer?.kind === 'asked') {
    return (
      <div className="narrow">
        <PageHeading title={waitlist.title} />
        <Notice tone="good" title={waitlist.asked} urgent>
          <p>{waitlist.askedText}</p>
        </Notice>
      </div>
    );
  }
  const values = answer?.values ?? EMPTY_CONTACT;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  return (
    <div className="narrow">
      <PageHeading title={waitlist.title}>
        <p>{waitlist.lead}</p>
      </PageHeading>
      {answer !== null && (
        <div className="mb-8">
          <ErrorSummary errors={answer.errors} />
        </div>
      )}
      <ChoiceSummary choice={model.choice} changes={['services', 'staff']} />
      <form
        method="post"
        action={inLocale(locale, `/waitlist?${model.choice.query}`)}
        noValidate
        className="mt-8 space-y-6"
      >
        <div className="grid gap-6 sm:grid-cols-2">
          <Day
            name="from"
            label={waitlist.from}
            value={answer?.from ?? ''}
            error={errorOf('from')}
            model={model}
          />
          <Day
            name="to"
            label={waitlist.to}
            hint={waitlist.toHint}
            value={answer?.to ?? ''}
            error={errorOf('to')}
            model={model}
          />
        </div>
        {!model.signedIn && <PersonFields values={values} errorOf={errorOf} />}
        <button type="submit" className="btn-main" data-pending={frame.form.sending}>
          {waitlist.submit}
        </button>
      </form>
    </div>
  );
}

type DayProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly model: JoinModel;
};

function Day({ name, label, hint, value, error, model }: DayProps) {
  const described = [error === undefined ? '' : `${name}-error`, hint === undefined ? '' : `${name}-hint`];
  return (
    <div>
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${name}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={`${name}-error`} message={error} />}
      <div className="mt-1.5">
        <input
          id={name}
          name={name}
          type="date"
          className="input"
          defaultValue={value}
          min={model.today}
          max={model.lastDay}
          required
          aria-invalid={error !== undefined}
          aria-describedby={described.join(' ').trim() || undefined}
        />
      </div>
    </div>
  );
}
