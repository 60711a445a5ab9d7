import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalEntry } from '#domain/finance/journal.ts';
import { occupancyOf, share } from '#domain/finance/occupancy.ts';
import {
  bucketKind,
  bucketsOf,
  PRESETS,
  presetRange,
  readRange,
  type ReportRange,
} from '#domain/finance/range.ts';
import { isWhole, reporterOf } from '#domain/finance/report.ts';
import { vatReturnOf } from '#domain/finance/vat-return.ts';
import { sum } from '#domain/shared/money.ts';
import { rappen } from '#domain/shared/money.ts';
import { addDays, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import { ANNA, aSalonBook, aStaffMember, at, BEN, weekly } from '#tests/support/builders/salon-book.ts';
import { bookRecord } from './random-records.ts';

const day = (text: string) => text as LocalDate;
const MARCH: ReportRange = { from: day('2026-03-01'), to: day('2026-03-31') };

describe('a range', () => {
  it.each([
    ['this_month', '2026-03-01', '2026-03-31'],
    ['last_month', '2026-02-01', '2026-02-28'],
    ['this_quarter', '2026-01-01', '2026-03-31'],
    ['last_quarter', '2025-10-01', '2025-12-31'],
    ['this_year', '2026-01-01', '2026-12-31'],
    ['last_year', '2025-01-01', '2025-12-31'],
  ] as const)('%s', (preset, from, to) => {
    expect(presetRange(preset, day('2026-03-12'))).toEqual({ from, to });
  });

  it('by name holds today or lies right before it, on every day', () => {
    fc.assert(
      fc.property(fc.nat(4_000), fc.constantFrom(...PRESETS), (offset, preset) => {
        const today = addDays(day('2024-01-01'), offset);
        const { from, to } = presetRange(preset, today);
        const current = presetRange(preset.replace('last', 'this') as typeof preset, today);
        expect(from.endsWith('-01') && addDays(to, 1).endsWith('-01')).toBe(true);
        expect(current.from <= today && today <= current.to).toBe(true);
        if (preset.startsWith('last')) expect(addDays(to, 1)).toBe(current.from);
      }),
    );
  });

  it.each([
    ['2026-03-01', '2026-03-31', 'ok'],
    ['2026-02-30', '2026-03-31', 'from no_date'],
    ['2026-03-01', '', 'to no_date'],
    ['2026-03-02', '2026-03-01', 'to before_from'],
    ['2020-01-01', '2026-01-01', 'to too_long'],
    ['2026-03-01', '2026-03-01', 'ok'],
  ])('from %s to %s: %s', (from, to, expected) => {
    const read = readRange(from, to);
    expect(read.ok ? 'ok' : `${read.refusal.field} ${read.refusal.reason}`).toBe(expected);
  });

  it('is drawn by days, weeks or months, each of its days in one bucket', () => {
    expect(bucketKind(MARCH)).toBe('day');
    expect(bucketKind({ from: day('2026-01-01'), to: day('2026-03-31') })).toBe('week');
    expect(bucketKind({ from: day('2026-01-01'), to: day('2026-12-31') })).toBe('month');
    expect(bucketsOf(MARCH, 'day')).toHaveLength(31);
    expect(bucketsOf(MARCH, 'week')).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
      '2026-03-30',
    ]);
  });
});

