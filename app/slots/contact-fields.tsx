import type { RawContact } from '#domain/slots/contact-details.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { PersonFields } from '../ui/person-fields.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import type { FormError } from './contact-answer.ts';

type ContactFieldsProps = {
  readonly values: RawContact;
  readonly errors: readonly FormError[];
  readonly accepted: boolean;
  readonly termsVersion: string;
};

export function ContactFields({ values, errors, accepted, termsVersion }: ContactFieldsProps) {
  const { details } = useTexts().booking;
  const errorOf = (field: FormError['field']) => errors.find((error) => error.field === field)?.message;
  return (
    <fieldset className="space-y-6">
      <legend className="float-left w-full font-serif text-2xl">{details.yourDetails}</legend>
      <div className="clear-both space-y-6 pt-2">
        <PersonFields
          values={values}
          errorOf={errorOf}
          hints={{ email: details.emailHint, phone: details.phoneHint }}
        />
      </div>
      <TextField
        name="note"
        label={details.note}
        hint={details.noteHint}
        value={values.note}
        error={errorOf('note')}
        optional
        multiline
      />
      <Terms accepted={accepted} error={errorOf('terms')} version={termsVersion} />
    </fieldset>
  );
}

type TermsProps = {
  readonly accepted: boolean;
  readonly error: string | undefined;
  readonly version: string;
};

function Terms({ accepted, error, version }: TermsProps) {
  const { booking, frame } = useTexts();
  const { details } = booking;
  const locale = useLocale();
  const links = [
    ['/terms', details.readTerms],
    ['/privacy', details.readPrivacy],
  ] as const;
  return (
    <div>
      {error !== undefined && <FieldError id="terms-error" message={error} />}
      <input type="hidden" name="termsVersion" value={version} />
      <label className="pick border-t border-line">
        <input
          id="terms"
          type="checkbox"
          name="terms"
          required
          defaultChecked={accepted}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : 'terms-error'}
        />
        <span>{details.acceptTerms}</span>
      </label>
      <p className="flex flex-wrap gap-x-6">
        {links.map(([to, label]) => (
          <a
            key={to}
            href={inLocale(locale, to)}
            target="_blank"
            rel="noopener"
            className="link-tall text-sm"
          >
            {label}
            <span className="sr-only"> ({frame.form.newWindow})</span>
          </a>
        ))}
      </p>
    </div>
  );
}
