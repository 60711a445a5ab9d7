import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimOf } from '#domain/deposits/claim.ts';
import { fateOf } from '#domain/deposits/deposit-fate.ts';
import { MOVE_SIGNS, standingOf, type DepositMoveKind } from '#domain/deposits/deposit-ledger.ts';
import { rappen } from '#domain/shared/money.ts';
import type { DepositBack } from '#domain/slots/salon-book.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';

const facts = (over: Partial<Parameters<typeof fateOf>[0]> = {}) => ({
  status: 'cancelled' as AppointmentStatus,
  claim: null,
  refilled: false,
  decided: false,
  back: 'refund' as DepositBack,
  givenUp: false,
  ...over,
});
const standing = (left: number, kept = 0) => ({ left: rappen(left), kept: rappen(kept) });

describe('what becomes of a deposit of 30.00', () => {
  it.each([
    ['waits while the visit stands', facts({ status: 'confirmed' }), standing(3000), [0, 0, 0]],
    ['waits while the salon has not answered', facts({ status: 'requested' }), standing(3000), [0, 0, 0]],
    ['waits for whoever pays for what was done', facts({ status: 'completed' }), standing(3000), [0, 0, 0]],
    ['goes back when it was cancelled in time', facts(), standing(3000), [0, 0, 3000]],
    ['goes back when the hold ended', facts({ status: 'expired' }), standing(3000), [0, 0, 3000]],
    ['is kept up to the claim', facts({ claim: rappen(2000) }), standing(3000), [0, 2000, 1000]],
    ['is kept whole below the claim', facts({ claim: rappen(6000) }), standing(3000), [0, 3000, 0]],
    ['is kept once', facts({ claim: rappen(6000) }), standing(0, 3000), [0, 0, 0]],
    [
      'goes back when the time was filled',
      facts({ claim: rappen(6000), refilled: true }),
      standing(3000),
      [0, 0, 3000],
    ],
    [
      'is let go when it is filled later',
      facts({ claim: rappen(6000), refilled: true }),
      standing(0, 3000),
      [3000, 0, 3000],
    ],
    [
      'is let go when nobody was missing after all',
      facts({ status: 'confirmed' }),
      standing(0, 3000),
      [3000, 0, 0],
    ],
    [
      'is there again for a visit that stands after all, whatever was decided',
      facts({ status: 'confirmed', decided: true }),
      standing(0, 2000),
      [2000, 0, 0],
    ],
    ['stays as somebody decided', facts({ decided: true, claim: rappen(6000) }), standing(3000), [0, 0, 0]],
  ] as const)('%s', (_, known, money, [release, keep, refund]) => {
    expect(fateOf(known, money)).toEqual({ release, keep, refund, credit: 0 });
    const asVoucher = fateOf({ ...known, back: 'voucher', givenUp: true }, money);
    expect(asVoucher).toEqual({ release, keep, refund: 0, credit: refund });
    // The salon's own doing.
    expect(fateOf({ ...known, back: 'voucher' }, money)).toEqual({ release, keep, refund, credit: 0 });
  });
});

describe('the claim', () => {
  const visit = (percent: number, deposit: number) => ({
    total: rappen(9900),
    deposit: rappen(deposit),
    policy: { cutoffMinutes: 1440, lateFeePercent: percent },
  });
  it.each([
    [visit(50, 3000), 'late_cancellation', 4950],
    [visit(0, 3000), 'late_cancellation', 0],
    [visit(50, 3000), 'no_show', 4950],
    [visit(0, 3000), 'no_show', 3000],
    [visit(33, 0), 'no_show', 3267],
  ] as const)('%o %s: %s', (booked, how, claim) => {
    expect(claimOf(booked, how)).toBe(claim);
  });
});

/** Whatever happens in whatever order: money in is money explained, nothing is given twice, and it comes to rest. */
it('explains every Rappen, and does nothing twice', () => {
  const STATUSES: readonly AppointmentStatus[] = [
    'confirmed',
    'cancelled',
    'no_show',
    'expired',
    'completed',
    'requested',
  ];
  const events = fc.array(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      claim: fc.option(fc.integer({ min: 0, max: 20_000 })),
      refilled: fc.boolean(),
      decided: fc.boolean(),
      back: fc.constantFrom<DepositBack>('refund', 'voucher'),
      givenUp: fc.boolean(),
      comes: fc.integer({ min: 0, max: 9000 }),
      fails: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(events, (story) => {
      const moves: { kind: DepositMoveKind; amount: ReturnType<typeof rappen> }[] = [];
      const book = (kind: DepositMoveKind, amount: number) => {
        if (amount === 0) return;
        moves.push({ kind, amount: rappen(MOVE_SIGNS[kind] * amount) });
        expect(standingOf(moves).left).toBeGreaterThanOrEqual(0);
      };
      for (const { comes, fails, claim, ...state } of story) {
        book('received', comes);
        if (fails) book('refund_failed', standingOf(moves).refunded);
        const known = { ...state, claim: claim === null ? null : rappen(claim) };
        const { release, keep, refund, credit } = fateOf(known, standingOf(moves));
        if (credit > 0) expect([state.back, state.givenUp, refund]).toEqual(['voucher', true, 0]);
        book('released', release);
        book('kept', keep);
        book('refunded', refund);
        book('credited', credit);
        const again = fateOf(known, standingOf(moves));
        expect(again).toEqual({ release: 0, keep: 0, refund: 0, credit: 0 });
        const { left, received, refunded, kept, applied, credited } = standingOf(moves);
        expect(refunded + kept + applied + credited + left).toBe(received);
        expect(kept).toBeGreaterThanOrEqual(0);
        if (!state.decided && ['cancelled', 'no_show', 'expired'].includes(state.status)) {
          expect(left).toBe(0);
          if (state.refilled || claim === null) expect(kept).toBe(0);
          else expect(kept).toBeLessThanOrEqual(claim);
        }
      }
    }),
    { numRuns: 500 },
  );
});
