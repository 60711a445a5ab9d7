import { describe, expect, test } from 'vitest';
import type { ServiceId, StaffId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { priceOf, quote } from '#domain/slots/quote.ts';
import { vatRateOn } from '#domain/slots/vat.ts';
import type { StaffWish, VisitWish } from '#domain/slots/visit-wish.ts';
import { partsOfFrozen, partsOfWish } from '#domain/slots/wish-parts.ts';
import {
  ANNA,
  aSalonBook,
  aService,
  aSkill,
  aStaffMember,
  BEN,
  COLOUR,
  CUT,
  day,
} from '#tests/support/builders/salon-book.ts';

const online = { online: true };
const atTheDesk = { online: false };
const NOBODY = 'staff-nobody' as StaffId;
const NOTHING = 'service-nothing' as ServiceId;
const BEARD = 'service-beard' as ServiceId;

const anna = aStaffMember({
  id: ANNA,
  skills: new Map([
    [CUT, aSkill({ price: rappen(7500), segments: [45] })],
    [COLOUR, aSkill()],
  ]),
});
const ben = aStaffMember({ id: BEN, onlineBookable: false, skills: new Map([[CUT, aSkill()]]) });
const book = aSalonBook({
  services: [
    aService({ id: CUT, bufferBefore: 5, bufferAfter: 10, needs: [{ kind: 'chair', segment: null }] }),
    aService({ id: COLOUR, segments: [30, 40, 20], price: rappen(12000), onlineBookable: false }),
    aService({ id: BEARD }),
  ],
  staff: [anna, ben],
});
const wish = (...items: [ServiceId, StaffWish][]): VisitWish => ({
  items: items.map(([serviceId, staff]) => ({ serviceId, staff })),
});

describe('what a wish is refused for', () => {
  test.each([
    ['nothing wanted', wish(), online, { kind: 'empty_wish' }],
    [
      'too much',
      wish([CUT, 'any'], [CUT, 'any'], [CUT, 'any'], [CUT, 'any'], [CUT, 'any']),
      online,
      { kind: 'too_many_services', most: 4 },
    ],
    [
      'unknown service',
      wish([CUT, 'any'], [NOTHING, 'any']),
      online,
      { kind: 'unknown_service', serviceId: NOTHING },
    ],
    ['unknown staff', wish([CUT, NOBODY]), online, { kind: 'unknown_staff', staffId: NOBODY }],
    [
      'a service only for the desk',
      wish([COLOUR, ANNA]),
      online,
      { kind: 'not_bookable_online', serviceId: COLOUR, staffId: null },
    ],
    [
      'a colleague only for the desk',
      wish([CUT, BEN]),
      online,
      { kind: 'not_bookable_online', serviceId: CUT, staffId: BEN },
    ],
    ['no skill', wish([BEARD, ANNA]), online, { kind: 'staff_lacks_skill', serviceId: BEARD, staffId: ANNA }],
    ['nobody can', wish([BEARD, 'any']), atTheDesk, { kind: 'nobody_offers', serviceId: BEARD }],
  ])('%s', (_, wanted, options, error) => {
    expect(partsOfWish(book, wanted, options)).toEqual({ ok: false, error });
    expect(quote(book, wanted, options)).toEqual({ ok: false, error });
  });
});

describe('the parts', () => {
  const candidate = { bufferBefore: 5, bufferAfter: 10 };
  const needs = [{ kind: 'chair', segment: null }];

  test('online only who is bookable online, with their own segments', () => {
    expect(partsOfWish(book, wish([CUT, 'any']), online)).toEqual({
      ok: true,
      value: [
        {
          serviceId: CUT,
          staff: 'any',
          candidates: [{ ...candidate, staffId: ANNA, segments: [45] }],
          needs,
          onRequest: false,
        },
      ],
    });
  });

  test('on request for whoever books online; the desk, and what was agreed, ask nobody', () => {
    const services = new Map([...book.services].map(([id, each]) => [id, { ...each, onRequest: true }]));
    const asking = { ...book, services };
    const parts = (options: typeof online) => partsOfWish(asking, wish([CUT, 'any']), options);
    expect(parts(online)).toMatchObject({ value: [{ onRequest: true }] });
    expect(parts(atTheDesk)).toMatchObject({ value: [{ onRequest: false }] });
    expect(partsOfFrozen(asking, [{ serviceId: CUT, segments: [50], staff: ANNA }])).toMatchObject({
      value: [{ onRequest: false }],
    });
  });

  test('at the desk everybody with the skill', () => {
    const parts = partsOfWish(book, wish([CUT, 'any'], [COLOUR, 'any'], [CUT, BEN]), atTheDesk);
    expect(
      parts.ok && parts.value.map((part) => part.candidates.map((c) => [c.staffId, c.segments])),
    ).toEqual([
      [
        [ANNA, [45]],
        [BEN, [30]],
      ],
      [[ANNA, [30, 40, 20]]],
      [[BEN, [30]]],
    ]);
  });

  test('as many services as allowed', () => {
    expect(partsOfWish(book, wish([CUT, 'any'], [CUT, 'any'], [CUT, 'any'], [CUT, 'any']), online).ok).toBe(
      true,
    );
  });
});

describe('moving what was agreed', () => {
  test('the frozen length counts, buffers and resources are those of today', () => {
    expect(partsOfFrozen(book, [{ serviceId: CUT, segments: [50], staff: ANNA }])).toEqual({
      ok: true,
      value: [
        {
          serviceId: CUT,
          staff: ANNA,
          candidates: [{ staffId: ANNA, segments: [50], bufferBefore: 5, bufferAfter: 10 }],
          needs: [{ kind: 'chair', segment: null }],
          onRequest: false,
        },
      ],
    });
  });

  test('without a preference everybody with the skill, bookable online or not', () => {
    const parts = partsOfFrozen(book, [{ serviceId: CUT, segments: [50], staff: 'any' }]);
    expect(parts.ok && parts.value[0]!.candidates.map((c) => [c.staffId, c.segments])).toEqual([
      [ANNA, [50]],
      [BEN, [50]],
    ]);
  });

  test('a service that is no longer sold stays with its colleague', () => {
    expect(partsOfFrozen(book, [{ serviceId: NOTHING, segments: [20], staff: BEN }])).toEqual({
      ok: true,
      value: [
        {
          serviceId: NOTHING,
          staff: BEN,
          candidates: [{ staffId: BEN, segments: [20], bufferBefore: 0, bufferAfter: 0 }],
          needs: [],
          onRequest: false,
        },
      ],
    });
  });

  test.each([
    ['who has left', { staff: NOBODY, serviceId: CUT }, { kind: 'unknown_staff', staffId: NOBODY }],
    [
      'what nobody can do',
      { staff: 'any' as const, serviceId: BEARD },
      { kind: 'nobody_offers', serviceId: BEARD },
    ],
  ])('%s', (_, item, error) => {
    expect(partsOfFrozen(book, [{ ...item, segments: [20] }])).toEqual({ ok: false, error });
  });

  test('nothing', () => {
    expect(partsOfFrozen(book, [])).toEqual({ ok: false, error: { kind: 'empty_wish' } });
  });
});

describe('price and length before a time is chosen', () => {
  test('no preference: as listed, whoever does it', () => {
    expect(quote(book, wish([CUT, 'any'], [COLOUR, 'any']), atTheDesk)).toEqual({
      ok: true,
      value: {
        items: [
          { serviceId: CUT, staff: 'any', price: 6000, duration: 30 },
          { serviceId: COLOUR, staff: 'any', price: 12000, duration: 90 },
        ],
        price: 18000,
        duration: 120,
      },
    });
  });

  test('a chosen colleague: their own, or as listed when they have none', () => {
    expect(quote(book, wish([CUT, ANNA], [COLOUR, ANNA]), atTheDesk)).toMatchObject({
      ok: true,
      value: {
        price: 19500,
        duration: 135,
        items: [
          { price: 7500, duration: 45 },
          { price: 12000, duration: 90 },
        ],
      },
    });
    expect(quote(book, wish([CUT, BEN]), atTheDesk)).toMatchObject({ value: { price: 6000, duration: 30 } });
  });

  test('the price of an item', () => {
    expect(priceOf(book, { serviceId: CUT, staff: 'any' })).toBe(6000);
    expect(priceOf(book, { serviceId: CUT, staff: ANNA })).toBe(7500);
    expect(priceOf(book, { serviceId: CUT, staff: NOBODY })).toBe(6000);
    expect(priceOf(book, { serviceId: COLOUR, staff: BEN })).toBe(12000);
    expect(priceOf(book, { serviceId: NOTHING, staff: 'any' })).toBeNull();
  });
});

describe('VAT', () => {
  const vatRates = [
    { code: 'standard', basisPoints: 810, validFrom: day('2024-01-01') },
    { code: 'standard', basisPoints: 770, validFrom: day('2018-01-01') },
    { code: 'reduced', basisPoints: 260, validFrom: day('2024-01-01') },
    { code: 'standard', basisPoints: 850, validFrom: day('2028-01-01') },
  ];

  test.each([
    ['standard', '2023-12-31', 770],
    ['standard', '2024-01-01', 810],
    ['standard', '2027-12-31', 810],
    ['standard', '2028-01-01', 850],
    ['reduced', '2026-03-17', 260],
    ['reduced', '2023-12-31', null],
    ['standard', '2017-12-31', null],
    ['special', '2026-03-17', null],
  ])('%s on %s: %s', (code, date, expected) => {
    expect(vatRateOn({ vatLiable: true, vatRates }, code, day(date))).toBe(expected);
  });

  test('a salon that is not liable has none', () => {
    expect(vatRateOn({ vatLiable: false, vatRates }, 'standard', day('2026-03-17'))).toBe(0);
  });
});
