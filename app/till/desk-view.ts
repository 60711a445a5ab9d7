/** The page on which somebody sells: whatever was typed, with what it costs now. Nothing of it is kept anywhere. */
import type { AppLoadContext } from '@remix-run/node';
import { may } from '#domain/identity/permissions.ts';
import { isPayableAtDesk } from '#domain/orders/order-state.ts';
import { cashTotal } from '#domain/orders/cash-rounding.ts';
import type { KeptProduct } from '#domain/ports/shop.ts';
import type { SaleId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import {
  keyOfProduct,
  ratesOn,
  readBasket,
  readTips,
  type BasketFacts,
  type RawLine,
} from '#domain/till/basket.ts';
import { dueAtDesk, payDue, type Due } from '#domain/till/due.ts';
import { isPayable } from '#domain/till/payable-visit.ts';
import { lineTotal, type SaleLine } from '#domain/till/sale.ts';
import { openStaffVisit } from '../calendar/open-staff-visit.ts';
import { percent } from '../i18n/format.ts';
import { notFound } from '../page-of.ts';
import type { FormError } from '../settings/form-answer.ts';
import type { StaffPage } from '../staff-page.ts';
import { emptyLine, NO_PAYMENT, type SellForm } from './till-forms.ts';
import { tillReason } from './till-words.ts';

const MOST_FOUND = 12;

export type DeskProblem = {
  readonly message: string;
  readonly to: { readonly path: string; readonly word: string } | null;
};

export type DeskLine = {
  readonly raw: RawLine;
  readonly name: string;
  readonly by: string | null;
  /** Of what was ordered: it is not typed. */
  readonly pieces: number | null;
  /** Null: of something that is not there any more, or that is typed. */
  readonly unitPrice: Rappen | null;
  /** Null: as long as something about it is wrong. */
  readonly total: Rappen | null;
  readonly line: SaleLine | null;
};

export type DeskView = {
  readonly saleId: SaleId;
  readonly visit: { readonly id: string; readonly name: string } | null;
  readonly order: { readonly id: string; readonly number: number } | null;
  readonly lines: readonly DeskLine[];
  readonly staff: readonly { readonly id: string; readonly name: string; readonly tip: string }[];
  readonly payment: SellForm['payment'];
  /** The code as it was typed, and what is on it; null: nothing, or none was typed. */
  readonly voucher: { readonly typed: string; readonly balance: Rappen | null };
  readonly q: string;
  readonly found: readonly {
    readonly id: string;
    readonly name: string;
    readonly price: Rappen;
    readonly stock: number;
  }[];
  readonly mayType: boolean;
  readonly rates: readonly { readonly value: string; readonly label: string }[];
  readonly sums: {
    readonly total: Rappen;
    readonly tips: Rappen;
    /** What vouchers pay of it. */
    readonly voucher: Rappen;
    /** What was paid ahead of the visit, and comes first. */
    readonly deposit: Rappen;
    readonly due: Rappen;
    /** When all of it is paid in cash. */
    readonly inCash: Rappen;
    /** As far as it is settled how it is paid. */
    readonly paid: { readonly cash: Rappen; readonly change: Rappen } | null;
  } | null;
  readonly errors: readonly FormError[];
  readonly problem: DeskProblem | null;
};

/** As it is opened. */
export const blankSale = (saleId: SaleId, visit: SellForm['visit'], order: SellForm['order']): SellForm => ({
  saleId,
  visit,
  order,
  lines: [],
  tips: [],
  payment: NO_PAYMENT,
  voucher: '',
  q: '',
  intent: 'count',
  add: '',
  remove: '',
});

/** @throws Response 404 when the form names a visit or an order that is not there */
export async function deskView(
  page: StaffPage,
  context: AppLoadContext,
  form: SellForm & { readonly saleId: SaleId },
  {
    said = [],
    problem = null,
  }: { readonly said?: readonly FormError[]; readonly problem?: DeskProblem | null } = {},
): Promise<DeskView> {
  const { actor, locale, texts } = page;
  const [opened, paidAhead, ordered, book, { products }] = await Promise.all([
    form.visit === null ? null : openStaffVisit(page, context, form.visit),
    form.visit === null ? null : context.deposits.queries.ofVisit(actor, form.visit),
    form.order === null ? null : context.orders.queries.order(actor, form.order),
    context.salonQueries.book(actor),
    context.shop.catalogue.catalogue(actor),
  ]);
  const appointment = opened?.found.appointment ?? null;
  const order = ordered?.order ?? null;
  if (form.order !== null && order === null) throw notFound();
  const facts: BasketFacts = {
    items: appointment?.items ?? [],
    ordered: order?.lines ?? [],
    products: new Map(products.map((product) => [product.id, product])),
    book,
    today: dateOf(page.now, book.zone),
    mayType: may(actor, 'till.free'),
  };
  const lines = basketOf(form, facts).map((raw) => lineView(raw, facts, locale));
  const looked =
    actor.kind === 'hq'
      ? ok(null)
      : await context.vouchers.useCases.lookUpVoucher(actor, {
          typed: form.voucher,
          address: context.identity.address,
        });
  const balance = looked.ok ? (looked.value?.balance ?? null) : null;
  const tips = readTips(form.tips, book.staff);
  const sold = lines.flatMap(({ line }) => (line === null ? [] : [line]));
  const due =
    sold.length < lines.length || !tips.ok || lines.length === 0
      ? null
      : dueAtDesk({
          lines: sold,
          tips: tips.value,
          moves: paidAhead?.moves ?? [],
          ordered: order?.state.voucher ?? rappen(0),
          balance: balance ?? rappen(0),
          saleId: form.saleId,
        });
  const unsaid =
    looked.ok || said.some(({ field }) => field === 'voucher')
      ? []
      : deskErrors([{ field: 'voucher', reason: looked.error }], page);
  const person = opened?.found.person ?? null;
  const name = person === null ? '' : `${person.firstName} ${person.lastName}`.trim();
  const words = texts.till.sell;
  const stale =
    appointment !== null && !isPayable(appointment, facts.today)
      ? { message: words.problem.not_payable, to: visitLink(page, appointment.id) }
      : order !== null && !isPayableAtDesk(order.state)
        ? { message: words.problem.order_not_payable, to: orderLink(page, order.id) }
        : null;
  return {
    saleId: form.saleId,
    visit: appointment === null ? null : { id: appointment.id, name },
    order: order === null ? null : { id: order.id, number: order.number },
    lines,
    staff: book.staff.map((member) => ({
      id: member.id,
      name: member.name,
      tip: form.tips.find(({ staffId }) => staffId === member.id)?.amount ?? '',
    })),
    payment: form.payment,
    voucher: { typed: form.voucher, balance },
    q: form.q,
    found: found(products, form.q).map((product) => ({
      id: product.id,
      name: product.name[locale],
      price: product.price,
      stock: product.stock,
    })),
    mayType: facts.mayType,
    rates: ratesOn(book, facts.today).map(({ code, basisPoints }) => ({
      value: code,
      label: percent(basisPoints),
    })),
    sums: due === null ? null : sumsOf(due, form.payment),
    errors: [...said, ...unsaid],
    problem: problem ?? stale,
  };
}

const visitLink = ({ texts }: StaffPage, id: string) => ({
  path: `/admin/visits/${id}`,
  word: texts.till.sell.toVisit,
});

export const orderLink = ({ texts }: StaffPage, id: string) => ({
  path: `/admin/orders/${id}`,
  word: texts.till.sell.problem.to_order,
});

function sumsOf(due: Due, payment: SellForm['payment']): NonNullable<DeskView['sums']> {
  const { total, tips, deposit, voucher } = due;
  const paid = payDue(due, payment);
  return {
    ...{ total, tips, deposit, voucher, due: due.due },
    inCash: cashTotal(due.due).payable,
    paid: paid.ok ? { cash: paid.value.cash, change: rappen(paid.value.received - paid.value.cash) } : null,
  };
}

/** The lines after what the button asks for; what is paid as a whole always comes first, and all of it. */
function basketOf(form: SellForm, { items, ordered, products, mayType }: BasketFacts): readonly RawLine[] {
  const whole = [
    ...items.map(({ position }) => `s${position}`),
    ...ordered.map(({ position }) => `o${position}`),
  ].map((key) => form.lines.find((line) => line.key === key) ?? emptyLine(key));
  let others = form.lines.filter(({ key }) => !/^[so]/.test(key) && key !== form.remove);
  const added = products.get(form.add);
  if (added !== undefined) {
    const key = keyOfProduct(added.id);
    others = others.some((line) => line.key === key)
      ? others.map((line) => (line.key === key ? { ...line, quantity: oneMore(line.quantity) } : line))
      : [...others, emptyLine(key)];
  }
  const next = (kind: 'f' | 'v') =>
    `${kind}${1 + Math.max(0, ...others.flatMap(({ key }) => (key.startsWith(kind) ? [Number(key.slice(1))] : [])))}`;
  if (form.intent === 'free' && mayType) others = [...others, emptyLine(next('f'))];
  if (form.intent === 'voucher') others = [...others, emptyLine(next('v'))];
  return [...whole, ...others];
}

const oneMore = (typed: string): string => (/^\d{1,2}$/.test(typed.trim()) ? String(Number(typed) + 1) : '1');

function lineView(raw: RawLine, facts: BasketFacts, locale: Locale): DeskLine {
  const item = facts.items.find(({ position }) => raw.key === `s${position}`);
  const ordered = facts.ordered.find(({ position }) => raw.key === `o${position}`);
  const product = raw.key.startsWith('p') ? facts.products.get(raw.key.slice(1)) : undefined;
  const read = readBasket([raw], {
    ...facts,
    items: item === undefined ? [] : [item],
    ordered: ordered === undefined ? [] : [ordered],
  });
  return {
    raw,
    name: item?.serviceName[locale] ?? ordered?.name[locale] ?? product?.name[locale] ?? '',
    by: item?.staffName ?? null,
    pieces: ordered?.quantity ?? null,
    unitPrice: item?.price ?? ordered?.unitPrice ?? product?.price ?? null,
    total: read.ok ? lineTotal(read.value[0]!.line) : null,
    line: read.ok ? read.value[0]!.line : null,
  };
}

function found(products: readonly KeptProduct[], q: string): readonly KeptProduct[] {
  const typed = q.trim().toLowerCase();
  if (typed === '') return [];
  return products
    .filter(
      ({ active, name }) =>
        active && [name['de-CH'], name.en].some((each) => each.toLowerCase().includes(typed)),
    )
    .slice(0, MOST_FOUND);
}

/** The labels of the fields stand before what is wrong with them. */
export function deskErrors(
  fields: readonly { readonly field: string; readonly reason: Parameters<typeof tillReason>[0] }[],
  page: StaffPage,
): readonly FormError[] {
  const words = page.texts.till.sell;
  const labels: Readonly<Record<string, string>> = {
    quantity: words.pieces,
    reduction: words.reduction,
    reason: words.reason,
    text: words.text,
    amount: words.amount,
    vatCode: words.vatCode,
    tip: words.tipsTitle,
    card: words.card,
    cardReceipt: words.cardReceipt,
    twint: words.twint,
    received: words.received,
    voucher: words.voucher,
  };
  return fields.map(({ field, reason }) => {
    if (field === 'pay') return { field, message: words.wrong.pay_required };
    const label = labels[field.split('.')[0] ?? ''];
    const message = tillReason(reason, page.texts);
    if (label === undefined) return { field, message };
    return { field, message: `${label}${label.endsWith('?') ? '' : ':'} ${message}` };
  });
}
