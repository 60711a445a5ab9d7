import { describe, expect, it } from 'vitest';
import { stateAfter, stepsFor, UNDO_MINUTES, VISIT_STEPS } from '#domain/calendar/visit-steps.ts';
import { instantOf, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import { at, ZURICH } from '#tests/support/builders/salon-book.ts';
import { ALL_STATUSES } from '../slots/use-cases/desk.ts';

const DAY = '2026-03-17' as LocalDate;
const FROM = at(`${DAY} 10:00`);
const instant = (text: string): Instant => instantOf(at(text));
const NOON = instant(`${DAY} 12:00`);

const after = (step: (typeof VISIT_STEPS)[number], status: (typeof ALL_STATUSES)[number], now = NOON) => {
  const result = stateAfter({ status, day: DAY, from: FROM, stateAt: now }, step, now, ZURICH);
  return result.ok ? result.value : result.error.kind;
};

describe('the steps of a visit', () => {
  it('lead from each state where they may, over all states', () => {
    const table = Object.fromEntries(
      ALL_STATUSES.map((status) => [status, VISIT_STEPS.map((step) => after(step, status))]),
    );
    const no = 'wrong_state';
    expect(table).toEqual({
      reserved: [no, no, no, no],
      requested: [no, no, no, no],
      confirmed: ['checked_in', 'completed', 'no_show', no],
      checked_in: [no, 'completed', no, 'confirmed'],
      completed: [no, no, no, 'checked_in'],
      cancelled: [no, no, no, no],
      expired: [no, no, no, no],
      no_show: [no, no, no, 'confirmed'],
    });
  });

  it.each([
    ['check_in', '2026-03-16 23:59', 'too_early'],
    ['check_in', '2026-03-17 00:00', 'checked_in'],
    ['complete', '2026-03-16 23:59', 'too_early'],
    ['no_show', '2026-03-17 09:59', 'too_early'],
    ['no_show', '2026-03-17 10:00', 'no_show'],
    ['no_show', '2026-03-20 10:00', 'no_show'],
  ] as const)('%s at %s: %s', (step, now, expected) => {
    expect(after(step, 'confirmed', instant(now))).toBe(expected);
  });

  it('are taken back for a while and not longer', () => {
    const undo = (minutes: number) =>
      stateAfter(
        { status: 'no_show', day: DAY, from: FROM, stateAt: NOON },
        'undo',
        (NOON + minutes * 60_000) as Instant,
        ZURICH,
      ).ok;
    expect([undo(0), undo(UNDO_MINUTES), undo(UNDO_MINUTES + 1)]).toEqual([true, true, false]);
    const never = { status: 'completed', day: DAY, from: FROM, stateAt: null } as const;
    expect(stepsFor(never, NOON, ZURICH)).toEqual([]);
  });
});
