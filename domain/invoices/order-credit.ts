/** Which lines of an order's invoice are credited when so much of its money goes back, and which when it did not arrive. */
import type { Locale } from '../shared/locale.ts';
import { rappen, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { lineAmount } from './invoice.ts';
import type { InvoiceLine } from './invoice.ts';

/** At most so many Rappen of each line, by its position: what is given back of it is what somebody said. */
export type Meant = ReadonlyMap<number, Rappen>;

const PART_OF: Readonly<Record<Locale, (text: string) => string>> = {
  'de-CH': (text) => `Teilbetrag: ${text}`,
  en: (text) => `Part of: ${text}`,
};

/**
 * First what is meant, in its own proportions; the rest over the goods and their shipping, as they cost; what was paid for
 * vouchers last, because their holders have them. No line is ever credited beyond what it was charged with, nor charged
 * again beyond what was credited, and so no rate is.
 *
 * @param earlier the lines of the credit notes that there are
 * @param amount in Rappen: what goes back; negative: what did not arrive, and is charged again
 * @throws RangeError for more than there is
 */
export function creditOfOrder(
  lines: readonly InvoiceLine[],
  earlier: readonly InvoiceLine[],
  { amount, meant, locale }: { readonly amount: Rappen; readonly meant: Meant; readonly locale: Locale },
): readonly InvoiceLine[] {
  const back = amount > 0;
  const open = lines.map((line) => {
    const credited = -sum(earlier.filter(({ position }) => position === line.position).map(lineAmount));
    return { line, room: back ? lineAmount(line) - credited : credited, share: 0 };
  });
  let rest = Math.abs(amount);
  const share = (roomOf: (each: (typeof open)[number]) => number): void => {
    const rooms = open.map((each) => Math.min(each.room - each.share, roomOf(each)));
    const given = spread(rest, rooms);
    given.forEach((part, index) => (open[index]!.share += part));
    rest -= given.reduce((total, part) => total + part, 0);
  };
  share(({ line }) => meant.get(line.position) ?? 0);
  share(({ line, room }) => (line.kind === 'voucher' ? 0 : room));
  share(({ room }) => room);
  if (rest > 0) throw new RangeError(`${rest} more than the invoice has`);
  return open
    .filter(({ share: part }) => part > 0)
    .map(({ line, share: part }) => {
      const pieces = part === meant.get(line.position) ? part / line.unitPrice : NaN;
      const quantity = part === lineAmount(line) ? line.quantity : pieces;
      const sign = back ? -1 : 1;
      return Number.isSafeInteger(quantity)
        ? { ...line, quantity, unitPrice: rappen(sign * line.unitPrice) }
        : { ...line, text: PART_OF[locale](line.text), quantity: 1, unitPrice: rappen(sign * part) };
    });
}

/** At most so much, in proportion and to the Rappen: what is left of the division goes where it was cut off most. */
function spread(most: number, rooms: readonly number[]): readonly number[] {
  const total = rooms.reduce((all, room) => all + room, 0);
  const amount = Math.min(most, total);
  if (amount === 0) return rooms.map(() => 0);
  const parts = rooms.map((room) => Math.floor((amount * room) / total));
  const cut = rooms.map((room, index) => ({ index, off: (amount * room) % total }));
  const left = amount - parts.reduce((all, part) => all + part, 0);
  for (const { index } of cut.toSorted((a, b) => b.off - a.off || a.index - b.index).slice(0, left)) {
    parts[index]! += 1;
  }
  return parts;
}
