import { useTexts } from '../i18n/use-texts.ts';
import { TextField } from './text-field.tsx';

export type PersonField = 'firstName' | 'lastName' | 'email' | 'phone';

type PersonFieldsProps = {
  readonly values: Readonly<Record<PersonField, string>>;
  readonly errorOf: (field: PersonField) => string | undefined;
  /** What address and number are for, where that is not plain. */
  readonly hints?: { readonly email: string; readonly phone: string };
};

/** Name, address and number of whoever books, orders or waits. */
export function PersonFields({ values, errorOf, hints }: PersonFieldsProps) {
  const { details } = useTexts().booking;
  return (
    <>
      <div className="clear-both grid gap-6 sm:grid-cols-2">
        <TextField
          name="firstName"
          label={details.firstName}
          value={values.firstName}
          error={errorOf('firstName')}
          autoComplete="given-name"
        />
        <TextField
          name="lastName"
          label={details.lastName}
          value={values.lastName}
          error={errorOf('lastName')}
          autoComplete="family-name"
        />
      </div>
      <TextField
        name="email"
        type="email"
        label={details.email}
        {...(hints && { hint: hints.email })}
        value={values.email}
        error={errorOf('email')}
        autoComplete="email"
      />
      <TextField
        name="phone"
        type="tel"
        label={details.phone}
        {...(hints && { hint: hints.phone })}
        value={values.phone}
        error={errorOf('phone')}
        autoComplete="tel"
      />
    </>
  );
}
