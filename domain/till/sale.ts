/** A sale at the desk, frozen as it was made. What is wrong with it is never changed: a counter-sale takes it back. */
import { vatShares, type VatShare } from '../orders/vat-split.ts';
import type { Localized } from '../shared/locale.ts';
import type {
  AccountId,
  AppointmentId,
  OrderId,
  ProductId,
  SaleId,
  ServiceId,
  StaffId,
} from '../shared/ids.ts';
import { negated, rappen, sum, type Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';

/** `order`: a product whose price, and whose piece on the shelf, an order has kept. `voucher`: no revenue and no VAT. */
export const LINE_KINDS = ['service', 'product', 'order', 'voucher', 'free'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Rappen, VAT included. In a counter-sale quantity and reduction are negative. */
export type SaleLine = {
  readonly kind: LineKind;
  readonly name: Localized;
  readonly productId: ProductId | null;
  readonly serviceId: ServiceId | null;
  /** Whose work it was; null: nobody's. */
  readonly staffId: StaffId | null;
  readonly staffName: string | null;
  readonly quantity: number;
  readonly unitPrice: Rappen;
  /** What the whole line costs less than it would. */
  readonly reduction: Rappen;
  /** Why it costs less, or why it is in no catalogue. */
  readonly reason: string | null;
  readonly vatCode: string;
  readonly vatBasisPoints: number;
};

/** Passed on wholly to the colleague: neither revenue nor taxed. */
export type Tip = { readonly staffId: StaffId; readonly staffName: string; readonly amount: Rappen };

export type Payments = {
  /** What stays in the till: a multiple of five. */
  readonly cash: Rappen;
  /** What was handed over; the change is the difference. */
  readonly received: Rappen;
  readonly card: Rappen;
  /** What the terminal has printed; null: nothing was paid by card. */
  readonly cardReceipt: string | null;
  readonly twint: Rappen;
  /** What was paid ahead of the visit. */
  readonly deposit: Rappen;
  readonly voucher: Rappen;
  /** What the coins make of it, from -2 to 2 Rappen: on an account of its own. */
  readonly rounding: Rappen;
};

/** Who sold, as it was at that moment (Art. 26 MWSTG asks for name, place and number on what is handed out). */
export type Seller = {
  readonly name: string;
  readonly legalName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly uid: string | null;
  /** A salon that is not liable shows no VAT anywhere. */
  readonly vatLiable: boolean;
};

export type SaleContent = Payments & {
  readonly id: SaleId;
  readonly appointmentId: AppointmentId | null;
  readonly orderId: OrderId | null;
  readonly lines: readonly SaleLine[];
  readonly tips: readonly Tip[];
  readonly seller: Seller;
  /** The sale that this one takes back; null: it is none that does. */
  readonly voids: SaleId | null;
  /** Why it was taken back. */
  readonly reason: string | null;
};

/** What is settled at the till's gate: number, moment and to which closing it belongs. */
export type SaleStamp = {
  /** Without gaps per salon. */
  readonly number: number;
  /** The closing that it belongs to has this number. */
  readonly period: number;
  readonly at: Instant;
  /** By the salon's calendar. */
  readonly day: LocalDate;
  readonly accountId: AccountId;
  /** The colleague's name; empty: somebody without a column in the calendar. */
  readonly cashier: string;
  /** How often the visit was paid and taken back before; null: no visit. */
  readonly visitTurn: number | null;
};

export type Sale = SaleContent &
  SaleStamp & {
    readonly total: Rappen;
    readonly tipTotal: Rappen;
    readonly vat: readonly VatShare[];
  };

/** In Rappen, VAT included; negative in a sale that takes another one back. */
export const lineTotal = ({
  unitPrice,
  quantity,
  reduction,
}: Pick<SaleLine, 'unitPrice' | 'quantity' | 'reduction'>): Rappen =>
  rappen(unitPrice * quantity - reduction);

/** In Rappen, VAT included and without tips; exact: only cash is rounded, and beside it. */
export const totalOf = (lines: readonly SaleLine[]): Rappen => sum(lines.map(lineTotal));
/** In Rappen; no revenue. */
export const tipsOf = (tips: readonly Tip[]): Rappen => sum(tips.map(({ amount }) => amount));

/** A voucher that is sold is no supply: it stands in no figure of the VAT, not even at nothing. */
export const vatOf = (lines: readonly SaleLine[]): readonly VatShare[] =>
  vatShares(
    lines
      .filter(({ kind }) => kind !== 'voucher')
      .map((line) => ({
        gross: lineTotal(line),
        vatCode: line.vatCode,
        vatBasisPoints: line.vatBasisPoints,
      })),
  );

/** By whatever it was paid. */
export const paidOf = ({
  cash,
  card,
  twint,
  deposit,
  voucher,
}: Pick<Payments, 'cash' | 'card' | 'twint' | 'deposit' | 'voucher'>): Rappen =>
  sum([cash, card, twint, deposit, voucher]);

/** @throws RangeError when what was paid is not what it costs: such a sale is nowhere to be made */
export function stamped(content: SaleContent, stamp: SaleStamp): Sale {
  const total = totalOf(content.lines);
  const tipTotal = tipsOf(content.tips);
  if (paidOf(content) !== total + tipTotal + content.rounding)
    throw new RangeError('paid is not what it costs');
  return { ...content, ...stamp, total, tipTotal, vat: vatOf(content.lines) };
}

/** Takes the whole sale back: each figure with the sign turned round, the same names, rates and seller. */
export const counterSale = (sale: Sale, id: SaleId, reason: string): SaleContent => ({
  id,
  appointmentId: sale.appointmentId,
  orderId: sale.orderId,
  lines: sale.lines.map((line) => ({
    ...line,
    quantity: -line.quantity,
    reduction: negated(line.reduction),
  })),
  tips: sale.tips.map((tip) => ({ ...tip, amount: negated(tip.amount) })),
  seller: sale.seller,
  cash: negated(sale.cash),
  received: negated(sale.cash),
  card: negated(sale.card),
  cardReceipt: sale.cardReceipt,
  twint: negated(sale.twint),
  deposit: negated(sale.deposit),
  voucher: negated(sale.voucher),
  rounding: negated(sale.rounding),
  voids: sale.id,
  reason,
});

/** Before the till is closed and on the same day, whoever works there takes back a slip; later who leads. */
export const isFresh = (
  sale: Pick<Sale, 'day' | 'period'>,
  now: { readonly today: LocalDate; readonly openPeriod: number },
): boolean => sale.day === now.today && sale.period === now.openPeriod;

/** Whether two sales of one id say the same: a form that came twice. */
export const isSameSale = (one: SaleContent, other: SaleContent): boolean => said(one) === said(other);

const said = ({ appointmentId, orderId, lines, tips, cash, card, twint, voids }: SaleContent): string =>
  JSON.stringify([
    appointmentId,
    orderId,
    lines.map(({ productId, serviceId, quantity, unitPrice, reduction, reason }) => [
      productId,
      serviceId,
      quantity,
      unitPrice,
      reduction,
      reason,
    ]),
    tips.map(({ staffId, amount }) => [staffId, amount]).sort(),
    [cash, card, twint],
    voids,
  ]);
