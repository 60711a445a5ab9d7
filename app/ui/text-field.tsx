import { useTexts } from '../i18n/use-texts.ts';

type TextFieldProps = {
  readonly name: string;
  /** Where the name stands more than once on a page. */
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'date';
  readonly autoComplete?: string;
  /** `unsaid`: whether it is needed depends on another field, so that the label says neither. */
  readonly optional?: boolean | 'unsaid';
  readonly multiline?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric' | 'decimal';
};

/** A field with its label above, its hint between, and what is wrong right beside what was typed. */
export function TextField({
  name,
  id = name,
  label,
  value,
  hint,
  error,
  optional,
  multiline,
  ...rest
}: TextFieldProps) {
  const { form } = useTexts().frame;
  const described = [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`];
  const input = {
    id,
    name,
    defaultValue: value,
    className: 'input',
    required: optional === undefined || optional === false,
    'aria-invalid': error !== undefined,
    'aria-describedby': described.join(' ').trim() || undefined,
    ...rest,
  };
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional === true && <span className="font-normal text-soft"> ({form.optional})</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
      <div className="mt-1.5">
        {multiline === true ? <textarea rows={3} {...input} /> : <input {...input} />}
      </div>
    </div>
  );
}

export function FieldError({ id, message }: { readonly id: string; readonly message: string }) {
  const { form } = useTexts().frame;
  return (
    <p id={id} className="font-medium text-alarm">
      <span className="sr-only">{form.errorPrefix}</span>
      {message}
    </p>
  );
}
