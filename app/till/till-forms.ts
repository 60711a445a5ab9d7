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
import { textIn } from '../forms/text.ts';

const id = z.string().refine(isUuid).nullable().catch(null);
const key = z.string().regex(/^([so]\d{1,2}|p[0-9a-f-]{36}|[fv]\d{1,2})$/);

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
      quantity: textIn(form, fieldOf('quantity', each)) || '1',
      reduction: textIn(form, fieldOf('reduction', each)),
      reason: textIn(form, fieldOf('reason', each)),
      seen: textIn(form, fieldOf('seen', each)),
      text: textIn(form, fieldOf('text', each)),
      amount: textIn(form, fieldOf('amount', each)),
      vatCode: textIn(form, fieldOf('vatCode', each)),
    })),
    tips: form
      .getAll('tip')
      .slice(0, MOST_TIPS)
      .flatMap((value) => {
        const staffId = id.parse(value);
        return staffId === null ? [] : [{ staffId, amount: textIn(form, fieldOf('tip', staffId)) }];
      }),
    payment: {
      pay: textIn(form, 'pay'),
      card: textIn(form, 'card'),
      cardReceipt: textIn(form, 'cardReceipt'),
      twint: textIn(form, 'twint'),
      received: textIn(form, 'received'),
    },
    voucher: textIn(form, 'voucher'),
    q: textIn(form, 'q'),
    intent: intent === 'book' || intent === 'free' || intent === 'voucher' ? intent : 'count',
    add: textIn(form, 'add'),
    remove: textIn(form, 'remove'),
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
  reason: textIn(form, 'reason'),
});

export const readCashForm = (
  form: FormData,
): { readonly moveId: CashMoveId | null; readonly form: RawMove } => ({
  moveId: idOf(form, 'id'),
  form: {
    kind: textIn(form, 'kind'),
    amount: textIn(form, 'amount'),
    reason: textIn(form, 'reason'),
    staffId: textIn(form, 'staffId'),
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
  const seen = SEEN.exec(textIn(form, 'seen'));
  return {
    closingId: idOf(form, 'id'),
    seen: seen === null ? null : { period: Number(seen[1]), sales: Number(seen[2]), moves: Number(seen[3]) },
    form: {
      pieces: Object.fromEntries(DENOMINATIONS.map((each) => [String(each), textIn(form, pieceField(each))])),
      left: textIn(form, 'left'),
      note: textIn(form, 'note'),
    },
    closes: form.get('intent') === 'close',
  };
}
