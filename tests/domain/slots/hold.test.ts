import { describe, expect, it } from 'vitest';
import type { CustomerId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { freezeItems, fulfils, moveItems } from '#domain/slots/frozen-items.ts';
import { confirmHold, isHold, isLive, isVisit, makeHold } from '#domain/slots/hold.ts';
import { firstUntried } from '#domain/slots/plan-trial.ts';
import { aHold, ALICE, aPlan, appointmentId, attemptId, customerId } from '#tests/contracts/contract-rows.ts';
import { IN_TEN_MINUTES, NOW } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, COLOUR, contractBook, CUT } from '#tests/contracts/contract-salon.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);
const BOOK = contractBook();
const ANNA_CUT = { items: [{ serviceId: CUT, staff: ANNA }] };

describe('a hold', () => {
  it('is made from a plan, with what the book says', () => {
    const named = {
      id: appointmentId(1),
      attemptId: attemptId(1),
      visitorId: ALICE.visitorId,
      locale: 'de-CH',
    } as const;
    expect(makeHold(BOOK, { ...named, wish: ANNA_CUT, plan: PLAN }, NOW)).toEqual(HOLD);
  });

  it.each([
    [IN_TEN_MINUTES - 1, true],
    [IN_TEN_MINUTES, false],
    [IN_TEN_MINUTES + 1, false],
  ])('at %d is live: %s', (moment, live) => {
    expect(isLive(HOLD, moment as Instant)).toBe(live);
    const confirmed = confirmHold(HOLD, customerId(1), 'en', moment as Instant);
    if (live)
      expect(confirmed).toMatchObject({ ok: true, value: { status: 'confirmed', confirmedAt: moment } });
    else expect(confirmed).toEqual(err({ kind: 'hold_expired' }));
  });

  it('is no visit, even when it has ended; a visit is one, whatever became of it', () => {
    const { reservedUntil: _, ...core } = HOLD;
    const ended = (status: 'cancelled' | 'expired' | 'completed', customer: CustomerId | null) => ({
      ...core,
      status,
      customerId: customer,
    });
    expect([isHold(HOLD), isHold(null), isVisit(HOLD), isVisit(null)]).toEqual([true, false, false, false]);
    for (const status of ['cancelled', 'expired'] as const) expect(isVisit(ended(status, null))).toBe(false);
    for (const status of ['cancelled', 'completed'] as const) {
      expect(isVisit(ended(status, customerId(1)))).toBe(true);
    }
  });
});

describe('frozen items', () => {
  it.each([
    ['the same', [[CUT, ANNA]], true],
    ['no preference', [[CUT, 'any']], false],
    ['another colleague', [[CUT, BEN]], false],
    ['another service', [[COLOUR, ANNA]], false],
    [
      'one more',
      [
        [CUT, ANNA],
        [CUT, ANNA],
      ],
      false,
    ],
    ['none', [], false],
  ] as const)('fulfil %s: %s', (_, items, expected) => {
    const wish = { items: items.map(([serviceId, staff]) => ({ serviceId, staff })) };
    expect(fulfils(HOLD.items, wish)).toBe(expected);
  });

  it('of no preference fulfil no preference, and not the colleague who happens to do it', () => {
    const items = HOLD.items.map((item) => ({ ...item, staffChosen: false }));
    expect(fulfils(items, { items: [{ serviceId: CUT, staff: 'any' }] })).toBe(true);
    expect(fulfils(items, ANNA_CUT)).toBe(false);
  });

  it('cannot be made from a plan of another wish, nor without a VAT rate for the day', () => {
    expect(() => freezeItems(BOOK, { items: [] }, PLAN)).toThrow('no service');
    expect(() => freezeItems(contractBook(undefined, { services: new Map() }), ANNA_CUT, PLAN)).toThrow(
      'no service',
    );
    expect(() => freezeItems(contractBook(undefined, { vatRates: [] }), ANNA_CUT, PLAN)).toThrow(
      'no VAT rate standard',
    );
    expect(() => moveItems(BOOK, [], PLAN)).toThrow('no item 0');
    const later = [{ code: 'standard', basisPoints: 810, validFrom: '2026-03-18' as LocalDate }];
    expect(() => moveItems(contractBook(undefined, { vatRates: later }), HOLD.items, PLAN)).toThrow(
      'on 2026-03-17',
    );
  });

  it('keep the name of a colleague who has left the book since', () => {
    const alone = contractBook(undefined, { staff: [] });
    expect(moveItems(alone, HOLD.items, PLAN)[0]?.staffName).toBe('Anna');
    const other = { ...PLAN, items: PLAN.items.map((item) => ({ ...item, staffId: BEN })) };
    expect(moveItems(BOOK, HOLD.items, other)[0]).toMatchObject({
      staffId: BEN,
      staffName: 'Ben',
      price: 6000,
    });
  });
});

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
