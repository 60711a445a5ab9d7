import { describe, expect, it } from 'vitest';
import { freeSlug, priceIn, slugOf, stepsIn, wholeIn } from '#domain/settings/field-rules.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';

const read = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T | string =>
  result.ok ? result.value : result.error;

describe('a price', () => {
  it.each([
    ['82', 8200],
    ['82.50', 8250],
    ['82,55', 8255],
    ['82.5', 8250],
    ['CHF 82.–', 8200],
    ['Fr. 82.-', 8200],
    ["CHF 1'234.50", 123450],
    ['1’200', 120000],
    ['0', 0],
    ['5000.00', 500000],
  ])('%s is one', (typed, amount) => {
    expect(read(priceIn(typed))).toBe(amount);
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['ab 40', 'not_definite'],
    ['ab CHF 40.00', 'not_definite'],
    ['from 40', 'not_definite'],
    ['40-60', 'not_definite'],
    ['40 – 60', 'not_definite'],
    ['40 bis 60', 'not_definite'],
    ['40+', 'not_definite'],
    ['ca. 40', 'not_definite'],
    ['nach Aufwand', 'not_definite'],
    ['-40', 'not_definite'],
    ['4e2', 'not_definite'],
    ['40 EUR', 'not_definite'],
    ['82.53', 'five_rappen'],
    ['82.01', 'five_rappen'],
    ['5000.05', 'price_too_high'],
    ['8250000', 'price_too_high'],
    ['1.000', 'not_definite'],
  ])('%s is none: %s', (typed, reason) => {
    expect(read(priceIn(typed))).toBe(reason);
  });
});

describe('steps', () => {
  it.each([
    [['45', '', ''], [45]],
    [
      ['30', '40', '20', '', ''],
      [30, 40, 20],
    ],
    [['', '', ''], 'required'],
    [['30', '', '20'], 'step_missing'],
    [['30', '40', '', ''], 'ends_waiting'],
    [['30', '40', '0'], 'out_of_range'],
    [['30', '40', '-5'], 'whole_number'],
    [['1.5'], 'whole_number'],
    [['481'], 'out_of_range'],
    [Array<string>(11).fill('5'), 'out_of_range'],
  ])('%j', (typed, expected) => {
    expect(read(stepsIn(typed))).toEqual(expected);
  });
});

it.each([
  ['5', 5],
  ['', 'required'],
  ['11', 'out_of_range'],
  ['fünf', 'whole_number'],
])('a number from 0 to 10: %s', (typed, expected) => {
  expect(read(wholeIn(typed, 0, 10))).toBe(expected);
});

it.each([
  ['Schnitt & Föhnen, grosses Haar', 'schnitt-foehnen-grosses-haar'],
  ['Façon Übergänge', 'facon-uebergaenge'],
  ['  ', 'leistung'],
  ['日本', 'leistung'],
])('the address of "%s"', (name, slug) => {
  expect(slugOf(name, 50, 'leistung')).toBe(slug);
});

it('an address that is taken gets a number', () => {
  expect(freeSlug('schnitt', new Set(['farbe']))).toBe('schnitt');
  expect(freeSlug('schnitt', new Set(['schnitt', 'schnitt-2']))).toBe('schnitt-3');
});

it('a fingerprint tells contents apart', () => {
  const texts = Array.from({ length: 5_000 }, (_, price) => fingerprint({ price }));
  expect(new Set(texts).size).toBe(5_000);
  expect(fingerprint({ price: 1 })).toBe(fingerprint({ price: 1 }));
});