describe('a report', () => {
  it('adds up to the same from every side, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(bookRecord, { maxLength: 30 }), fc.nat(30), (records, cut) => {
        const entries = records.map(journalEntry);
        const reporter = reporterOf(MARCH);
        reporter.add(entries.slice(0, cut));
        reporter.add(entries.slice(cut));
        const report = reporter.report();
        expect(isWhole(report)).toBe(true);
        const lines = entries.flatMap(({ turnover }) => turnover);
        expect(report.gross + 0).toBe(sum(lines.map(({ gross }) => gross)) + 0);
        const { turnover, tax, damages } = vatReturnOf(report);
        const lost = entries
          .flatMap(({ postings }) => postings)
          .filter(({ account }) => account === 'losses');
        expect(report.chargedBack + 0).toBe(sum(lost.map(({ amount }) => amount)) + 0);
        // What was paid ahead is taxed, and no revenue.
        expect(turnover + tax + damages - report.ahead + 0).toBe(report.gross + 0);
      }),
    );
  });

  it('knows what was sold by the newest name, largest first', () => {
    const line = (name: string, gross: number, itemId: string | null = 'cut') => ({
      kind: 'service' as const,
      name,
      itemId,
      staffId: null,
      staffName: null,
      gross: rappen(gross),
      vatCode: 'standard',
      vatBasisPoints: 810,
    });
    const reporter = reporterOf(MARCH);
    const common = { id: 'i', label: '1', at: 0 as never, day: day('2026-03-10') };
    const lines = [line('Schnitt', 100), line('Haarschnitt', 200), line('Perücke', 700, null)];
    reporter.add([journalEntry({ ...common, kind: 'invoice', lines })]);
    const { services, buckets } = reporter.report();
    expect(services).toEqual([
      { id: null, name: 'Perücke', amount: 700 },
      { id: 'cut', name: 'Haarschnitt', amount: 300 },
    ]);
    expect(buckets.find(({ from }) => from === '2026-03-10')?.gross).toBe(1_000);
  });
});

describe('the VAT return', () => {
  const rate = (vatBasisPoints: number, net: number, vat: number) => ({
    vatBasisPoints,
    net: rappen(net),
    vat: rappen(vat),
    gross: rappen(net + vat),
  });
  it('names the boxes of the rates, and keeps damages and what is taxed at nothing apart', () => {
    const rates = [rate(810, 10_000, 810), rate(260, 1_000, 26), rate(123, 100, 1), rate(0, 500, 0)];
    expect(
      vatReturnOf({ rates, damages: rappen(3_000), ahead: rappen(0), chargedBack: rappen(0) }),
    ).toMatchObject({
      turnover: 11_600,
      untaxed: 500,
      taxable: 11_100,
      tax: 837,
      damages: 3_000,
      rates: [{ box: '303' }, { box: '313' }, { box: null }],
    });
  });
});

describe('occupancy', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
  const book = aSalonBook({
    openingHours: weekly(everyDay, '09:00', '18:00'),
    staff: [
      aStaffMember({ id: ANNA, hours: weekly([2], '08:00', '18:00'), breaks: weekly([2], '12:00', '13:00') }),
      aStaffMember({ id: BEN, hours: weekly([3], '09:00', '11:00') }),
    ],
  });
  const week: ReportRange = { from: day('2026-03-09'), to: day('2026-03-15') };

  it('is what was booked of the hours in which the salon is open and the colleague there', () => {
    const booked = [{ staffId: ANNA, weekday: 2 as const, minutes: 240 }];
    const away = [{ staffId: BEN, from: at('2026-03-11 00:00'), to: at('2026-03-12 00:00') }];
    const report = occupancyOf(book, week, booked, away);
    expect(report.staff).toEqual([{ id: ANNA, name: expect.any(String), open: 480, booked: 240 }]);
    expect(report.weekdays).toEqual([{ weekday: 2, open: 480, booked: 240 }]);
    expect(share(report.staff[0]!)).toBe(50);
    expect(share({ open: 0, booked: 30 })).toBeNull();
  });
});

describe('tips', () => {
  const common = { id: 'id', label: '1', at: 0 as Instant, day: day('2026-03-10') };
  it('are those of every sale, also of vouchers alone, and not what the team takes out', () => {
    const report = reporterOf(MARCH);
    const none = {
      card: rappen(0),
      twint: rappen(0),
      deposit: rappen(0),
      voucher: rappen(0),
      rounding: rappen(0),
    };
    report.add(
      [
        {
          ...common,
          ...none,
          kind: 'sale' as const,
          cash: rappen(10_500),
          vouchersSold: rappen(10_000),
          tips: rappen(500),
          lines: [],
        },
        { ...common, kind: 'cash_move' as const, move: 'tips' as const, amount: rappen(-300) },
      ].map(journalEntry),
    );
    expect(report.report()).toMatchObject({ tips: 500, gross: 0 });
  });
});
