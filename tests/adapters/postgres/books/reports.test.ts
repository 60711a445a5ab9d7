/** What the finance pages read of honest books, as the web's role. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { financeQueries } from '#adapters/postgres/queries/finance-queries.ts';
import { cursorOf, readCursor, writeCursor } from '#app/finance/journal-cursor.ts';
import type { BookRecord } from '#domain/finance/book-record.ts';
import { imbalance, journalEntry } from '#domain/finance/journal.ts';
import { isWhole, reporterOf } from '#domain/finance/report.ts';
import { CARD_CONSENT_VERSION } from '#domain/deposits/saved-card.ts';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { noteRepayment } from '#domain/invoices/use-cases/note-repayment.ts';
import type { RecordCursor } from '#domain/ports/finance.ts';
import type { HeadOffice } from '#domain/shared/actor.ts';
import type { AppointmentId, InvoiceId, InvoicePaymentId } from '#domain/shared/ids.ts';
import { sum } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import { ANNA, BEN, OTHER_SALON } from '#tests/contracts/contract-salon.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { system } from './honest-books.ts';
import { clock, DAY, FRIDAY_NIGHT, story, withBooks } from './open-books.ts';

const MARCH = { from: '2026-03-01' as LocalDate, to: '2026-03-31' as LocalDate };

beforeAll(() => withBooks(() => Promise.resolve()), 60_000);

test('the journal is the same in one go and page by page, each entry even', () =>
  withBooks(async ({ salon, check }) => {
    // With payouts, which are known once the vendor was asked.
    await check(FRIDAY_NIGHT);
    const queries = financeQueries(salon.web.database);
    const all: BookRecord[] = [];
    await queries.readRecords(story().owner, MARCH, (part) => all.push(...part));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set([
        'payment',
        'covered',
        'voucher',
        'deposit',
        'refund',
        'refund_failed',
        'sale',
        'cash_move',
        'closing',
        'invoice',
        'credit_note',
        'invoice_payment',
        'vendor',
        'payout',
      ]),
    );
    const paged: BookRecord[] = [];
    for (let after: RecordCursor | null = null; ;) {
      const part: readonly BookRecord[] = await queries.records(story().owner, MARCH, { after, count: 3 });
      paged.push(...part);
      const last = part.at(-1);
      if (last === undefined) break;
      after = cursorOf(last);
    }
    expect(paged).toEqual(all);
    expect(new Set(all.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(all.length);
    for (const record of all)
      expect([record.kind, imbalance(journalEntry(record)) + 0]).toEqual([record.kind, 0]);
  }));

test('what was written to the microsecond is read once, wherever a page ends', () =>
  withBooks(async ({ salon, sql }) => {
    const queries = financeQueries(salon.web.database);
    await sql`alter table cash_move disable trigger user`;
    await sql`update cash_move set at = date_trunc('milliseconds', at) + interval '400 microseconds'`;
    const seen: string[] = [];
    for (let after: RecordCursor | null = null; seen.length < 1000;) {
      const part: readonly BookRecord[] = await queries.records(story().owner, MARCH, { after, count: 1 });
      const [one] = part;
      if (one === undefined) break;
      seen.push(`${one.kind} ${one.id}`);
      after = readCursor(writeCursor(one));
    }
    const all: BookRecord[] = [];
    await queries.readRecords(story().owner, MARCH, (part) => all.push(...part));
    expect(seen.filter((each) => each.startsWith('cash_move')).length).toBeGreaterThan(0);
    expect(seen).toEqual(all.map(({ kind, id }) => `${kind} ${id}`));
  }));

test('what was taken from a saved card agrees with everything, and is named when it is lost', () =>
  withBooks(async ({ salon, sql, check }) => {
    await sql`update booking_rules set keeps_cards = true`;
    await sql`update salon set settings_version = settings_version + 1`;
    const keepCard = { yes: true, version: CARD_CONSENT_VERSION, words: String };
    const { visitId } = await salon.ahead('2026-03-12 16:00', BEN, keepCard);
    clock.set(instant('2026-03-12 16:10'));
    await salon.noShow(visitId);
    await salon.settleVisit(visitId);
    clock.set(instant('2026-03-12 16:40'));
    expect(await salon.chargeCard(visitId)).toBe(true);
    const [charge] = await sql`
      select amount_rappen as amount, status from payment where appointment_id = ${visitId} and charge is not null`;
    expect(charge).toMatchObject({ status: 'succeeded' });
    expect(await check(FRIDAY_NIGHT)).toEqual([]);

    await sql`update payment set amount_rappen = amount_rappen - 1 where appointment_id = ${visitId} and charge is not null`;
    const nextNight = (FRIDAY_NIGHT + DAY) as Instant;
    expect((await check(nextNight)).map(({ kind }) => kind)).toContain('payment_amount_differs');
  }));

test('what was paid ahead and is freed by a credit note agrees with everything', () =>
  withBooks(async ({ salon, sql, check }) => {
    const [row] = await sql<{ id: InvoiceId; appointment_id: AppointmentId }[]>`
      select id, appointment_id from invoice
      where kind = 'invoice' and order_id is null and (content ->> 'paid')::int > 0 limit 1`;
    const invoiceId = row!.id;
    const creditNoteId = randomUUID() as InvoiceId;
    const wishes = [{ position: 0, quantity: 1 }];
    const input = { invoiceId, creditNoteId, wishes, reason: 'falsch' };
    won(await creditInvoice(salon.deps())(story().owner, input));
    const [note] =
      await sql`select (content ->> 'paid')::int as paid from invoice where id = ${creditNoteId}`;
    expect(note!['paid']).toBeLessThan(0);
    const [came] = await sql`
      select sum(amount_rappen)::int as amount from invoice_payment where invoice_id = ${invoiceId}`;
    await salon.invoice(row!.appointment_id);
    // What came by bank has to go back by bank, and somebody has to do it.
    expect(await check(FRIDAY_NIGHT)).toMatchObject([{ kind: 'invoice_overpaid', amount: came!['amount'] }]);
    const form = {
      amount: (Number(came!['amount']) / 100).toFixed(2),
      method: 'bank',
      receivedOn: '2026-03-13',
    };
    const repayment = { invoiceId, paymentId: randomUUID() as InvoicePaymentId, form };
    won(await noteRepayment(salon.deps())(story().owner, repayment));
    expect(await check((FRIDAY_NIGHT + DAY) as Instant)).toEqual([]);
  }));

test('days belong to the salon’s calendar, and each record to one of them', () =>
  withBooks(async ({ salon }) => {
    const queries = financeQueries(salon.web.database);
    const on = async (from: string, to: string) => {
      const found: BookRecord[] = [];
      await queries.readRecords(story().owner, { from: from as LocalDate, to: to as LocalDate }, (part) =>
        found.push(...part),
      );
      return found;
    };
    const days = await Promise.all(
      ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'].map((day) => on(day, day)),
    );
    expect(days.flat()).toHaveLength((await on('2026-03-01', '2026-03-31')).length);
    for (const day of days) expect(new Set(day.map((record) => record.day)).size).toBe(1);
    expect(await on('2026-02-01', '2026-02-28')).toEqual([]);
  }));

test('money belongs to the day on which the vendor had it, whenever a job heard of it', () =>
  withBooks(async ({ salon }) => {
    clock.set(instant('2026-03-12 23:50'));
    const order = await salon.payAtVendor(1, 'twint');
    const ahead = await salon.payAhead('2026-03-17 10:00');
    clock.set(instant('2026-03-13 00:40'));
    for (const { paymentId } of [order, ahead])
      won(await settlePayment(salon.inJob())(system, { paymentId }));
    const queries = financeQueries(salon.web.database);
    const on = async (day: string) => {
      const found: BookRecord[] = [];
      const range = { from: day as LocalDate, to: day as LocalDate };
      await queries.readRecords(story().owner, range, (part) => found.push(...part));
      return found.map(({ kind }) => kind);
    };
    expect(await on('2026-03-13')).toEqual([]);
    expect((await on('2026-03-12')).slice(-3)).toEqual(['payment', 'deposit', 'payment']);
  }));

test('revenue adds up from every side, with services by who did them', () =>
  withBooks(async ({ salon }) => {
    const reporter = reporterOf(MARCH);
    const queries = financeQueries(salon.web.database);
    await queries.readRecords(story().owner, MARCH, (part) => reporter.add(part.map(journalEntry)));
    const report = reporter.report();
    expect(isWhole(report)).toBe(true);
    // Five invoices of a cut each, Ben's credited to be written anew, and one cut that was paid at the till.
    expect(report.services).toMatchObject([{ name: { 'de-CH': 'Schnitt' }, amount: 31_000 }]);
    expect(report.staff.find(({ id }) => id === ANNA)?.amount).toBe(24_000);
    expect(report.rates.map(({ vatBasisPoints }) => vatBasisPoints)).toEqual([810, 260]);
    expect(report.tips).toBe(1_250);
    // One deposit waits for its visit: taxed, and no revenue. One was kept: damages, without tax.
    expect(report.ahead).toBe(2_000);
    expect(report.damages).toBe(2_000);
  }));

test('they are read by those who lead and by head office, in their salon', () =>
  withBooks(async ({ salon }) => {
    const { owner } = story();
    const queries = financeQueries(salon.web.database);
    const count = async (actor: Parameters<typeof queries.records>[0]) =>
      (await queries.records(actor, MARCH, { after: null, count: 500 })).length;
    const hq: HeadOffice = {
      kind: 'hq',
      salonId: owner.salonId,
      accountId: owner.accountId,
      sessionId: owner.sessionId,
    };
    expect(await count(hq)).toBe(await count(owner));
    expect(await count({ ...owner, salonId: OTHER_SALON })).toBe(0);
    await expect(count({ ...owner, role: 'staff' })).rejects.toThrow('those who lead');
  }));

test('occupancy counts hands at work, and customers by their first visit', () =>
  withBooks(async ({ salon, sql }) => {
    const queries = financeQueries(salon.web.database);
    const { booked, away } = await queries.worked(story().owner, MARCH);
    expect(booked.map(({ weekday, minutes }) => [weekday, minutes]).toSorted()).toEqual([
      [2, 30],
      [2, 60],
      [3, 60],
      [5, 30],
    ]);
    expect(away).toEqual([]);
    expect(await queries.customers(story().owner, MARCH)).toEqual({ fresh: 5, returning: 0, lost: 0 });
    await sql`update appointment set day = day - 300 where id = (
      select id from appointment where day = '2026-03-10' order by id limit 1)`;
    const later = { from: '2026-04-01' as LocalDate, to: '2026-04-30' as LocalDate };
    expect(await queries.customers(story().owner, MARCH)).toEqual({ fresh: 4, returning: 0, lost: 1 });
    expect(await queries.customers(story().owner, later)).toEqual({ fresh: 0, returning: 0, lost: 1 });
  }));

test('what was taxed ahead stays taxed as it was, though its visit was moved to a day with other rates', () =>
  withBooks(async ({ salon, sql, check }) => {
    const { waiting } = story().visits;
    const ahead = async () => {
      const rates: Record<number, number> = {};
      await financeQueries(salon.web.database).readRecords(story().owner, MARCH, (part) => {
        const own = part.filter((record) => record.kind === 'deposit' && record.visitId === waiting);
        for (const { vatBasisPoints, vat } of own.map(journalEntry).flatMap((entry) => entry.ahead))
          rates[vatBasisPoints] = (rates[vatBasisPoints] ?? 0) + vat;
      });
      return rates;
    };
    const declared = await ahead();
    expect(declared[810]).toBeGreaterThan(0);
    await sql`update appointment_item set vat_basis_points = 900 where appointment_id = ${waiting}`;
    expect(await ahead()).toEqual(declared);

    // All of it goes back: nothing stays declared, at neither rate.
    await salon.cancel(waiting);
    await salon.settleVisit(waiting);
    expect(await ahead()).toEqual({ 810: 0 });
    expect(await check(FRIDAY_NIGHT)).toEqual([]);
  }));

test('what goes back of an invoiced order is taxed as its credit note says', () =>
  withBooks(async ({ salon, sql, check }) => {
    const orderId = story().invoicedOrder;
    const rates = async () => {
      const found: [string, number][] = [];
      await financeQueries(salon.web.database).readRecords(story().owner, MARCH, (part) => {
        for (const record of part)
          if (record.kind === 'refund' && record.for.id === orderId && record.credited !== null)
            found.push([record.id, journalEntry(record).turnover[0]!.vatBasisPoints]);
      });
      return found;
    };
    const noted = await rates();
    // Two, of which one did not arrive; what had gone back before the invoice has no note of its own.
    expect(noted).toHaveLength(2);
    expect(new Set(noted.map(([, rate]) => rate))).toEqual(new Set([810]));
    await sql`update invoice set content = jsonb_set(content, '{lines,0,vatBasisPoints}', '260') where id = ${noted[0]![0]}`;
    expect(await rates()).toEqual([[noted[0]![0], 260], noted[1]]);
    expect(await check(FRIDAY_NIGHT)).toEqual([]);
  }));

test('one credit note for money and for a voucher is cut between the two', () =>
  withBooks(async ({ salon, check }) => {
    const { code } = await salon.sellVoucher(20);
    const { orderId } = await salon.paid(3, 'card', { voucher: [code, 2_000] });
    await salon.handOver(orderId);
    await salon.refunded(orderId, '10');
    const refundId = await salon.refunded(orderId, '63.50');
    const records: BookRecord[] = [];
    await financeQueries(salon.web.database).readRecords(story().owner, MARCH, (part) =>
      records.push(...part),
    );
    const money = records.find(({ kind, id }) => kind === 'refund' && id === refundId);
    const voucher = records.findLast((record) => record.kind === 'voucher' && record.move === 'returned');
    if (money?.kind !== 'refund' || voucher?.kind !== 'voucher' || voucher.back === null)
      throw new Error('lost');
    expect(money).toMatchObject({ amount: 4_350, credited: { before: 0, lines: [{ gross: 6_350 }] } });
    expect(voucher.back).toMatchObject({
      amount: 2_000,
      credited: { before: 4_350, lines: [{ gross: 6_350 }] },
    });
    const own = records.filter(
      (record) =>
        ((record.kind === 'payment' || record.kind === 'refund') && record.for.id === orderId) ||
        record === voucher,
    );
    expect(sum(own.flatMap((record) => journalEntry(record).turnover).map(({ vat }) => vat)) + 0).toBe(0);
    expect(await check(FRIDAY_NIGHT)).toEqual([]);
  }));
