import { FieldError } from '../ui/text-field.tsx';

type SelectFieldProps = {
  readonly name: string;
  /** Where the name stands more than once on a page. */
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly error?: string | undefined;
};

export function SelectField({ name, id = name, label, value, options, error }: SelectFieldProps) {
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
      <select
        id={id}
        name={name}
        defaultValue={value}
        className="input mt-1.5"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type TickFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly hint?: string;
};

export function TickField({ name, label, checked, hint }: TickFieldProps) {
  return (
    <label className="pick">
      <input type="checkbox" name={name} defaultChecked={checked} />
      <span>
        {label}
        {hint !== undefined && <span className="block text-sm text-soft">{hint}</span>}
      </span>
    </label>
  );
}
