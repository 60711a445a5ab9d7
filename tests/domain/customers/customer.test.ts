import { describe, expect, test } from 'vitest';
import { changedFields, parseCustomer } from '#domain/customers/customer.ts';
import { parseHealthNote, parseNote } from '#domain/customers/notes.ts';

const LEA = {
  firstName: 'Lea',
  lastName: 'Muster',
  email: 'lea@example.ch',
  phone: '079 123 45 67',
  locale: 'de-CH',
};

describe('what the team enters of a person', () => {
  test('is kept as a booking would keep it', () => {
    expect(parseCustomer({ ...LEA, email: ' LEA@Example.ch ' })).toEqual({
      ok: true,
      value: { ...LEA, phone: '+41791234567' },
    });
  });

  test('may leave out number and address, not the name', () => {
    expect(parseCustomer({ ...LEA, email: ' ', phone: '' })).toMatchObject({
      ok: true,
      value: { email: null, phone: null },
    });
    expect(parseCustomer({ ...LEA, firstName: ' ', lastName: '7', phone: '12', locale: 'fr' })).toEqual({
      ok: false,
      error: [
        { field: 'firstName', kind: 'missing' },
        { field: 'lastName', kind: 'malformed' },
        { field: 'phone', kind: 'malformed' },
        { field: 'locale', kind: 'malformed' },
      ],
    });
  });

  test('differs in the fields that differ', () => {
    const parsed = parseCustomer(LEA);
    if (!parsed.ok) throw new Error('refused');
    expect(changedFields(parsed.value, parsed.value)).toEqual([]);
    expect(changedFields(parsed.value, { ...parsed.value, phone: null, lastName: 'Meier' })).toEqual([
      'lastName',
      'phone',
    ]);
  });
});

describe('notes', () => {
  test('keep their lines and nothing that cannot be shown', () => {
    expect(parseNote(' a\r\nb ')).toEqual({ ok: true, value: 'a\nb' });
    expect(parseNote('  \n ')).toEqual({ ok: false, error: 'missing' });
    expect(parseNote('a\u0000b')).toEqual({ ok: true, value: 'a b' });
    expect(parseNote('\u0000')).toEqual({ ok: false, error: 'missing' });
    expect(parseNote('a'.repeat(2001))).toEqual({ ok: false, error: 'too_long' });
  });

  test('about health may be empty in each part', () => {
    expect(parseHealthNote({ formula: ' 6/0 + 6 % ', allergies: '' })).toEqual({
      ok: true,
      value: { formula: '6/0 + 6 %', allergies: '' },
    });
    expect(parseHealthNote({ formula: 'x'.repeat(4001), allergies: 'a\u0007' })).toEqual({
      ok: false,
      error: [{ field: 'formula', kind: 'too_long' }],
    });
  });
});
