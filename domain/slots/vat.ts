import type { LocalDate } from '../shared/salon-time.ts';
import type { SalonBook, VatRate } from './salon-book.ts';

/**
 * The VAT rate of a code on the day of service (Art. 115 MWSTG: the rate in force when the service is rendered), in
 * basis points: 810 is 8.1 %. 0 when the salon is not liable for VAT; null when the book has no rate for that day.
 */
export function vatRateOn(
  book: Pick<SalonBook, 'vatLiable' | 'vatRates'>,
  code: string,
  date: LocalDate,
): number | null {
  if (!book.vatLiable) return 0;
  let found: VatRate | null = null;
  for (const rate of book.vatRates) {
    if (rate.code !== code || rate.validFrom > date) continue;
    if (found === null || rate.validFrom > found.validFrom) found = rate;
  }
  return found?.basisPoints ?? null;
}
