import type { RawClosure } from '#domain/settings/closures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { FieldError } from '../ui/text-field.tsx';
import { CLOSURE_FIELDS, closureField } from './part-forms.ts';

type ClosureLineProps = {
  readonly index: number;
  readonly closure: RawClosure;
  readonly error: string | undefined;
};

const typeOf = (field: keyof RawClosure): 'date' | 'time' | 'text' =>
  field.endsWith('Day') ? 'date' : field.endsWith('Time') ? 'time' : 'text';

/** One closure: its days, its hours if it is for a part of the day, and what the website says. */
export function ClosureLine({ index, closure, error }: ClosureLineProps) {
  const words = useTexts().settings.closures;
  return (
    <fieldset id={`closure${index}`} tabIndex={-1} className="border-b border-line pb-6">
      <legend className="font-medium">{words.line(index + 1)}</legend>
      {error !== undefined && <FieldError id={`closure${index}-error`} message={error} />}
      <div className="mt-2 grid gap-4 sm:grid-cols-2">
        {CLOSURE_FIELDS.map((field) => (
          <label key={field} className="block">
            {words[field]}
            <input
              type={typeOf(field)}
              name={closureField(index, field)}
              defaultValue={closure[field]}
              aria-invalid={error !== undefined}
              aria-describedby={error === undefined ? undefined : `closure${index}-error`}
              autoComplete="off"
              className="input mt-1"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
