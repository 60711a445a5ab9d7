/** A paid or unpaid order at the vendor's, what may be twisted about it, and all that is written when it is told. */
import type { PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type { CheckoutRecord, PaymentRecord, RefundRecord } from '#domain/payments/vendor-records.ts';
import type { OrderPayment } from '#domain/payments/payment.ts';
import type { OrderRefund } from '#domain/payments/refund.ts';
import type { RefundId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { orderDesk, orderId, system } from '#tests/support/order-desk.ts';

export const OWNER = employeeOf(SALON, 'owner');
export const STAFF = employeeOf(SALON, 'staff');
export const MINUTE = 60_000;
export const REFUND = '000000f0-0000-4000-8000-000000000001' as RefundId;

export async function vendorDesk() {
  const desk = await orderDesk();
  await desk.ordered(SHAMPOO);
  await desk.payPage();
  const payment = () => desk.paymentsOf()[0]!;
  const page = () => [...desk.vendor.checkouts.values()][0]!;
  const money = () => [...desk.vendor.payments.values()][0]!;
  const refundRow = () => desk.refunds()[0] as OrderRefund;
  const sent = () => [...desk.vendor.refunds.values()][0]!;
  return {
    ...desk,
    payment,
    page,
    money,
    refundRow,
    sent,
    settles: (over: Partial<Parameters<typeof desk.settle>[1]> = {}) =>
      desk.settle(system, { paymentId: payment().id, ...over }),
    /** In the vendor's books. */
    twistPage: (over: Partial<CheckoutRecord>): void => {
      page().record = { ...page().record, ...over };
    },
    twistMoney: (over: Partial<PaymentRecord>): void => void Object.assign(money(), over),
    twistSent: (over: Partial<RefundRecord>): void =>
      void desk.vendor.refunds.set(sent().refundRef, { ...sent(), ...over }),
    /** In our own. */
    twistPayment: (over: Partial<OrderPayment>): void =>
      void desk.rows().orderBook.payments.set(payment().id, { ...payment(), ...over }),
    twistRefund: (over: Partial<OrderRefund>): void =>
      void desk.rows().orderBook.refunds.set(REFUND, { ...refundRow(), ...over }),
    async paid(way: 'card' | 'twint' = 'card') {
      desk.vendor.pays(payment().checkoutRef!, way);
      await desk.settle(system, { paymentId: payment().id });
    },
    cancel: () =>
      desk.work(OWNER, { orderId: orderId(1), version: desk.order().version, step: 'cancel', reason: 'x' }),
    give: (amount: string, over: Partial<Parameters<typeof desk.refund>[1]> = {}) =>
      desk.refund(OWNER, {
        orderId: orderId(1),
        refundId: REFUND,
        form: { amount, words: 'Kulanz', back: {} },
        ...over,
      }),
    /** What came of it, and what the log and the letters say since. */
    async heard(work: () => Promise<Result<unknown, { readonly kind: string }>>) {
      const [entries, letters, matters] = [
        desk.entries().length,
        desk.letters().length,
        desk.rows().orderBook.matters.length,
      ];
      const result = await work();
      return {
        outcome: result.ok ? result.value : result.error,
        entries: desk.entries(entries),
        letters: desk.letterTexts().slice(letters),
        matters: desk
          .rows()
          .orderBook.matters.slice(matters)
          .map(({ kind, subject, orderId: of, amount, notedAt }) => [kind, subject, of, amount, notedAt]),
      };
    },
    tellOfPage: () => desk.apply({ kind: 'checkout', ref: payment().checkoutRef! }),
    tellOfMoney: (ref: PaymentRef = money().paymentRef) => desk.apply({ kind: 'payment', ref }),
    tellOfRefund: (ref: RefundRef = sent().refundRef) => desk.apply({ kind: 'refund', ref }),
  };
}

export type VendorDesk = Awaited<ReturnType<typeof vendorDesk>>;

/** What nothing came of. */
export const only = (outcome: unknown) => ({ outcome, entries: [], letters: [], matters: [] });
