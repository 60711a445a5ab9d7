import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryOfWish, readWishQuery, resolveWish } from '#app/slots/wish-query.ts';
import { choiceModel } from '#app/slots/choice-model.ts';
import { staffOptions } from '#app/slots/staff-options.ts';
import { ANNA, BEN, COLOUR, CUT, day } from '#tests/support/builders/salon-book.ts';
import { BOOK, WISH } from '#tests/app/support/fake-page.ts';

const read = (query: string) => readWishQuery(new URLSearchParams(query));
const resolved = (query: string) => resolveWish(read(query), BOOK);

describe('the choice in the address', () => {
  test.each([
    ['s=cut', [[CUT, 'any']]],
    ['s=cut&with=any', [[CUT, 'any']]],
    [
      's=cut&s=colour&with=anna',
      [
        [CUT, ANNA],
        [COLOUR, ANNA],
      ],
    ],
    [
      's=cut&s=colour&with.cut=ben',
      [
        [CUT, BEN],
        [COLOUR, 'any'],
      ],
    ],
    [
      's=cut&s=colour&with=anna&with.cut=ben',
      [
        [CUT, BEN],
        [COLOUR, ANNA],
      ],
    ],
    ['s=cut&s=cut&s=', [[CUT, 'any']]],
    ['', []],
  ])('%s', (query, items) => {
    const wish = resolved(query);
    expect(wish.ok && wish.value.items.map(({ serviceId, staff }) => [serviceId, staff])).toEqual(items);
  });

  test('unknown names are told apart', () => {
    expect(resolved('s=cut&s=nope')).toEqual({ ok: false, error: { kind: 'unknown_slug', of: 'service' } });
    expect(resolved('s=cut&with=nope')).toEqual({ ok: false, error: { kind: 'unknown_slug', of: 'staff' } });
  });

  test('what is written is read back', () => {
    const staff = fc.constantFrom('any' as const, ANNA, BEN);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(CUT, COLOUR)), staff, staff, (services, one, other) => {
        const wish = {
          items: services.map((serviceId, index) => ({ serviceId, staff: index === 0 ? one : other })),
        };
        expect(resolved(queryOfWish(wish, BOOK))).toEqual({ ok: true, value: wish });
      }),
    );
  });

  test('nothing in an address makes it fall over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('s', 'with', 'with.cut', 'x'), fc.string({ unit: 'binary' }))),
        (pairs) => {
          const query = readWishQuery(new URLSearchParams(pairs));
          expect(query.services.length).toBeLessThanOrEqual(20);
          resolveWish(query, BOOK);
        },
      ),
    );
  });
});

describe('what a choice costs', () => {
  const today = day('2026-03-10');

  test('no preference has the listed price, a colleague their own', () => {
    expect(
      staffOptions(BOOK, WISH, 'en', today).map(({ value, price, minutes }) => [value, price, minutes]),
    ).toEqual([
      ['any', 6000, 30],
      ['anna', 6000, 30],
      ['ben', 7500, 30],
    ]);
  });

  test('only who can do all of it is offered for all of it', () => {
    const both = { items: [...WISH.items, { serviceId: COLOUR, staff: 'any' as const }] };
    expect(staffOptions(BOOK, both, 'en', today).map(({ value }) => value)).toEqual(['any', 'anna']);
  });

  test('VAT is named when the salon is liable, and nowhere otherwise', () => {
    const liable = choiceModel(BOOK, WISH, 'en', today);
    const exempt = choiceModel({ ...BOOK, vatLiable: false }, WISH, 'en', today);
    expect(liable.ok && liable.value.vatRates).toEqual([810]);
    expect(exempt.ok && exempt.value.vatRates).toEqual([]);
  });
});
