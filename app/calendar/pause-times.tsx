import { useTexts } from '../i18n/use-texts.ts';
import type { PauseError } from '../routes/admin-pause-new.tsx';
import { FieldError } from '../ui/text-field.tsx';
import type { PauseValues } from './pause-form.ts';

type PauseTimesProps = {
  readonly values: PauseValues;
  readonly staff: readonly { readonly slug: string; readonly name: string }[];
  readonly errors: readonly PauseError[];
  /** What it means that a time is left empty. */
  readonly hint: string;
};

/** Who is away or blocked, from when until when. */
export function PauseTimes({ values, staff, errors, hint }: PauseTimesProps) {
  const words = useTexts().calendar.pause;
  const errorOf = (field: PauseError['field']) => errors.find((error) => error.field === field)?.message;
  return (
    <fieldset>
      <legend>{words.when}</legend>
      {errorOf('staff') !== undefined && <FieldError id="staff-error" message={errorOf('staff')!} />}
      {errorOf('fromDay') !== undefined && <FieldError id="fromDay-error" message={errorOf('fromDay')!} />}
      <div className="desk-fields">
        <div>
          <label htmlFor="staff">{words.staff}</label>
          <select
            id="staff"
            name="staff"
            defaultValue={values.staff}
            className="input"
            aria-invalid={errorOf('staff') !== undefined}
          >
            <option value="">{words.choose}</option>
            {staff.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className="pause-end" role="group" aria-label={words[end]}>
            <div>
              <label htmlFor={`${end}Day`}>{words[end]}</label>
              <input
                id={`${end}Day`}
                type="date"
                name={`${end}Day`}
                defaultValue={values[`${end}Day`]}
                className="input"
                aria-invalid={end === 'from' && errorOf('fromDay') !== undefined}
              />
            </div>
            <div>
              <label htmlFor={`${end}Time`}>{words.time}</label>
              <input
                id={`${end}Time`}
                type="time"
                name={`${end}Time`}
                step={300}
                defaultValue={values[`${end}Time`]}
                className="input"
              />
            </div>
          </div>
        ))}
      </div>
      <p className="text-soft">{hint}</p>
    </fieldset>
  );
}
