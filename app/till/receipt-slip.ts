/** What the customer takes home: the same parts for the page, the printer and the PDF. */
import type { Slip, SlipPart } from '#domain/ports/slips.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { formatRappen, rappen } from '#domain/shared/money.ts';
import type { Zone } from '#domain/shared/salon-time.ts';
import { lineTotal, paidOf, type Sale, type SaleLine } from '#domain/till/sale.ts';
import { longMoment, percent, price } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';

type ReceiptFacts = { readonly sale: Sale; readonly voidsNumber: number | null };

export function receiptSlip({ sale, voidsNumber }: ReceiptFacts, locale: Locale, zone: Zone): Slip {
  const { till } = textsIn(locale);
  const words = till.receipt;
  const title = sale.voids === null ? words.title(sale.number) : words.voidTitle(sale.number);
  return {
    title,
    author: sale.seller.legalName,
    paper: 'roll',
    parts: [
      ...headOf(sale, locale),
      { kind: 'rule' },
      { kind: 'text', text: title },
      { kind: 'text', text: longMoment(locale, zone, new Date(sale.at).toISOString()) },
      { kind: 'text', text: words.by(sale.cashier === '' ? till.team : sale.cashier) },
      ...(voidsNumber === null ? [] : [{ kind: 'text' as const, text: words.voids(voidsNumber) }]),
      { kind: 'rule' },
      ...sale.lines.flatMap((line) => lineParts(line, locale)),
      { kind: 'rule' },
      { kind: 'pair', left: words.total, right: formatRappen(sale.total), strong: true },
      ...vatParts(sale, locale),
      ...paidParts(sale, locale),
      ...(sale.voids === null ? [{ kind: 'text' as const, text: words.thanks, centred: true }] : []),
    ],
  };
}

function headOf({ seller }: Sale, locale: Locale): readonly SlipPart[] {
  const { uid } = textsIn(locale).till.receipt;
  const lines = [
    seller.legalName === seller.name ? '' : seller.legalName,
    seller.street,
    `${seller.postalCode} ${seller.city}`,
    seller.uid === null ? '' : uid(seller.uid, seller.vatLiable),
  ];
  return [
    { kind: 'heading', text: seller.name, centred: true },
    ...lines.filter((text) => text !== '').map((text) => ({ kind: 'text' as const, text, centred: true })),
  ];
}

/** Why it costs less is the salon's business: that it does is the customer's. */
function lineParts(line: SaleLine, locale: Locale): readonly SlipPart[] {
  const { receipt } = textsIn(locale).till;
  const whole = rappen(lineTotal(line) + line.reduction);
  const pieces = Math.abs(line.quantity) === 1 ? '' : ` (${line.quantity} × ${formatRappen(line.unitPrice)})`;
  return [
    { kind: 'pair', left: `${line.name[locale]}${pieces}`, right: formatRappen(whole) },
    ...(line.reduction === 0
      ? []
      : [
          {
            kind: 'pair' as const,
            left: receipt.reduction,
            right: formatRappen(rappen(-line.reduction)),
            indent: true,
          },
        ]),
  ];
}

/** Of a salon that is not liable there is none, not even at nothing. */
function vatParts({ seller, vat }: Sale, locale: Locale): readonly SlipPart[] {
  const { receipt } = textsIn(locale).till;
  if (!seller.vatLiable) return [];
  return vat.map((share) => ({
    kind: 'pair',
    left: receipt.vat(percent(share.vatBasisPoints), formatRappen(share.net)),
    right: formatRappen(share.vat),
    indent: true,
  }));
}

function paidParts(sale: Sale, locale: Locale): readonly SlipPart[] {
  const { till } = textsIn(locale);
  const words = till.receipt;
  const pair = (left: string, amount: number, indent = false): SlipPart => ({
    kind: 'pair',
    left,
    right: formatRappen(rappen(amount)),
    indent,
  });
  const extras = [
    ...sale.tips.map(({ staffName, amount }) => pair(till.tip(staffName), amount)),
    ...(sale.rounding === 0 ? [] : [pair(till.rounding, sale.rounding)]),
  ];
  const paid = paidOf(sale);
  const change = sale.received - sale.cash;
  return [
    ...extras,
    ...(extras.length === 0
      ? []
      : [{ kind: 'pair' as const, left: words.toPay, right: formatRappen(rappen(paid)), strong: true }]),
    { kind: 'rule' },
    ...(sale.deposit === 0 ? [] : [pair(till.method.deposit, sale.deposit)]),
    ...(sale.voucher === 0 ? [] : [pair(till.method.voucher, sale.voucher)]),
    ...(sale.card === 0 ? [] : [pair(words.cardReceipt(sale.cardReceipt ?? ''), sale.card)]),
    ...(sale.twint === 0 ? [] : [pair(till.method.twint, sale.twint)]),
    ...(sale.cash === 0 ? [] : [pair(till.method.cash, sale.cash)]),
    ...(change === 0 ? [] : [pair(words.received, sale.received, true), pair(words.change, change, true)]),
    { kind: 'rule' },
  ];
}

/** What has to go back to the customer, in words; null: nothing. */
export function moneyBack(sale: Pick<Sale, 'cash' | 'card' | 'twint'>, locale: Locale): string | null {
  const { method } = textsIn(locale).till;
  const parts = (['cash', 'card', 'twint'] as const).flatMap((each) =>
    sale[each] === 0 ? [] : [`${method[each]} ${price(rappen(-sale[each]))}`],
  );
  return parts.length === 0 ? null : parts.join(', ');
}
