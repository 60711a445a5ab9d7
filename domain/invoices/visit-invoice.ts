/** What of a visit is to be invoiced: what was done, or what somebody owes who did not come. */
import { beyondDeposit } from '../deposits/claim.ts';
import { creditFor } from '../deposits/deposit-credit.ts';
import { standingOf, type DepositMove } from '../deposits/deposit-ledger.ts';
import { NO_VAT } from '../orders/vat-split.ts';
import type { Locale } from '../shared/locale.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { instantOf, type Instant } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { vatRateOn } from '../slots/vat.ts';
import { invoiceTotal, type InvoiceLine } from './invoice.ts';

export type OwedFacts = {
  /** What was paid ahead, line by line. */
  readonly moves: readonly Pick<DepositMove, 'kind' | 'amount' | 'saleId'>[];
  /** What the frozen policy lets the salon ask for; null: nothing. */
  readonly claim: Rappen | null;
  /** The time was given to somebody else. */
  readonly refilled: boolean;
  /** The card that was left for it is being asked just now. */
  readonly charging: boolean;
};

export type Owed = {
  readonly of: 'visit' | 'no_show';
  readonly lines: readonly InvoiceLine[];
  /** What was paid ahead stands on it as paid. */
  readonly paid: Rappen;
};

export type NotOwed =
  /** Invoiced is what was done, or what somebody owes who did not come. */
  | 'not_completed'
  /** Until its time is over somebody else may still come. */
  | 'not_over'
  /** The card that was left for it is being asked just now. */
  | 'being_charged'
  /** The time was given to somebody else, or nothing is owed beyond the deposit. */
  | 'nothing_owed';

/** The page that offers the invoice shows what this says, and so does the invoice. */
export function owedFor(
  visit: Appointment,
  book: Pick<SalonBook, 'vatLiable' | 'vatRates'>,
  { moves, claim, refilled, charging }: OwedFacts,
  at: Instant,
): Result<Owed, NotOwed> {
  if (visit.status === 'completed') {
    const lines = linesOfVisit(visit, book);
    return ok({ of: 'visit', lines, paid: creditFor(moves, invoiceTotal(lines)) });
  }
  const isGone = visit.status === 'no_show' || visit.status === 'cancelled';
  if (!isGone || claim === null || claim === 0) return err('not_completed');
  if (at < instantOf(visit.to)) return err('not_over');
  if (charging) return err('being_charged');
  const beyond = beyondDeposit({ ...standingOf(moves), claim, refilled });
  if (beyond === 0) return err('nothing_owed');
  return ok({ of: 'no_show', lines: damages(visit, beyond), paid: rappen(0) });
}

/**
 * The lines of a visit, in its own language, at the prices that were frozen when it was booked, and the rates of its day
 * (Art. 115 MWSTG).
 */
const linesOfVisit = (
  { items, locale, day }: Pick<Appointment, 'items' | 'locale' | 'day'>,
  book: Pick<SalonBook, 'vatLiable' | 'vatRates'>,
): readonly InvoiceLine[] =>
  items.map(({ position, serviceName, price, vatCode, vatBasisPoints }) => ({
    position,
    kind: 'service',
    text: serviceName[locale],
    quantity: 1,
    unitPrice: price,
    vatCode,
    vatBasisPoints: vatRateOn(book, vatCode, day) ?? vatBasisPoints,
  }));

/** What the salon may ask for because nobody came: damages, no supply, so no VAT (Art. 18 para. 2 let. i MWSTG). */
const NO_SHOW: Readonly<Record<Locale, string>> = {
  'de-CH': 'Ausfallentschädigung für den nicht wahrgenommenen Termin',
  en: 'No-show fee for the missed appointment',
};

const damages = ({ locale }: Pick<Appointment, 'locale'>, amount: Rappen): readonly InvoiceLine[] => [
  {
    position: 0,
    kind: 'damages',
    text: NO_SHOW[locale],
    quantity: 1,
    unitPrice: amount,
    vatCode: NO_VAT,
    vatBasisPoints: 0,
  },
];
