import { percent } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';

/** Nothing at all when the salon is not liable for VAT. */
export function VatLine({ rates }: { readonly rates: readonly number[] }) {
  const { choice } = useTexts().booking;
  if (rates.length === 0) return null;
  return <span className="text-sm text-soft">{choice.vat(rates.map(percent).join(', '))}</span>;
}
