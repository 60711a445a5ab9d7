import type { RawRecipient, RecipientRefusal } from '#domain/invoices/recipient.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { TextField } from '../ui/text-field.tsx';

export type RecipientError = { readonly field: RecipientRefusal['field']; readonly message: string };

type RecipientFieldsProps = {
  readonly values: RawRecipient;
  readonly errors: readonly RecipientError[];
  readonly addressNeeded: boolean;
};

/** Whom an invoice names. */
export function RecipientFields({ values, errors, addressNeeded }: RecipientFieldsProps) {
  const words = useTexts().invoices.make;
  const field = (name: keyof RawRecipient, optional: boolean) => ({
    name,
    label: words[name],
    value: values[name],
    error: errors.find((each) => each.field === name)?.message,
    autoComplete: 'off',
    optional,
  });
  return (
    <>
      <p>{addressNeeded ? words.needed : words.optional}</p>
      <TextField {...field('name', !addressNeeded)} />
      <div className="grid items-end gap-6 sm:grid-cols-[1fr_8rem]">
        <TextField {...field('street', !addressNeeded)} />
        <TextField {...field('houseNumber', true)} />
      </div>
      <div className="grid items-end gap-6 sm:grid-cols-[8rem_1fr]">
        <TextField {...field('postalCode', !addressNeeded)} inputMode="numeric" />
        <TextField {...field('city', !addressNeeded)} />
      </div>
    </>
  );
}
