import { describe, expect, test } from 'vitest';
import {
  ADDRESS_CODE_GUESSES,
  ADDRESS_CODE_MINUTES,
  ADDRESS_LETTERS,
  ADDRESS_WINDOW_MINUTES,
  judgeAddressCode,
  typedFigures,
  withLetter,
  type AddressChange,
} from '#domain/account/address-change.ts';
import { isGranted, type ConsentEntry } from '#domain/account/consent.ts';
import { changedFields, parseProfile } from '#domain/account/profile.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

const NOW = Date.parse('2026-03-10T08:00:00Z') as Instant;
const later = (minutes: number) => (NOW + minutes * 60_000) as Instant;
const ADA = { firstName: 'Ada', lastName: 'Muster', phone: '+41791234567', locale: 'en' } as const;

describe('a profile', () => {
  test('is kept by the rules of a booking', () => {
    expect(parseProfile({ ...ADA, firstName: '  Ada ', phone: '079 123 45 67' })).toEqual({
      ok: true,
      value: ADA,
    });
  });

  test('says what is wrong with each field', () => {
    expect(parseProfile({ firstName: '', lastName: 'www.x.ch', phone: '12', locale: 'xx' })).toEqual({
      ok: false,
      error: [
        { field: 'firstName', kind: 'missing' },
        { field: 'lastName', kind: 'malformed' },
        { field: 'phone', kind: 'malformed' },
        { field: 'locale', kind: 'malformed' },
      ],
    });
  });

  test('knows which fields have changed', () => {
    expect(changedFields(ADA, { ...ADA, lastName: 'Meier', locale: 'de-CH' })).toEqual([
      'lastName',
      'locale',
    ]);
  });
});

describe('a change of address', () => {
  const asked = { email: 'ada@example.ch', codeHash: 'right' };
  const first = withLetter(null, asked, NOW) as AddressChange;

  test('takes the right code, until it is over', () => {
    expect(judgeAddressCode(first, 'right', later(ADDRESS_CODE_MINUTES - 1))).toBe('right');
    expect(judgeAddressCode(first, 'wrong', NOW)).toBe('wrong_code');
    expect(judgeAddressCode(first, 'right', later(ADDRESS_CODE_MINUTES))).toBe('code_over');
    expect(judgeAddressCode({ ...first, guesses: ADDRESS_CODE_GUESSES }, 'right', NOW)).toBe('code_over');
    expect(judgeAddressCode({ ...first, email: null }, 'right', NOW)).toBe('code_over');
    expect(judgeAddressCode(null, 'right', NOW)).toBe('code_over');
  });

  test('sends so many letters an hour, and not one more', () => {
    let change: AddressChange | null = null;
    for (let letter = 1; letter <= ADDRESS_LETTERS; letter += 1) {
      change = withLetter(change, asked, later(letter));
      expect(change).toMatchObject({ letters: letter, guesses: 0 });
    }
    expect(withLetter(change, asked, later(ADDRESS_WINDOW_MINUTES))).toBeNull();
    expect(withLetter(change, asked, later(ADDRESS_WINDOW_MINUTES + 1))).toMatchObject({ letters: 1 });
  });

  test('reads codes as people type them', () => {
    expect(typedFigures(' 1234 5678\n')).toBe('12345678');
  });
});

test('the newest decision counts, for its purpose alone', () => {
  const entry = (purpose: ConsentEntry['purpose'], granted: boolean): ConsentEntry => ({
    purpose,
    granted,
    wording: '1',
    at: NOW,
    by: 'customer',
  });
  const history = [entry('news', false), entry('health_notes', true), entry('news', true)];
  expect([isGranted(history, 'news'), isGranted(history, 'health_notes')]).toEqual([false, true]);
  expect(isGranted([], 'news')).toBe(false);
});
