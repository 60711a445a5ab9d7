import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { choosePlan, firstUntried } from '#domain/slots/plan-trial.ts';
import { nearestStarts } from '#domain/slots/nearest-starts.ts';
import { cancelledVisit, movedVisit } from '#domain/slots/visit-change.ts';
import type { VisitPlan } from '#domain/slots/visit-plan.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import { aHold, aPlan, customerId, instant, NOW } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, contractBook, CUT } from '#tests/contracts/contract-salon.ts';
import { at, busySpan, busyTime, FREE } from '#tests/support/builders/salon-book.ts';

const BOOK = contractBook();
const PARTS = (() => {
  const parts = partsOfWish(BOOK, { items: [{ serviceId: CUT, staff: 'any' }] }, { online: true });
  if (!parts.ok) throw new Error('no parts');
  return parts.value;
})();
const TEN = at('2026-03-17 10:00');
const times = (...list: readonly string[]) => list.map((time) => at(`2026-03-17 ${time}`));

describe('the next plan to try', () => {
  const plans = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((time) =>
    aPlan(`2026-03-17 ${time}`),
  );

  it('is the best that the database has not refused', () => {
    expect(firstUntried(plans, [])).toBe(plans[0]);
    expect(firstUntried(plans, [plans[0]!, plans[2]!])).toBe(plans[1]);
    expect(firstUntried(plans, [structuredClone(plans[0]!)])).toBe(plans[1]);
    expect(firstUntried([], [])).toBeNull();
    expect(firstUntried(plans.slice(0, 1), plans.slice(0, 1))).toBeNull();
  });

  it('is none after five refusals', () => {
    expect(firstUntried(plans, plans.slice(0, 4))).toBe(plans[4]);
    expect(firstUntried(plans, plans.slice(0, 5))).toBeNull();
  });
});

describe('choosing a plan', () => {
  const choose = (refused: readonly VisitPlan[], busy = FREE, start = TEN, now = NOW) =>
    choosePlan(BOOK, busy, PARTS, start, now, refused);
  const both = (from: string, to: string) => {
    const span = [busySpan(`2026-03-17 ${from}`, `2026-03-17 ${to}`)];
    return busyTime({ [ANNA]: span, [BEN]: span });
  };

  it('takes the best, then the next, then says that it is taken and what is free', () => {
    const first = choose([]);
    expect(first).toMatchObject(ok({ from: TEN, items: [{ staffId: ANNA }] }));
    const second = choose(first.ok ? [first.value] : []);
    expect(second).toMatchObject(ok({ from: TEN, items: [{ staffId: BEN }] }));
    const nearest = times('09:15', '09:30', '09:45', '10:15', '10:30');
    expect(choose(first.ok && second.ok ? [first.value, second.value] : [])).toEqual(
      err({ kind: 'slot_taken', nearest }),
    );
  });

  it('passes on the rule that forbids the start, with the nearest free ones', () => {
    const result = choose([], both('09:30', '11:30'));
    expect(result).toMatchObject({ ok: false, error: { kind: 'no_colleague' } });
    expect(!result.ok && result.error.nearest).toEqual(
      times('09:00', '11:30', '13:00', '13:15', '13:30', '13:45'),
    );
  });

  it('offers only what can still be booked', () => {
    const late = instant('2026-03-17 14:40');
    expect(nearestStarts(BOOK, FREE, PARTS, TEN, late)).toEqual(times('16:45', '17:00', '17:15', '17:30'));
    expect(nearestStarts(BOOK, FREE, PARTS, TEN, (late + 86_400_000) as Instant)).toEqual([]);
    expect(choose([], FREE, TEN, late)).toMatchObject({ error: { kind: 'lead_time' } });
  });
});

describe('a changed visit', () => {
  const { reservedUntil: _, ...core } = aHold(1, aPlan('2026-03-17 10:00'));
  const visit = {
    ...core,
    status: 'confirmed',
    customerId: customerId(1),
    confirmedAt: NOW,
    sequence: 3,
  } as const;

  it('has moved whole, one in sequence later', () => {
    const plan = aPlan('2026-03-18 14:00');
    expect(movedVisit(BOOK, visit, plan)).toEqual({
      ...visit,
      day: '2026-03-18',
      from: plan.from,
      to: plan.to,
      items: [{ ...visit.items[0], from: plan.from, to: plan.to }],
      sequence: 4,
    });
  });

  it('is cancelled as it was, one in sequence later', () => {
    const { confirmedAt: __, ...rest } = visit;
    expect(cancelledVisit(visit)).toEqual({ ...rest, status: 'cancelled', sequence: 4 });
  });
});
