/** A closing in words: for the page, for the file, and for whoever checks the books in ten years. */
import type { Slip, SlipPart } from '#domain/ports/slips.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { formatRappen, rappen, type Rappen } from '#domain/shared/money.ts';
import type { Zone } from '#domain/shared/salon-time.ts';
import { countedOf } from '#domain/till/cash-count.ts';
import { differenceOf, type Closing, type Period } from '#domain/till/closing.ts';
import { paidOf } from '#domain/till/sale.ts';
import { sumsOf, type PeriodSums } from '#domain/till/period.ts';
import { longMoment, percent, price } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';

type ClosingFacts = {
  readonly closing: Closing & Period;
  readonly salonName: string;
  /** A salon that is not liable shows no VAT anywhere. */
  readonly vatLiable: boolean;
};

const pair = (
  left: string,
  amount: Rappen,
  more: { readonly strong?: true; readonly indent?: true } = {},
): SlipPart => ({
  kind: 'pair',
  left,
  right: formatRappen(amount),
  ...more,
});
const RULE: SlipPart = { kind: 'rule' };

export function closingSlip(
  { closing, salonName, vatLiable }: ClosingFacts,
  locale: Locale,
  zone: Zone,
): Slip {
  const { till } = textsIn(locale);
  const words = till.sheet;
  const sums = sumsOf(closing.opening, closing.sales, closing.moves);
  const title = words.title(closing.number);
  const moment = longMoment(locale, zone, new Date(closing.at).toISOString());
  return {
    title,
    author: salonName,
    paper: 'a4',
    parts: [
      { kind: 'heading', text: title },
      { kind: 'text', text: salonName },
      { kind: 'text', text: words.by(moment, closing.cashier === '' ? till.team : closing.cashier) },
      RULE,
      ...takingsParts(closing, sums, vatLiable, locale),
      RULE,
      ...tillParts(closing, sums, locale),
      RULE,
      ...countParts(closing, locale),
      ...movesParts(closing, locale),
      RULE,
      { kind: 'text', text: words.seal },
      { kind: 'small', text: closing.hash },
      { kind: 'text', text: words.previous },
      { kind: 'small', text: closing.previousHash },
    ],
  };
}

export const numbersOf = ({ sales }: Pick<Period, 'sales'>): readonly [from: number, to: number] => [
  sales[0]?.number ?? 1,
  sales.at(-1)?.number ?? 0,
];

/** What was sold, how it was paid, and that the two agree. */
export function takingsParts(
  period: Pick<Period, 'sales'>,
  sums: PeriodSums,
  vatLiable: boolean,
  locale: Locale,
): readonly SlipPart[] {
  const { till } = textsIn(locale);
  const { closing, sheet, method } = till;
  return [
    { kind: 'heading', text: closing.takings },
    {
      kind: 'text',
      text: `${closing.period(...numbersOf(period))} (${sheet.sales(sums.sales, sums.voids)})`,
    },
    pair(closing.revenue, sums.revenue, { strong: true }),
    ...(vatLiable
      ? sums.vat.map((share) =>
          pair(sheet.vat(percent(share.vatBasisPoints), formatRappen(share.net)), share.vat, {
            indent: true,
          }),
        )
      : []),
    ...(sums.vouchersSold === 0 ? [] : [pair(closing.vouchersSold, sums.vouchersSold, { strong: true })]),
    pair(till.tips, sums.tips),
    pair(till.rounding, sums.rounding),
    pair(closing.paid, paidOf(sums), { strong: true }),
    pair(method.cash, sums.cash, { indent: true }),
    pair(method.card, sums.card, { indent: true }),
    pair(method.twint, sums.twint, { indent: true }),
    ...(sums.deposit === 0 ? [] : [pair(method.deposit, sums.deposit, { indent: true })]),
    ...(sums.voucher === 0 ? [] : [pair(method.voucher, sums.voucher, { indent: true })]),
  ];
}

export function expectedParts(sums: PeriodSums, locale: Locale): readonly SlipPart[] {
  const { closing } = textsIn(locale).till;
  return [
    { kind: 'heading', text: closing.till },
    pair(closing.opening, sums.opening),
    pair(closing.sold, sums.cash),
    pair(closing.paidIn, sums.paidIn),
    pair(closing.paidOut, sums.paidOut),
    pair(closing.tipsPaid, sums.tipsPaid),
    pair(closing.expected, sums.expected, { strong: true }),
  ];
}

function tillParts(closing: Closing, sums: PeriodSums, locale: Locale): readonly SlipPart[] {
  const { till } = textsIn(locale);
  return [
    ...expectedParts(sums, locale),
    pair(till.closing.counted, closing.counted, { strong: true }),
    pair(till.closing.difference, differenceOf(closing)),
    ...(closing.note === null
      ? []
      : [{ kind: 'text' as const, text: `${till.closing.note}: ${closing.note}` }]),
    pair(till.sheet.taken, rappen(closing.counted - closing.left)),
    pair(till.sheet.left, closing.left),
  ];
}

function countParts({ count }: Closing, locale: Locale): readonly SlipPart[] {
  const { till } = textsIn(locale);
  return [
    { kind: 'heading', text: till.closing.countTitle },
    ...count.map((each) =>
      pair(till.sheet.pieces(each.pieces, price(rappen(each.denomination))), countedOf([each])),
    ),
  ];
}

function movesParts({ moves }: Period, locale: Locale): readonly SlipPart[] {
  const { till } = textsIn(locale);
  if (moves.length === 0) return [];
  return [
    RULE,
    { kind: 'heading', text: till.sheet.moves },
    ...moves.map(({ kind, reason, staffName, amount }) =>
      pair([till.cash.short[kind], staffName, reason].filter((part) => part !== null).join(', '), amount),
    ),
  ];
}
