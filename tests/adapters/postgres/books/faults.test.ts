/**
 * The nightly check of the books: green over honest books, and red under one name for each fault that is put into them by
 * itself. Vouchers and deposits have their faults beside their own records.
 */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { financeQueries } from '#adapters/postgres/queries/finance-queries.ts';
import type { BookRecord } from '#domain/finance/book-record.ts';
import { journalEntry } from '#domain/finance/journal.ts';
import type { ReportRange } from '#domain/finance/range.ts';
import { noteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import { askForCheck } from '#domain/finance/use-cases/check-books-now.ts';
import { explainFinding } from '#domain/finance/use-cases/explain-finding.ts';
import type { FindingKind } from '#domain/finance/finding.ts';
import type { PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type { OwnerMark } from '#domain/payments/vendor-records.ts';
import type { BooksCheckId, RefundId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { sum } from '#domain/shared/money.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import {
  clock,
  DAY,
  FRIDAY_NIGHT,
  payments,
  story,
  THURSDAY_NOON,
  withBooks,
  type Books,
} from './open-books.ts';

// The story is told before the first test, so that none waits for it.
beforeAll(() => withBooks(() => Promise.resolve()), 60_000);

describe('honest books', () => {
  test('are green, and every line of the equation is even', () =>
    withBooks(async ({ check, sql }) => {
      expect(await check()).toEqual([]);
      const [row] = await sql<{ state: string; equation: { line: string; left: number; right: number }[] }[]>`
        select state, equation from books_check where salon_id = ${SALON}`;
      expect(row?.state).toBe('green');
      for (const { line, left, right } of row!.equation) {
        expect([line, left]).toEqual([line, right]);
        expect(left, line).not.toBe(0);
      }
    }));

  test.each([
    ['vouchers alone', 0],
    ['vouchers and goods', 2],
  ])('stay green when what was given back for one of %s failed, and was sent again', (_, pieces) =>
    withBooks(async ({ check, sql, salon }) => {
      const { orderId, voucherId } = await salon.buyVoucher(pieces, 100);
      await salon.takeBackVoucher(voucherId);
      const [sent] = await sql<{ id: string; refund_ref: string }[]>`
        select id, refund_ref from refund where order_id = ${orderId}`;
      payments.vendor.failsRefund(sent!.refund_ref as RefundRef);
      await salon.hear('refund', sent!.refund_ref);
      const again = await salon.refunded(orderId, '100');
      expect(await check()).toEqual([]);
      const all: BookRecord[] = [];
      const days = { from: '2026-03-12', to: '2026-03-12' } as ReportRange;
      await financeQueries(salon.web.database).readRecords(story().owner, days, (part) => all.push(...part));
      const back = all.filter(
        (record) => record.kind === 'refund' && [sent!.id, again].includes(record.id as RefundId),
      );
      const goods = back.map((record) => sum(journalEntry(record).turnover.map(({ gross }) => gross)));
      expect(goods).toEqual([0, 0]);
    }),
  );

  test('stay green while money waits to go by bank, and once it has gone', () =>
    withBooks(async ({ check, sql, salon }) => {
      const refundId = await salon.refunded(story().twint.orderId, '5', false);
      await sql`update refund set status = 'by_hand' where id = ${refundId}`;
      const bank = async () => {
        const [row] = await sql<{ bank: number; owed: number }[]>`
          select (carried -> 'balances' ->> 'bank')::int as bank, (carried -> 'balances' ->> 'prepayments')::int as owed
          from books_check where salon_id = ${SALON} order by asked_at desc limit 1`;
        return row!;
      };
      expect(await check()).toEqual([]);
      const before = await bank();
      won(await noteTransfer(salon.deps())(story().owner, { refundId }));
      clock.set((FRIDAY_NIGHT + 3_600_000) as Instant);
      expect(await check((FRIDAY_NIGHT + DAY) as Instant)).toEqual([]);
      const after = await bank();
      expect([after.bank - before.bank, after.owed - before.owed]).toEqual([-500, 500]);
    }));
});

/** Until nothing is open any more; a night for each time somebody has to look. */
async function explainAll({ sql, salon, check }: Books, from: number): Promise<number> {
  for (let night = from; night < from + 5; night += 1) {
    await check((FRIDAY_NIGHT + night * DAY) as Instant);
    const [last] = await sql<{ id: BooksCheckId; state: string; findings: number }[]>`
      select id, state, findings from books_check where salon_id = ${SALON} order by asked_at desc limit 1`;
    if (last!.state === 'green') return night;
    for (let position = 1; position <= last!.findings; position += 1)
      won(
        await explainFinding(salon.deps())(story().owner, { checkId: last!.id, position, words: 'bekannt' }),
      );
  }
  throw new Error('it is red for ever');
}

describe('what was explained', () => {
  const state = async ({ sql }: Books) => {
    const [last] = await sql<{ state: string; unexplained: number }[]>`
      select state, unexplained from books_check where salon_id = ${SALON} order by asked_at desc limit 1`;
    return last;
  };

  test('does not cover the next change of the same sale', () =>
    withBooks(async (books) => {
      const { sql, check } = books;
      const edit = () => sql`update sale_line set unit_rappen = unit_rappen - 100 where kind = 'free'
          and sale_id = (
            select sale_id from sale_line l join sale s on s.id = l.sale_id
            where s.period = 1 and s.voids is null and l.kind = 'free' order by s.number limit 1)`;
      await edit();
      const night = await explainAll(books, 0);
      await edit();
      const found = await check((FRIDAY_NIGHT + (night + 1) * DAY) as Instant);
      expect(found.map(({ kind }) => kind)).toContain('sale_changed');
      expect(await state(books)).toMatchObject({ state: 'red' });
    }));

  test('leaves its line watched: what it does not account for has to be said by itself', () =>
    withBooks(async (books) => {
      const { sql, check } = books;
      await sql`update appointment set deposit_left_rappen = deposit_left_rappen + 500 where id = ${story().visits.waiting}`;
      expect((await check()).map(({ kind }) => kind)).toEqual(['deposit_differs']);
      const night = await explainAll(books, 1);
      const rest = await check((FRIDAY_NIGHT + (night + 1) * DAY) as Instant);
      expect(rest.map(({ kind, amount }) => [kind, amount])).toEqual([
        ['deposit_differs', 500],
        ['unexplained', -500],
      ]);
      expect(await state(books)).toEqual({ state: 'green', unexplained: 0 });
    }));

  test('takes no place from what comes after it, and what does not fit is red by itself', () =>
    withBooks(async (books) => {
      const { sql, check } = books;
      const owner = story().owner;
      const strange = (from: number, to: number) => sql`
        insert into vendor_movement (salon_id, movement_ref, kind, amount_rappen, fee_rappen, currency, at, available_at)
        select ${SALON}, 'strange ' || n, 'other', 100, 0, 'eur', '2026-03-11 12:00'::timestamptz - n * interval '1 minute',
          '2026-03-11 12:00'
        from generate_series(${from}::int, ${to}::int) n`;
      await strange(1, 300);
      await sql`
        insert into books_explained (salon_id, kind, subject_id, amount_rappen, words, account_id, at)
        select ${SALON}, 'foreign_currency', 'strange ' || n, 100, 'bekannt', ${owner.accountId}, now()
        from generate_series(1, 300) n`;
      expect(await check()).toHaveLength(300);
      expect(await state(books)).toEqual({ state: 'green', unexplained: 0 });
      // Older than all that were explained.
      await strange(301, 301);
      expect(await check((FRIDAY_NIGHT + DAY) as Instant)).toHaveLength(301);
      expect(await state(books)).toEqual({ state: 'red', unexplained: 1 });
      await strange(302, 601);
      const many = await check((FRIDAY_NIGHT + 2 * DAY) as Instant);
      expect(many).toHaveLength(601);
      expect(many.at(-1)).toEqual({ kind: 'too_many', amount: 300, subject: 'equation' });
      const [last] = await sql<{ id: BooksCheckId }[]>`
        select id from books_check where salon_id = ${SALON} order by asked_at desc limit 1`;
      const said = { checkId: last!.id, position: 601, words: 'egal' };
      expect(await explainFinding(books.salon.deps())(owner, said)).toMatchObject({
        error: { kind: 'not_found' },
      });
    }));
});

describe('a check', () => {
  const states = (sql: postgres.Sql) =>
    sql<{ state: string; findings: number; unexplained: number }[]>`
      select state, findings, unexplained from books_check where salon_id = ${SALON} order by asked_at`;

  test('runs once a night, and goes on from where the one before has come to', () =>
    withBooks(async ({ check, sql, salon }) => {
      const afresh = async () => {
        const [row] = await sql<{ carried: unknown }[]>`
          select carried from books_check where salon_id = ${SALON} order by asked_at desc limit 1`;
        return row?.carried;
      };
      expect(await check()).toEqual([]);
      expect(await check((FRIDAY_NIGHT + 3_600_000) as Instant)).toEqual([]);
      expect(await states(sql)).toHaveLength(1);
      clock.set((FRIDAY_NIGHT + 7 * 3_600_000) as Instant);
      await salon.sell([salon.shampoo()]);
      await salon.paid(1, 'card');
      await salon.came(story().invoices[2], '5', '2026-03-11');
      expect(await check((FRIDAY_NIGHT + DAY) as Instant)).toEqual([]);
      const incremental = await afresh();
      await sql`delete from books_finding`;
      await sql`delete from books_check`;
      expect(await check((FRIDAY_NIGHT + DAY) as Instant)).toEqual([]);
      expect(await afresh()).toEqual(incremental);
    }));

  test('is not red any more over what somebody has explained, for that amount alone', () =>
    withBooks(async ({ check, sql, salon }) => {
      payments.vendor.refundsByHand(story().card.paymentRef, 700);
      await check();
      const mails =
        await sql`select recipient from outbox_mail where kind = 'books_red' and salon_id = ${SALON}`;
      expect(mails).toHaveLength(1);
      const [row] = await sql<{ id: BooksCheckId }[]>`select id from books_check where salon_id = ${SALON}`;
      const explain = explainFinding(salon.deps());
      const said = { checkId: row!.id, position: 1, words: ' Kulanz,\n im Dashboard ' };
      expect(await explain({ ...story().owner, role: 'staff' }, said)).toMatchObject({
        error: { kind: 'not_found' },
      });
      expect(await explain(story().owner, { ...said, words: ' ' })).toMatchObject({
        error: { kind: 'words' },
      });
      expect(await explain(story().owner, { ...said, position: 2 })).toMatchObject({
        error: { kind: 'not_found' },
      });
      won(await explain(story().owner, said));
      won(await explain(story().owner, said));
      expect(await check((FRIDAY_NIGHT + DAY) as Instant)).toHaveLength(1);
      payments.vendor.refundsByHand(story().card.paymentRef, 100);
      expect(await check((FRIDAY_NIGHT + 2 * DAY) as Instant)).toHaveLength(2);
      expect(await states(sql)).toEqual([
        { state: 'red', findings: 1, unexplained: 1 },
        { state: 'green', findings: 1, unexplained: 0 },
        { state: 'red', findings: 2, unexplained: 1 },
      ]);
      const log = await sql`select reason from audit_entry where action = 'books.explained'`;
      expect(log).toEqual([{ reason: 'Kulanz, im Dashboard' }]);
    }));

  test('that the vendor does not answer has failed, and the next one comes an hour later', () =>
    withBooks(async ({ check, sql }) => {
      payments.fail('unreachable');
      await expect(check()).rejects.toThrow('try_again');
      expect(await states(sql)).toEqual([{ state: 'failed', findings: 0, unexplained: 0 }]);
      expect(await check((FRIDAY_NIGHT + 3_600_000) as Instant)).toEqual([]);
      expect((await states(sql)).map(({ state }) => state)).toEqual(['failed', 'green']);
    }));

  test('can be asked for by day, once for a form, and leaves a job', () =>
    withBooks(async ({ sql, salon, now }) => {
      const id = randomUUID() as BooksCheckId;
      const ask = askForCheck(salon.deps());
      expect(await ask({ ...story().owner, role: 'staff' }, id)).toMatchObject({
        error: { kind: 'not_found' },
      });
      won(await ask(story().owner, id));
      won(await ask(story().owner, id));
      const jobs = await sql`
        select payload from graphile_worker._private_jobs where payload ->> 'checkId' = ${id}`;
      expect(jobs).toHaveLength(1);
      expect((await states(sql)).map(({ state }) => state)).toEqual(['waiting']);
      await now(id);
      expect((await states(sql)).map(({ state }) => state)).toEqual(['green']);
      await now(id);
      expect(await sql`select action from audit_entry where action = 'books.checked'`).toHaveLength(1);
    }));

  test('tells the other salon of the same account what is its own', () =>
    withBooks(async ({ check, sql }) => {
      await check();
      const found = await sql`select kind, amount_rappen from books_finding where salon_id = ${OTHER_SALON}`;
      expect(found).toEqual([{ kind: 'payment_unknown', amount_rappen: 4_000 }]);
      const shares = await sql`
        select salon_id, own_rappen, others_rappen from vendor_payout
        where payout_ref = (select payout_ref from vendor_payout where salon_id = ${OTHER_SALON}) order by salon_id`;
      expect(shares).toEqual([
        { salon_id: SALON, own_rappen: 5_077, others_rappen: 3_854 },
        { salon_id: OTHER_SALON, own_rappen: 3_854, others_rappen: 5_077 },
      ]);
    }));
});

type Fault = [
  name: string,
  expected: readonly [FindingKind, number],
  inject: (books: Books) => Promise<unknown>,
  when?: Instant,
];

const paymentOf = (ref: PaymentRef) => {
  const record = payments.vendor.payments.get(ref);
  if (record === undefined) throw new Error('the vendor knows no such payment');
  return record;
};
const movementOf = (ref: PaymentRef) => {
  const found = payments.vendor.movements.find(
    ({ payment, line }) => payment === ref && line.kind === 'payment',
  );
  if (found === undefined) throw new Error('the vendor has no such line');
  return found;
};
const lastPayout = () => {
  const [ref, payout] = [...payments.vendor.payouts.entries()].at(-1)!;
  return { ref, payout };
};
const claimOf = (reference: string) => ({ salonId: SALON, purpose: 'order' as const, reference });
/** Money at the vendor of which no row of ours knows. */
const strangeMoney = (amount: number, claim: OwnerMark | null) => {
  const payment = payments.vendor.newPayment(amount, claim);
  payment.method = 'card';
  payments.vendor.succeed(payment);
  return payment;
};

/** Each by itself: its name, under what the check reports it and over which amount, and how it is put in. */
const FAULTS: readonly Fault[] = [
  // The vendor.
  [
    'a message of a payment was lost, and nobody asked',
    ['payment_not_booked', 4_900],
    ({ salon }) => salon.payAtVendor(2, 'card'),
  ],
  [
    'money without an order',
    ['payment_unknown', 1_234],
    () => Promise.resolve(strangeMoney(1_234, claimOf(randomUUID()))),
  ],
  [
    'an order was marked as paid that nobody has paid',
    ['payment_not_at_vendor', -2_450],
    async ({ sql, salon }) => {
      const { orderId, paymentId } = await salon.paid(1, 'card');
      const [row] = await sql<
        { payment_ref: PaymentRef }[]
      >`select payment_ref from payment where id = ${paymentId}`;
      payments.vendor.payments.delete(row!.payment_ref);
      payments.vendor.movements.splice(payments.vendor.movements.indexOf(movementOf(row!.payment_ref)), 1);
      return orderId;
    },
  ],
  [
    'the vendor has received another amount',
    ['payment_amount_differs', -100],
    () => {
      const { line } = movementOf(story().card.paymentRef);
      Object.assign(line, { amount: line.amount - 100, net: line.net - 100 });
      const payout = payments.vendor.payouts.get(movementOf(story().card.paymentRef).payout!)!;
      Object.assign(payout, { amount: { ...payout.amount, minor: payout.amount.minor - 100 } });
      return Promise.resolve();
    },
  ],
  [
    'the amount of a payment was changed with its order',
    ['payment_amount_differs', -50],
    async ({ sql }) => {
      const { orderId } = story().twint;
      await sql`update payment set amount_rappen = amount_rappen + 50 where order_id = ${orderId}`;
      await sql`update shop_order set total_rappen = total_rappen + 50, paid_rappen = paid_rappen + 50 where id = ${orderId}`;
      await sql`update shop_order_line set unit_price_rappen = unit_price_rappen + 50 where order_id = ${orderId}`;
    },
  ],
  [
    'a fee is missing',
    ['fee_missing', 172],
    ({ sql }) => sql`update payment set fee_rappen = null where order_id = ${story().card.orderId}`,
  ],
  [
    'another fee than the vendor kept',
    ['fee_differs', 72],
    ({ sql }) =>
      sql`update payment set fee_rappen = fee_rappen - 72 where order_id = ${story().card.orderId}`,
  ],
  [
    'a refund that was made in the vendor’s pages',
    ['refund_at_vendor', -700],
    () => Promise.resolve(payments.vendor.refundsByHand(story().card.paymentRef, 700)),
  ],
  [
    'money went back twice for one refund',
    ['refund_twice', -1_005],
    ({ sql }) =>
      sql<
        { id: string }[]
      >`select id from refund where order_id = ${story().partly.orderId} and amount_rappen = 1005`.then(
        ([row]) =>
          payments.vendor.refund(
            paymentOf(story().partly.paymentRef),
            1_005,
            claimOf(story().partly.orderId),
            row!.id,
          ),
      ),
  ],
  [
    'a refund of ours of which there is no row',
    ['refund_unknown', -300],
    () =>
      Promise.resolve(
        payments.vendor.refund(
          paymentOf(story().card.paymentRef),
          300,
          claimOf(story().card.orderId),
          randomUUID(),
        ),
      ),
  ],
  [
    'a refund was sent, and its answer lost for good',
    ['refund_not_booked', -500],
    async ({ sql, salon }) => {
      const id = await salon.refunded(story().card.orderId, '5');
      await sql`update refund set status = 'wanted', refund_ref = null, settled_at = null where id = ${id}`;
    },
  ],
  [
    'a refund is noted as sent, and was not',
    ['refund_not_at_vendor', 500],
    async ({ sql, salon }) => {
      const id = await salon.refunded(story().card.orderId, '5', false);
      await sql`update refund set status = 'succeeded', refund_ref = 'refund-x', settled_at = created_at where id = ${id}`;
    },
  ],
  [
    'a refund came back from the bank, and nobody noticed',
    ['refund_not_at_vendor', 1_005],
    () => {
      const { paymentRef } = story().partly;
      const refund = [...payments.vendor.refunds.values()].find(
        (each) => each.paymentRef === paymentRef && each.amount.minor === 1_005,
      );
      return Promise.resolve(payments.vendor.failsRefund(refund!.refundRef));
    },
  ],
  [
    'less went back than was noted',
    ['refund_amount_differs', 5],
    () => {
      const { paymentRef } = story().partly;
      const found = payments.vendor.movements.find(
        ({ payment, line }) => payment === paymentRef && line.amount === -1_005,
      )!;
      Object.assign(found.line, { amount: -1_000, net: -1_000 });
      const payout = payments.vendor.payouts.get(found.payout!)!;
      Object.assign(payout, { amount: { ...payout.amount, minor: payout.amount.minor + 5 } });
      return Promise.resolve();
    },
  ],
  [
    'a refund that no job has sent',
    ['refund_stuck', 500],
    ({ salon }) => salon.refunded(story().card.orderId, '5', false),
    (THURSDAY_NOON + 2 * DAY) as Instant,
  ],
  [
    'a refund that goes by bank, and that nobody has sent',
    ['refund_stuck', 500],
    async ({ sql, salon }) => {
      const id = await salon.refunded(story().twint.orderId, '5', false);
      await sql`update refund set status = 'by_hand' where id = ${id}`;
    },
    (THURSDAY_NOON + 6 * DAY) as Instant,
  ],
  [
    'a dispute of which no message came',
    ['dispute_not_booked', -4_900],
    () => Promise.resolve(payments.vendor.opensDispute(story().card.paymentRef)),
  ],
  [
    'money in another currency',
    ['foreign_currency', 900],
    () => {
      strangeMoney(900, claimOf(randomUUID()));
      Object.assign(payments.vendor.movements.at(-1)!.line, { currency: 'eur' });
      return Promise.resolve();
    },
  ],
  // Payouts.
  [
    'a payout is not what it is made of',
    ['payout_differs', -777],
    () => {
      const { payout } = lastPayout();
      Object.assign(payout, { amount: { ...payout.amount, minor: payout.amount.minor - 777 } });
      return Promise.resolve();
    },
  ],
  [
    'a payout never reached the bank',
    ['payout_failed', 5_077],
    () => Promise.resolve(Object.assign(lastPayout().payout, { status: 'failed' })),
  ],
  [
    'a payout holds money that is nobody’s',
    ['payout_stray', 971 - 28 - 30],
    async ({ salon }) => {
      await salon.paid(1, 'card');
      strangeMoney(971, null);
      payments.vendor.paysOut();
    },
  ],
  [
    'a payout is missing',
    ['payout_missing', 2_349],
    // So long after, nothing else is to wait: the visit that is to come comes later still.
    ({ sql }) => sql`
      update appointment set day = day + 90, starts_at = starts_at + interval '90 days', ends_at = ends_at + interval '90 days'
      where id = ${story().visits.waiting}`,
    (FRIDAY_NIGHT + 50 * DAY) as Instant,
  ],
  // Orders.
  [
    'a line of an order was changed',
    ['order_lines_differ', 100],
    ({ sql }) =>
      sql`update shop_order_line set unit_price_rappen = unit_price_rappen + 100 where order_id = ${story().twint.orderId}`,
  ],
  [
    'an order says that it was paid, and no payment does',
    ['order_without_payment', -4_900],
    async ({ sql }) => {
      await sql`update shop_order set paid_rappen = total_rappen, paid_at = created_at, due_at = null where id = ${story().waiting}`;
      // What was kept for it is sold, as for any paid order.
      await sql`update product set reserved = reserved - 2`;
      await sql`update stock_movement set kind = 'sale' where order_id = ${story().waiting} and kind = 'reserve'`;
    },
  ],
  [
    'a paid order was made an unpaid one',
    ['payment_without_order', 4_900],
    ({ sql }) =>
      sql`update shop_order set paid_rappen = 0, paid_at = null, refunded_rappen = 0 where id = ${story().terminal}`,
  ],
  [
    'a payment at the desk was changed',
    ['order_paid_differs', -100],
    ({ sql }) =>
      sql`update payment set amount_rappen = amount_rappen - 100 where order_id = ${story().terminal}`,
  ],
  [
    'a payment counted twice',
    ['payment_counted_twice', 4_900],
    ({ sql }) => {
      const { paymentRef } = strangeMoney(4_900, claimOf(story().card.orderId));
      return sql`
        insert into payment (salon_id, id, order_id, visitor_id, status, method, amount_rappen, wish, payment_ref, fee_rappen,
          opened_at, settled_at)
        select salon_id, gen_random_uuid(), order_id, visitor_id, status, method, amount_rappen, wish, ${paymentRef}, fee_rappen,
          opened_at, settled_at + interval '1 minute'
        from payment where order_id = ${story().card.orderId}`;
    },
  ],
  [
    'an order says that it was paid at the till, and no sale does',
    ['order_not_at_till', -2_450],
    async ({ sql, salon }) => {
      const { saleId } = await salon.handedOver(1);
      await sql`update sale set order_id = null where id = ${saleId}`;
    },
  ],
  [
    'a payment says that more went back than did',
    ['payment_refunded_differs', 100],
    ({ sql }) =>
      sql`update payment set refunded_rappen = refunded_rappen + 100 where order_id = ${story().card.orderId}`,
  ],
  [
    'an order says that more went back than did',
    ['order_refunded_differs', 100],
    ({ sql }) =>
      sql`update shop_order set refunded_rappen = refunded_rappen + 100 where id = ${story().card.orderId}`,
  ],
  [
    'a refund by bank was noted twice',
    ['order_refunded_differs', -500],
    async ({ sql }) => {
      const { orderId } = story().card;
      const note = () => sql`
        insert into refund (salon_id, id, order_id, payment_id, amount_rappen, reason, status, created_at, settled_at)
        select salon_id, gen_random_uuid(), order_id, id, 500, 'goodwill', 'transferred', settled_at, settled_at
        from payment where order_id = ${orderId}`;
      await note();
      await note();
      await sql`update payment set refunded_rappen = 1000 where order_id = ${orderId}`;
      await sql`update shop_order set refunded_rappen = 500 where id = ${orderId}`;
    },
  ],
  // What was paid ahead.
  [
    'a message of a deposit was lost, and nobody asked',
    ['payment_not_booked', 2_000],
    ({ salon }) => salon.payAhead('2026-03-14 10:00'),
  ],
  [
    'a deposit was given back in the vendor’s pages',
    ['refund_at_vendor', -2_000],
    async ({ sql }) => {
      const [row] = await sql<{ payment_ref: PaymentRef }[]>`
        select payment_ref from payment where appointment_id = ${story().visits.waiting}`;
      return payments.vendor.refundsByHand(row!.payment_ref, 2_000);
    },
  ],
  [
    'what is left of a deposit was changed',
    ['deposit_differs', 500],
    ({ sql }) =>
      sql`update appointment set deposit_left_rappen = deposit_left_rappen + 500 where id = ${story().visits.waiting}`,
  ],
  [
    'a line of a deposit’s ledger was changed',
    ['deposit_ledger_gap', 1],
    ({ sql }) =>
      sql`update deposit_move set amount_rappen = 1500 where kind = 'received' and appointment_id = ${story().visits.waiting}`,
  ],
  [
    'a line of a deposit’s ledger is gone',
    ['deposit_ledger_gap', 1],
    ({ sql }) =>
      sql`delete from deposit_move where kind = 'applied' and appointment_id = ${story().visits.used} and number = 2`,
  ],
  [
    'a deposit came that no ledger has received',
    ['deposit_not_booked', 2_000],
    async ({ sql, salon }) => {
      const { visitId } = await salon.ahead('2026-03-14 10:00');
      await sql`delete from deposit_move where appointment_id = ${visitId}`;
      await sql`update appointment set deposit_left_rappen = 0 where id = ${visitId}`;
    },
  ],
  [
    'a deposit went back that its ledger does not know',
    ['deposit_refund_differs', -2_000],
    async ({ sql }) => {
      const { cancelled } = story().visits;
      await sql`delete from deposit_move where kind = 'refunded' and appointment_id = ${cancelled}`;
      await sql`update appointment set deposit_left_rappen = 2000 where id = ${cancelled}`;
    },
  ],
  [
    'a sale took off a deposit that its ledger does not know',
    ['deposit_applied_differs', 2_000],
    async ({ sql }) => {
      const { used } = story().visits;
      await sql`
        delete from deposit_move where appointment_id = ${used}
          and number = (select max(number) from deposit_move where appointment_id = ${used})`;
      await sql`update appointment set deposit_left_rappen = 2000 where id = ${used}`;
    },
  ],
  [
    'a deposit became a voucher that is not there',
    ['deposit_credit_differs', -2_000],
    async ({ sql }) => {
      const { credited } = story().visits;
      await sql`alter table deposit_move drop constraint deposit_move_salon_id_voucher_id_fkey`;
      await sql`delete from voucher_move where voucher_id in (select id from voucher where appointment_id = ${credited})`;
      await sql`delete from voucher where appointment_id = ${credited}`;
    },
  ],
  [
    'a deposit became a voucher of another amount',
    ['deposit_credit_differs', 500],
    ({ sql }) =>
      sql`update voucher set value_rappen = value_rappen + 500 where appointment_id = ${story().visits.credited}`,
  ],
  [
    'a voucher was given out for a deposit that its ledger does not know',
    ['deposit_credit_differs', 2_000],
    async ({ sql }) => {
      const { credited } = story().visits;
      await sql`delete from deposit_move where kind = 'credited' and appointment_id = ${credited}`;
      await sql`update appointment set deposit_left_rappen = 2000 where id = ${credited}`;
    },
  ],
  // Vouchers.
  [
    'a balance of a voucher was changed',
    ['voucher_differs', 700],
    ({ sql }) =>
      sql`update voucher set balance_rappen = balance_rappen + 700 where id = ${story().sold.voucherId}`,
  ],
  [
    'a line of a voucher’s ledger is gone',
    ['voucher_ledger_gap', 1],
    ({ sql }) => sql`delete from voucher_move where voucher_id = ${story().sold.voucherId} and number = 2`,
  ],
  [
    'a voucher that nobody has paid',
    ['voucher_unpaid', 5_000],
    async ({ sql, salon }) => {
      const { voucherId } = await salon.sellVoucher(50);
      const [made] = await sql<{ id: string }[]>`
        insert into voucher (salon_id, id, code_digest, code_key, last_four, value_rappen, balance_rappen, moves, valid_until,
          locale, recipient, message, sale_id, line_position, issued_at)
        select salon_id, gen_random_uuid(), md5('x') || md5('y'), code_key, last_four, value_rappen, balance_rappen, moves,
          valid_until, locale, recipient, message, sale_id, 9, issued_at from voucher where id = ${voucherId}
        returning id`;
      await sql`
        insert into voucher_move (salon_id, id, voucher_id, number, kind, amount_rappen, balance_after_rappen, sale_id,
          actor_kind, actor_id, at)
        select salon_id, gen_random_uuid(), ${made!.id}, number, kind, amount_rappen, balance_after_rappen, sale_id,
          actor_kind, actor_id, at from voucher_move where voucher_id = ${voucherId}`;
    },
  ],
  [
    'a voucher was paid and not given out',
    ['voucher_not_issued', 2_000],
    async ({ sql, salon }) => {
      const { voucherId } = await salon.buyVoucher(1, 20);
      await sql`delete from voucher_move where voucher_id = ${voucherId}`;
      await sql`delete from voucher where id = ${voucherId}`;
    },
  ],
  [
    'an order says that more was paid by voucher than was taken from one',
    ['voucher_spent_differs', 1_000],
    async ({ sql, salon }) => {
      const { code, voucherId } = await salon.sellVoucher(20);
      await salon.place(1, { voucher: [code, 2_000] });
      await sql`
        update voucher_move set amount_rappen = -1000, balance_after_rappen = 1000
        where voucher_id = ${voucherId} and kind = 'redeemed'`;
      await sql`update voucher set balance_rappen = 1000 where id = ${voucherId}`;
    },
  ],
  // The till.
  ['a till that is five francs short', ['till_difference', -500], ({ salon }) => salon.close('150', -500)],
  [
    'a closing was edited',
    ['closing_changed', 1],
    ({ sql }) => sql`update closing set counted_rappen = counted_rappen + 1000, note = 'x' where number = 1`,
  ],
  ['a closing was removed', ['closing_missing', 1], ({ sql }) => sql`delete from closing where number = 2`],
  [
    'a closing was made anew, with another hash than the log knows',
    ['not_as_logged', 1],
    ({ sql }) =>
      sql`update audit_entry set data = data || '{"hash": "0000"}' where action = 'till.closed'
        and target_id = (select id from closing where number = 2)`,
  ],
  [
    'a closed sale was edited',
    ['sale_changed', 1],
    ({ sql }) => sql`update sale_line set unit_rappen = unit_rappen - 100 where kind = 'free'
      and sale_id = (
        select sale_id from sale_line l join sale s on s.id = l.sale_id
        where s.period = 1 and s.voids is null and l.kind = 'free' order by s.number limit 1)`,
  ],
  [
    'a closed sale was removed',
    ['sale_missing', 1],
    async ({ sql }) => {
      for (const table of ['sale_line', 'sale_vat', 'sale_tip'] as const)
        await sql`delete from ${sql(table)} where sale_id = (select id from sale where total_rappen = 8888)`;
      await sql`delete from sale where total_rappen = 8888`;
    },
  ],
  [
    'a sale that is not closed yet was removed',
    ['sale_missing', 1],
    async ({ sql, salon }) => {
      const id = await salon.sell([salon.free('10')]);
      for (const table of ['sale_line', 'sale_vat', 'sale_tip'] as const)
        await sql`delete from ${sql(table)} where sale_id = ${id}`;
      await sql`delete from sale where id = ${id}`;
    },
  ],
  [
    'a sale was slipped into a closed day',
    ['sale_added', 1],
    async ({ sql, salon }) => {
      const id = await salon.sell([salon.free('10')]);
      await sql`update sale set period = 1 where id = ${id}`;
    },
  ],
  [
    'a movement of cash was edited',
    ['move_changed', 1],
    ({ sql }) => sql`update cash_move set amount_rappen = 10000 where number = 1`,
  ],
  [
    'a movement of cash was removed',
    ['move_missing', 1],
    ({ sql }) => sql`delete from cash_move where number = 2`,
  ],
  [
    'a line of an open sale was changed',
    ['sale_lines_differ', -100],
    ({ sql }) => sql`update sale_line set unit_rappen = unit_rappen - 100 where kind = 'free'
      and sale_id = (select id from sale where period = 4)`,
  ],
  [
    'a tip was changed',
    ['sale_tips_differ', 100],
    ({ sql }) => sql`update sale_tip set amount_rappen = amount_rappen + 100
      where sale_id = (select id from sale where period = 4)`,
  ],
  [
    'a line of the VAT was changed',
    ['sale_vat_differs', 10],
    ({ sql }) => sql`update sale_vat set vat_rappen = vat_rappen - 10, net_rappen = net_rappen + 10
      where vat_basis_points = 810 and sale_id = (select id from sale where period = 4)`,
  ],
  [
    'the till begins with more than was left in it',
    ['float_differs', 5_000],
    ({ sql }) => sql`update till set opening_rappen = opening_rappen + 5000`,
  ],
  // Invoices.
  [
    'a number among the invoices is missing',
    ['invoice_number_missing', 1],
    async ({ sql }) => {
      // Otherwise its visit is not billed, which is a difference of its own.
      await sql`update appointment set status = 'no_show'
        where id = (select appointment_id from invoice where id = ${story().invoices[0]})`;
      await sql`delete from invoice_payment where invoice_id = ${story().invoices[0]}`;
      await sql`delete from invoice where id = ${story().invoices[0]}`;
    },
  ],
  [
    'the last invoice is gone',
    ['invoice_number_missing', 1],
    async ({ sql }) => {
      // What it was about is given away: otherwise that is not billed, and another difference.
      await sql`update appointment set status = 'no_show'
        where id = (select appointment_id from invoice order by count desc limit 1)`;
      await sql`delete from invoice where count = (select max(count) from invoice)`;
    },
  ],
  [
    'a total of an invoice was changed',
    ['invoice_total_differs', -1_000],
    ({ sql }) => sql`update invoice set total_rappen = total_rappen + 1000 where id = ${story().invoices[0]}`,
  ],
  [
    'a credit note over more than its invoice',
    ['credit_exceeds_invoice', 500],
    ({ sql }) => sql`update invoice set total_rappen = total_rappen - 500, content = jsonb_set(content,
        '{lines,0,unitPrice}', to_jsonb((content -> 'lines' -> 0 ->> 'unitPrice')::int - 500))
      where kind = 'credit_note' and order_id is null`,
  ],
  [
    'the invoice of an order is over less than it cost',
    ['order_invoice_differs', -1_500],
    ({ sql }) => sql`
      update invoice set total_rappen = total_rappen - 1500, content = jsonb_set(jsonb_set(content, '{lines,0,unitPrice}',
        to_jsonb((content -> 'lines' -> 0 ->> 'unitPrice')::int - 500)), '{paid}', to_jsonb((content ->> 'paid')::int - 1500))
      where kind = 'invoice' and order_id = ${story().invoicedOrder}`,
  ],
  [
    'an order was invoiced twice',
    ['order_invoiced_twice', 7_350],
    async ({ sql }) => {
      await sql`drop index invoice_once_an_order`;
      await sql`update invoice_counter set last = last + 1`;
      await sql`
        insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, order_id, total_rappen, content)
        select i.salon_id, gen_random_uuid(), i.kind, i.year, c.last, c.last_at, i.issued_on, i.order_id, i.total_rappen,
          i.content
        from invoice i join invoice_counter c on c.salon_id = i.salon_id
        where i.kind = 'invoice' and i.order_id = ${story().invoicedOrder}`;
    },
  ],
  [
    'money of an invoiced order went back without a credit note',
    ['order_not_credited', 500],
    async ({ sql, salon }) => {
      const refundId = await salon.refunded(story().invoicedOrder, '5');
      await sql`delete from invoice where id = ${refundId}`;
      await sql`update invoice_counter set last = last - 1`;
    },
  ],
  [
    'the credit note of a refund that did not arrive was not taken back',
    ['order_not_credited', -333],
    async ({ sql }) => {
      await sql`update invoice set count = count + 1000
        where count > (select count from invoice where kind = 'credit_note' and total_rappen > 0)`;
      await sql`delete from invoice where kind = 'credit_note' and total_rappen > 0`;
      await sql`update invoice set count = count - 1001 where count > 1000`;
      await sql`update invoice_counter set last = last - 1`;
    },
  ],
  [
    'what came in for an invoice was noted twice',
    ['invoice_overpaid', 6_000],
    ({ sql }) => sql`
      insert into invoice_payment select salon_id, gen_random_uuid(), invoice_id, amount_rappen, method, received_on,
        takes_back, account_id, at + interval '1 second'
      from invoice_payment where invoice_id = ${story().invoices[0]}`,
  ],
  [
    'a visit was invoiced and paid at the till',
    ['visit_billed_twice', 6_000],
    ({ sql }) => sql`
      update sale set visit_turn = 0, appointment_id = (select appointment_id from invoice where id = ${story().invoices[2]})
      where number = (select max(number) from sale)`,
  ],
  // Visits that are over.
  [
    'what a visit was paid with was taken back, and nothing followed',
    ['visit_not_billed', 6_000],
    async ({ sql, salon }) => {
      await sql`update appointment set status = 'completed' where id = ${story().visits.used}`;
      await salon.takeBack(story().paidAgain);
    },
  ],
  [
    'a past visit that nobody has closed',
    ['visit_left_open', 6_000],
    ({ salon }) => salon.takeBack(story().paidAgain),
  ],
  [
    'a visit that cost less than was paid ahead for it',
    ['deposit_left_over', 500],
    async ({ sql, salon }) => {
      await salon.takeBack(story().paidAgain);
      // At the desk a visit is paid on its day.
      await sql`update appointment set day = '2026-03-12' where id = ${story().visits.used}`;
      const less = { ...salon.service(6_000), reduction: '45', reason: 'Kulanz' };
      await salon.sell([less], { appointmentId: story().visits.used });
    },
  ],
  // Stock.
  ['stock has drifted', ['stock_differs', 1], ({ sql }) => sql`update product set stock = stock + 1`],
  [
    'what is reserved has drifted',
    ['reserved_differs', -1],
    ({ sql }) => sql`update product set reserved = reserved - 1`,
  ],
  [
    'a line of the stock’s ledger is gone',
    ['stock_ledger_gap', 1],
    ({ sql }) => sql`delete from stock_movement where number = 3`,
  ],
  [
    'pieces are kept for an order that has ended',
    ['reserved_for_nothing', 2],
    ({ sql }) => sql`update shop_order set stage = 'cancelled', due_at = null where id = ${story().waiting}`,
  ],
];

describe('a fault', () => {
  test.each<Fault>([...FAULTS])('%s', (_, [kind, amount], inject, when) =>
    withBooks(async (books) => {
      await inject(books);
      expect((await books.check(when)).map((found) => [found.kind, found.amount])).toEqual([[kind, amount]]);
    }),
  );
});
