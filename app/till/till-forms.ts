/** The forms of the till: their shape only. What may stand in them is the domain's rule. */
import { z } from 'zod';
import {
  isUuid,
  type AppointmentId,
  type CashMoveId,
  type ClosingId,
  type OrderId,
  type SaleId,
} from '#domain/shared/ids.ts';
import { fieldOf, MOST_LINES, type RawLine, type RawTip } from '#domain/till/basket.ts';
import { DENOMINATIONS, pieceField, type RawCount } from '#domain/till/cash-count.ts';
import type { RawMove } from '#domain/till/cash-move.ts';
import type { RawPayment } from '#domain/till/settle.ts';
import type { CloseTillInput } from '#domain/till/use-cases/close-till.ts';

const text = z.string().max(1_000).catch('');
const id = z.string().refine(isUuid).nullable().catch(null);
const key = z.string().regex(/^([so]\d{1,2}|p[0-9a-f-]{36}|[fv]\d{1,2})$/);

const of = (form: FormData, name: string): string => text.parse(form.get(name) ?? '');
const idOf = <T extends string>(form: FormData, name: string): T | null =>
  id.parse(form.get(name)) as T | null;

export type SellForm = {
  readonly saleId: SaleId | null;
  readonly visit: AppointmentId | null;
  readonly order: OrderId | null;
  readonly lines: readonly RawLine[];
  readonly tips: readonly RawTip[];
  readonly payment: RawPayment;
  /** The code of a voucher that is handed over. */
  readonly voucher: string;
  readonly q: string;
  readonly intent: 'count' | 'book' | 'free' | 'voucher';
  /** A product that is put into the basket. */
  readonly add: string;
  /** A line that is taken out. */
  readonly remove: string;
};

/** One more than there may be: the domain says that they are too many. */
const MOST_READ = MOST_LINES + 1;
const MOST_TIPS = 60;

export function readSellForm(form: FormData): SellForm {
  const keys = form
    .getAll('line')
    .flatMap((value) => {
      const read = key.safeParse(value);
      return read.success ? [read.data] : [];
    })
    .slice(0, MOST_READ);
  const intent = form.get('intent');
  return {
    saleId: idOf(form, 'id'),
    visit: idOf(form, 'visit'),
    order: idOf(form, 'order'),
    lines: keys.map((each) => ({
      key: each,
      quantity: of(form, fieldOf('quantity', each)) || '1',
      reduction: of(form, fieldOf('reduction', each)),
      reason: of(form, fieldOf('reason', each)),
      seen: of(form, fieldOf('seen', each)),
      text: of(form, fieldOf('text', each)),
      amount: of(form, fieldOf('amount', each)),
      vatCode: of(form, fieldOf('vatCode', each)),
    })),
    tips: form
      .getAll('tip')
      .slice(0, MOST_TIPS)
      .flatMap((value) => {
        const staffId = id.parse(value);
        return staffId === null ? [] : [{ staffId, amount: of(form, fieldOf('tip', staffId)) }];
      }),
    payment: {
      pay: of(form, 'pay'),
      card: of(form, 'card'),
      cardReceipt: of(form, 'cardReceipt'),
      twint: of(form, 'twint'),
      received: of(form, 'received'),
    },
    voucher: of(form, 'voucher'),
    q: of(form, 'q'),
    intent: intent === 'book' || intent === 'free' || intent === 'voucher' ? intent : 'count',
    add: of(form, 'add'),
    remove: of(form, 'remove'),
  };
}

export const NO_PAYMENT: RawPayment = { pay: '', card: '', cardReceipt: '', twint: '', received: '' };

export const emptyLine = (lineKey: string): RawLine => ({
  key: lineKey,
  quantity: '1',
  reduction: '',
  reason: '',
  seen: '',
  text: '',
  amount: '',
  vatCode: '',
});

export const readVoidForm = (
  form: FormData,
): { readonly voidId: SaleId | null; readonly reason: string } => ({
  voidId: idOf(form, 'id'),
  reason: of(form, 'reason'),
});

export const readCashForm = (
  form: FormData,
): { readonly moveId: CashMoveId | null; readonly form: RawMove } => ({
  moveId: idOf(form, 'id'),
  form: {
    kind: of(form, 'kind'),
    amount: of(form, 'amount'),
    reason: of(form, 'reason'),
    staffId: of(form, 'staffId'),
  },
});

export type ClosingForm = {
  readonly closingId: ClosingId | null;
  readonly seen: CloseTillInput['seen'];
  readonly form: RawCount;
  readonly closes: boolean;
};

const SEEN = /^(\d{1,9}) (\d{1,9}) (\d{1,9})$/;

export function readClosingForm(form: FormData): ClosingForm {
  const seen = SEEN.exec(of(form, 'seen'));
  return {
    closingId: idOf(form, 'id'),
    seen: seen === null ? null : { period: Number(seen[1]), sales: Number(seen[2]), moves: Number(seen[3]) },
    form: {
      pieces: Object.fromEntries(DENOMINATIONS.map((each) => [String(each), of(form, pieceField(each))])),
      left: of(form, 'left'),
      note: of(form, 'note'),
    },
    closes: form.get('intent') === 'close',
  };
}
