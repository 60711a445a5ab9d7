/**
 * The nightly check of the books: green over honest books, and red under one name for each fault that is put into them by
 * itself.
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
import type { RefundRef } from '#domain/payments/payment-refs.ts';
import type { BooksCheckId, RefundId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { sum } from '#domain/shared/money.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import { DEPOSITS } from './faults/deposits.ts';
import type { Fault } from './faults/fault.ts';
import { INVOICES } from './faults/invoices.ts';
import { ORDERS } from './faults/orders.ts';
import { PAYOUTS } from './faults/payouts.ts';
import { STOCK } from './faults/stock.ts';
import { TILL } from './faults/till.ts';
import { VENDOR } from './faults/vendor.ts';
import { VISITS } from './faults/visits.ts';
import { VOUCHERS } from './faults/vouchers.ts';
import { clock, DAY, FRIDAY_NIGHT, payments, story, withBooks, type Books } from './open-books.ts';

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

const FAULTS: readonly Fault[] = [
  ...VENDOR,
  ...PAYOUTS,
  ...ORDERS,
  ...DEPOSITS,
  ...VOUCHERS,
  ...TILL,
  ...INVOICES,
  ...VISITS,
  ...STOCK,
];

/** Each by itself, in one suite: a suite of its own would tell the whole story again. */
describe('a fault', () => {
  test.each<Fault>(FAULTS)('%s', (_, [kind, amount], inject, when) =>
    withBooks(async (books) => {
      await inject(books);
      expect((await books.check(when)).map((found) => [found.kind, found.amount])).toEqual([[kind, amount]]);
    }),
  );
});
