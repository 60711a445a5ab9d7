import { describe, expect, it } from 'vitest';
import type { CustomerId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { freezeItems, frozenWish, fulfils, moveItems } from '#domain/slots/frozen-items.ts';
import { answers, confirmHold, isHold, isLive, isVisit, makeHold } from '#domain/slots/hold.ts';
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

describe('an answer', () => {
  it.each([
    ['the same choice', HOLD.from, ANNA_CUT, true],
    ['another time', HOLD.from + 15, ANNA_CUT, false],
    ['another wish', HOLD.from, { items: [] }, false],
    ['both', HOLD.from + 15, { items: [] }, false],
  ])('to %s: %s', (_, start, wish, expected) => {
    expect(answers(HOLD, wish, start as EpochMinute)).toBe(expected);
  });
});

describe('frozen items', () => {
  it.each([
    ['any' as const, false, 6000],
    [BEN, true, 7000],
  ])('remember whether %s was chosen', (staff, staffChosen, price) => {
    const plan = { ...PLAN, items: PLAN.items.map((item) => ({ ...item, staffId: BEN })) };
    const [item] = freezeItems(BOOK, { items: [{ serviceId: CUT, staff }] }, plan);
    expect(item).toMatchObject({ staffId: BEN, staffName: 'Ben', staffChosen, price });
    expect(frozenWish(BOOK, [item!])).toEqual([{ serviceId: CUT, segments: [30], staff }]);
    // Whoever was asked for and has left cannot be asked for any more.
    const without = { ...BOOK, staff: BOOK.staff.filter(({ id }) => id !== BEN) };
    expect(frozenWish(without, [item!])).toEqual([{ serviceId: CUT, segments: [30], staff: 'any' }]);
  });

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

  it('fulfil a wish item for item', () => {
    const two = [HOLD.items[0]!, { ...HOLD.items[0]!, position: 1, serviceId: COLOUR }];
    const wish = (...services: readonly (typeof CUT)[]) => ({
      items: services.map((serviceId) => ({ serviceId, staff: ANNA })),
    });
    expect(fulfils(two, wish(CUT, COLOUR))).toBe(true);
    expect(fulfils(two, wish(COLOUR, CUT))).toBe(false);
    expect(fulfils(two, wish(CUT, CUT))).toBe(false);
  });

  it('of no preference fulfil no preference, and not the colleague who happens to do it', () => {
    const items = HOLD.items.map((item) => ({ ...item, staffChosen: false }));
    expect(fulfils(items, { items: [{ serviceId: CUT, staff: 'any' }] })).toBe(true);
    expect(fulfils(items, ANNA_CUT)).toBe(false);
  });

  it('cannot be made from a plan of another wish, nor without a VAT rate for the day', () => {
    const nobody = contractBook(undefined, { staff: [] });
    const nothing = contractBook(undefined, { services: new Map() });
    expect(() => freezeItems(BOOK, { items: [] }, PLAN)).toThrow('item 0');
    expect(() => freezeItems(BOOK, { items: [{ serviceId: COLOUR, staff: ANNA }] }, PLAN)).toThrow('item 0');
    expect(() => freezeItems(nobody, ANNA_CUT, PLAN)).toThrow('item 0');
    expect(() => freezeItems(nothing, ANNA_CUT, PLAN)).toThrow('item 0');
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
    const renamed = HOLD.items.map((item) => ({ ...item, staffName: 'Anna M.' }));
    expect(moveItems(BOOK, renamed, PLAN)[0]?.staffName).toBe('Anna M.');
    expect(moveItems(alone, HOLD.items, PLAN)[0]?.staffName).toBe('Anna');
    const other = { ...PLAN, items: PLAN.items.map((item) => ({ ...item, staffId: BEN })) };
    expect(moveItems(BOOK, HOLD.items, other)[0]).toMatchObject({
      staffId: BEN,
      staffName: 'Ben',
      price: 6000,
    });
  });
});
