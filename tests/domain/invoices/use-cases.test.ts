import { describe, expect, it } from 'vitest';
import { DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import { dueOn } from '#domain/invoices/billing-tag.ts';
import { standingOf } from '#domain/invoices/invoice-payment.ts';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { notePayment, takeBackPayment } from '#domain/invoices/use-cases/note-payment.ts';
import { noteRepayment } from '#domain/invoices/use-cases/note-repayment.ts';
import type { AppointmentId, InvoiceId, InvoicePaymentId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf, type LocalDate, type Zone } from '#domain/shared/salon-time.ts';
import { instant, NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { rowsOf } from '#adapters/memory/database.ts';
import { ELSEWHERE, frontDesk, HQ, NORA } from '../calendar/front-desk.ts';
import { outcome } from '../slots/use-cases/desk.ts';

const OWNER = { ...NORA, role: 'owner' } as const;
const DAY = '2026-03-17';
const NOBODY = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
const invoiceId = (number: number) =>
  `0000011c-0000-4000-8000-${String(number).padStart(12, '0')}` as InvoiceId;
const paymentId = (number: number) =>
  `000000a1-0000-4000-8000-${String(number).padStart(12, '0')}` as InvoicePaymentId;

function office() {
  const salon = frontDesk();
  const rows = () => rowsOf(salon.database, SALON).invoices;
  return {
    ...salon,
    rows,
    invoice: (id: InvoiceId) => rows().issued.get(id)!,
    issue: invoiceVisit(salon.deps),
    credit: creditInvoice(salon.deps),
    note: notePayment(salon.deps),
    repay: noteRepayment(salon.deps),
    takeBack: takeBackPayment(salon.deps),
    async completed(time: string): Promise<AppointmentId> {
      const visit = await salon.visit(time);
      const { id } = visit;
      salon.put({ ...visit, status: 'completed' });
      return id;
    },
    standing(id: InvoiceId, today = DAY) {
      const invoice = rows().issued.get(id)!;
      const notes = [...rows().issued.values()].filter(
        (each) => each.kind === 'credit_note' && each.credits.id === id,
      );
      return standingOf(invoice, notes, [...rows().payments.values()], dueOn(invoice), today as LocalDate);
    },
  };
}

describe('a visit that was not paid at the desk', () => {
  it('is invoiced once, as it was booked, under the next number of its year', async () => {
    const salon = office();
    const first = await salon.completed(`${DAY} 10:00`);
    const second = await salon.completed(`${DAY} 10:30`);
    const issue = (visitId: AppointmentId, number: number) =>
      salon.issue(NORA, { visitId, invoiceId: invoiceId(number), recipient: NOBODY });
    expect(await issue(first, 1)).toEqual(ok(invoiceId(1)));
    expect(await issue(first, 1)).toEqual(ok(invoiceId(1)));
    expect(await issue(first, 9)).toEqual({
      ok: false,
      error: { kind: 'invoiced', invoiceId: invoiceId(1) },
    });
    expect(await issue(second, 2)).toEqual(ok(invoiceId(2)));
    expect([1, 2].map((number) => salon.invoice(invoiceId(number)).number)).toEqual([
      { year: 2026, count: 1 },
      { year: 2026, count: 2 },
    ]);
    expect(salon.invoice(invoiceId(1))).toMatchObject({
      issuedOn: dateOf(NOW, 'Europe/Zurich' as Zone),
      content: {
        suppliedOn: DAY,
        recipient: null,
        lines: [{ kind: 'service', text: 'Schnitt', quantity: 1 }],
      },
    });
    expect(salon.audited().filter((action) => action === 'invoice.issued')).toHaveLength(2);
  });

  it('has to be completed', async () => {
    const salon = office();
    const { id: visitId } = await salon.visit(`${DAY} 10:00`);
    const input = { visitId, invoiceId: invoiceId(1), recipient: NOBODY };
    expect(outcome(await salon.issue(NORA, input))).toBe('not_completed');
    expect(salon.rows().issued.size).toBe(0);
  });

  it('names a recipient whole or not at all', async () => {
    const salon = office();
    const visitId = await salon.completed(`${DAY} 10:00`);
    const recipient = { ...NOBODY, name: 'Lea Muster', postalCode: '900', street: 'x'.repeat(71) };
    expect(await salon.issue(NORA, { visitId, invoiceId: invoiceId(1), recipient })).toEqual({
      ok: false,
      error: {
        kind: 'invalid',
        fields: [
          { field: 'street', reason: 'too_long' },
          { field: 'postalCode', reason: 'malformed' },
          { field: 'city', reason: 'missing' },
        ],
      },
    });
  });

  it('is not invoiced by head office or from another salon', async () => {
    const salon = office();
    const visitId = await salon.completed(`${DAY} 10:00`);
    for (const actor of [ELSEWHERE, HQ]) {
      const input = { visitId, invoiceId: invoiceId(1), recipient: NOBODY };
      expect(outcome(await salon.issue(actor, input))).toBe('not_found');
    }
  });
});

describe('numbers', () => {
  it('begin anew with the year of the salon, and never go back in time', async () => {
    const salon = office();
    const [old, late, next] = [
      await salon.completed('2026-03-17 10:00'),
      await salon.completed('2026-03-17 10:30'),
      await salon.completed('2026-03-17 11:00'),
    ];
    const issueAt = async (time: string, visitId: AppointmentId, number: number) => {
      salon.clock.set(instant(time));
      await salon.issue(NORA, { visitId, invoiceId: invoiceId(number), recipient: NOBODY });
      return salon.invoice(invoiceId(number));
    };
    expect((await issueAt('2026-12-31 23:59', old, 1)).number).toEqual({ year: 2026, count: 1 });
    expect((await issueAt('2027-01-01 00:00', late, 2)).number).toEqual({ year: 2027, count: 1 });
    // The clock was put back, or this began before the last and came after it.
    const after = await issueAt('2026-12-31 23:58', next, 3);
    expect([after.number, after.issuedOn]).toEqual([{ year: 2027, count: 2 }, '2027-01-01']);
  });
});

describe('a credit note', () => {
  it('gives back what was invoiced, once, in its own number, with a reason', async () => {
    const salon = office();
    const visitId = await salon.completed(`${DAY} 10:00`);
    await salon.issue(NORA, { visitId, invoiceId: invoiceId(1), recipient: NOBODY });
    const position = salon.invoice(invoiceId(1)).content.lines[0]!.position;
    const credit = (number: number, reason = 'Haarschnitt misslungen', actor: typeof NORA = OWNER) =>
      salon.credit(actor, {
        invoiceId: invoiceId(1),
        creditNoteId: invoiceId(number),
        wishes: [{ position, quantity: 1 }],
        reason,
      });
    expect(outcome(await credit(2, ' '))).toBe('reason');
    expect(outcome(await credit(2, 'x'.repeat(501)))).toBe('reason');
    expect(outcome(await credit(2, 'Grund', NORA))).toBe('not_found');
    expect(await credit(2)).toEqual(ok(invoiceId(2)));
    expect(await credit(2)).toEqual(ok(invoiceId(2)));
    // What it had brought in points is counted anew.
    expect(rowsOf(salon.database, SALON).loyalty.jobs).toEqual([{ kind: 'invoice', id: invoiceId(1) }]);
    expect(outcome(await credit(3))).toBe('more_than_invoiced');
    expect(salon.invoice(invoiceId(2))).toMatchObject({
      kind: 'credit_note',
      number: { year: 2026, count: 2 },
      credits: { id: invoiceId(1), number: { year: 2026, count: 1 } },
    });
    expect(salon.standing(invoiceId(1))).toEqual({ kind: 'settled', open: 0 });
    const ofTheNote = { invoiceId: invoiceId(2), creditNoteId: invoiceId(4), wishes: [], reason: 'Nochmals' };
    expect(outcome(await salon.credit(OWNER, ofTheNote))).toBe('not_found');
  });
});

describe('what comes in', () => {
  async function invoiced() {
    const salon = office();
    const visitId = await salon.completed(`${DAY} 10:00`);
    salon.clock.set(instant(`${DAY} 10:45`));
    await salon.issue(NORA, { visitId, invoiceId: invoiceId(1), recipient: NOBODY });
    const pay = (number: number, amount: string, over: { method?: string; receivedOn?: string } = {}) =>
      salon.note(NORA, {
        invoiceId: invoiceId(1),
        paymentId: paymentId(number),
        form: { amount, method: 'bank', receivedOn: DAY, ...over },
      });
    return { ...salon, pay, total: salon.standing(invoiceId(1)).open };
  }

  it('is noted once, in parts, and taken back by a line of its own', async () => {
    const salon = await invoiced();
    expect(salon.standing(invoiceId(1), '2026-04-16').kind).toBe('open');
    expect(salon.standing(invoiceId(1), '2026-04-17').kind).toBe('overdue');
    await salon.pay(1, '20.05');
    await salon.pay(1, '20.05');
    expect(salon.standing(invoiceId(1)).open).toBe(salon.total - 20_05);
    await salon.pay(2, 'CHF 1’000');
    expect(salon.standing(invoiceId(1)).kind).toBe('overpaid');
    const back = (line: number) =>
      salon.takeBack(NORA, { invoiceId: invoiceId(1), paymentId: paymentId(2), lineId: paymentId(line) });
    expect([await back(3), await back(4)]).toEqual([ok(null), ok(null)]);
    expect(salon.standing(invoiceId(1)).open).toBe(salon.total - 20_05);
    expect(salon.audited().slice(-3)).toEqual([
      'invoice.payment_noted',
      'invoice.payment_noted',
      'invoice.payment_taken_back',
    ]);
    const twice = { invoiceId: invoiceId(1), paymentId: paymentId(3), lineId: paymentId(5) };
    expect(outcome(await salon.takeBack(NORA, twice))).toBe('not_found');
  });

  it('is taken back on the day on which that is done: a month that was reported stays as it was', async () => {
    const salon = await invoiced();
    await salon.pay(1, '20.05');
    salon.clock.pass(30 * 24 * 3_600_000);
    const input = { invoiceId: invoiceId(1), paymentId: paymentId(1), lineId: paymentId(2) };
    expect(await salon.takeBack(NORA, input)).toEqual(ok(null));
    const lines = [...salon.rows().payments.values()];
    expect(lines.map(({ receivedOn, amount }) => [receivedOn, amount])).toEqual([
      [DAY, 20_05],
      ['2026-04-16', -20_05],
    ]);
  });

  it('goes back as far as it is too much, once, and can be taken back', async () => {
    const salon = await invoiced();
    const repay = (number: number, amount: string, over: { receivedOn?: string } = {}) =>
      salon.repay(NORA, {
        invoiceId: invoiceId(1),
        paymentId: paymentId(number),
        form: { amount, method: 'bank', receivedOn: DAY, ...over },
      });
    const tooMuch = {
      ok: false,
      error: { kind: 'invalid', fields: [{ field: 'amount', reason: 'more_than_owed' }] },
    };
    expect(await repay(8, '0.05')).toEqual(tooMuch);
    await salon.pay(1, '1000');
    const over = 1000_00 - salon.total;
    expect(await repay(2, String((over + 1) / 100))).toEqual(tooMuch);
    expect(outcome(await repay(2, '1', { receivedOn: '2026-03-16' }))).toBe('invalid');
    const all = (over / 100).toFixed(2);
    expect([await repay(2, all), await repay(2, all)]).toEqual([ok(null), ok(null)]);
    expect(salon.standing(invoiceId(1))).toEqual({ kind: 'settled', open: 0 });
    expect(salon.audited().at(-1)).toBe('invoice.repaid');
    const input = { invoiceId: invoiceId(1), paymentId: paymentId(2), lineId: paymentId(3) };
    expect(await salon.takeBack(NORA, input)).toEqual(ok(null));
    expect(salon.standing(invoiceId(1))).toEqual({ kind: 'overpaid', open: -over });
    expect(salon.audited().at(-1)).toBe('invoice.payment_taken_back');
  });

  it('is noted once more from a page that was gone back to only when somebody means it', async () => {
    const salon = await invoiced();
    await salon.pay(1, '20.05');
    expect(outcome(await salon.pay(1, '20.50'))).toBe('id_used');
    expect(outcome(await salon.pay(1, '20.05', { method: 'cash' }))).toBe('id_used');
    const form = { amount: '20.05', method: 'bank', receivedOn: DAY };
    const input = { invoiceId: invoiceId(1), paymentId: paymentId(1), form };
    expect(outcome(await salon.repay(NORA, input))).toBe('id_used');
    expect(salon.rows().payments.size).toBe(1);
    // Nor is another line's id a take-back.
    await salon.pay(2, '5');
    const takesBack = { invoiceId: invoiceId(1), paymentId: paymentId(2), lineId: paymentId(1) };
    expect(outcome(await salon.takeBack(NORA, takesBack))).toBe('not_found');
    expect(salon.standing(invoiceId(1)).open).toBe(salon.total - 25_05);
  });

  it('goes back when it was credited afterwards, and not by head office', async () => {
    const salon = await invoiced();
    await salon.pay(1, (salon.total / 100).toFixed(2));
    const wishes = salon
      .invoice(invoiceId(1))
      .content.lines.map(({ position }) => ({ position, quantity: 1 }));
    const credit = { invoiceId: invoiceId(1), creditNoteId: invoiceId(2), wishes, reason: 'Grund' };
    await salon.credit(OWNER, credit);
    const { kind, open } = salon.standing(invoiceId(1));
    expect(kind).toBe('overpaid');
    const form = { amount: (-open / 100).toFixed(2), method: 'bank', receivedOn: DAY };
    const input = { invoiceId: invoiceId(1), paymentId: paymentId(2), form };
    expect(outcome(await salon.repay(HQ, input))).toBe('not_found');
    expect(outcome(await salon.repay(NORA, { ...input, invoiceId: invoiceId(2) }))).toBe('not_found');
    expect(await salon.repay(NORA, input)).toEqual(ok(null));
    expect(salon.standing(invoiceId(1))).toEqual({ kind: 'settled', open: 0 });
  });

  it.each([
    ['', {}, 'amount', 'missing'],
    ['20.', {}, 'amount', 'malformed'],
    ['-5', {}, 'amount', 'malformed'],
    ['0.00', {}, 'amount', 'not_positive'],
    ['1000000', {}, 'amount', 'too_much'],
    ['20', { method: 'cheque' }, 'method', 'missing'],
    ['20', { receivedOn: '2026-02-30' }, 'receivedOn', 'malformed'],
    ['20', { receivedOn: '2026-03-18' }, 'receivedOn', 'in_the_future'],
    ['20', { receivedOn: '2026-03-16' }, 'receivedOn', 'too_early'],
  ])('“%s” with %j is refused at %s: %s', async (amount, over, field, reason) => {
    const salon = await invoiced();
    expect(await salon.pay(1, amount, over)).toEqual({
      ok: false,
      error: { kind: 'invalid', fields: [{ field, reason }] },
    });
    expect(salon.rows().payments.size).toBe(0);
  });
});

it('a salon that has said nothing is paid within thirty days, and has no account', () => {
  expect(DEFAULT_BILLING_RULES).toEqual({ iban: null, paymentDays: 30 });
});
