import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import { parseContact } from '#domain/slots/contact-details.ts';
import type { RawContact } from '#domain/slots/contact-details.ts';

const RAW: RawContact = {
  firstName: 'Alice',
  lastName: 'Muster',
  email: 'alice@example.ch',
  phone: '079 123 45 67',
  note: '',
};

/** What becomes of one field while the others are fine: its value, or why it is refused. */
function parsed(field: keyof RawContact, text: string): string {
  const result = parseContact({ ...RAW, [field]: text });
  if (result.ok) return result.value[field];
  expect(result.error).toHaveLength(1);
  expect(result.error[0]?.field).toBe(field);
  return `! ${result.error[0]?.kind}`;
}

describe('phone', () => {
  it.each([
    ['079 123 45 67', '+41791234567'],
    ['0791234567', '+41791234567'],
    ['079/123.45-67', '+41791234567'],
    ['079\u00a0123\u202f45\u201367', '+41791234567'],
    ['+41 79 123 45 67', '+41791234567'],
    ['+41 (0)79 123 45 67', '+41791234567'],
    ['+41 079 123 45 67', '+41791234567'],
    ['0041 79 123 45 67', '+41791234567'],
    ['00410791234567', '+41791234567'],
    ['41791234567', '+41791234567'],
    ['(071) 222 00 00', '+41712220000'],
    ['  071 222 00 00 ', '+41712220000'],
    ['+49 30 1234567', '+49301234567'],
    ['0049 30 1234567', '+49301234567'],
    ['+423 234 56 78', '+4232345678'],
    ['+1 (212) 555-0100', '+12125550100'],
    ['+290 1234', '+2901234'],
    ['+123456789012345', '+123456789012345'],
    ['', '! missing'],
    [' \u00a0 ', '! missing'],
    ['079 - 123 - 45 - 67'.padEnd(50), '+41791234567'],
    ['0'.repeat(40), '! malformed'],
    ['0'.repeat(41), '! too_long'],
    ['417912345678', '! malformed'],
    ['+15410123456', '+15410123456'],
    ['079 123 45 6', '! malformed'],
    ['079 123 45 678', '! malformed'],
    ['+41 79 123 45 678', '! malformed'],
    ['+41 19 123 45 67', '! malformed'],
    ['019 123 45 67', '! malformed'],
    ['079 123 45 67 x9', '! malformed'],
    ['791234567', '! malformed'],
    ['12', '! malformed'],
    ['+', '! malformed'],
    ['++41791234567', '! malformed'],
    ['079+1234567', '! malformed'],
    ['+0791234567', '! malformed'],
    ['000791234567', '! malformed'],
    ['+1234567890123456', '! malformed'],
    ['+123456', '! malformed'],
    ['٠٧٩١٢٣٤٥٦٧', '! malformed'],
    ['auf Anfrage', '! malformed'],
    ['079 123\u000045 67', '! malformed'],
  ])('%j: %s', (typed, expected) => {
    expect(parsed('phone', typed)).toBe(expected);
  });
});

describe('e-mail', () => {
  const longest = `${'a'.repeat(60)}@${'b.'.repeat(95)}ch`.padStart(254, 'a');
  const long = (local: number, domain: number) => `${'a'.repeat(local)}@${'b'.repeat(domain)}.ch`;
  it.each([
    ['Alice@Example.CH', 'alice@example.ch'],
    ['  alice@example.ch\n', 'alice@example.ch'],
    ['alice.m+salon@mail.example.ch', 'alice.m+salon@mail.example.ch'],
    ["o'neill@example.ie", "o'neill@example.ie"],
    ['a@xn--zrich-kva.ch', 'a@xn--zrich-kva.ch'],
    ['a@example.xn--p1ai', 'a@example.xn--p1ai'],
    [long(64, 63), long(64, 63)],
    ['', '! missing'],
    ['   ', '! missing'],
    [long(65, 10), '! malformed'],
    [long(10, 64), '! malformed'],
    [`${'a'.repeat(64)}@${'b.'.repeat(100)}ch`, '! too_long'],
    ['a'.repeat(600), '! too_long'],
    ['alice', '! malformed'],
    ['@example.ch', '! malformed'],
    ['alice@', '! malformed'],
    ['alice@example', '! malformed'],
    ['a@b.ch', 'a@b.ch'],
    [longest, longest],
    [`a${longest}`, '! too_long'],
    ['alice@example.ch-', '! malformed'],
    ['alice@example.c', '! malformed'],
    ['alice@example.123', '! malformed'],
    ['alice@-example.ch', '! malformed'],
    ['alice@example-.ch', '! malformed'],
    ['alice@exa_mple.ch', '! malformed'],
    ['alice@.ch', '! malformed'],
    ['alice@example..ch', '! malformed'],
    ['.alice@example.ch', '! malformed'],
    ['alice.@example.ch', '! malformed'],
    ['al..ice@example.ch', '! malformed'],
    ['al ice@example.ch', '! malformed'],
    ['alice@bruno@example.ch', '! malformed'],
    ['alice@example.ch, bruno@example.ch', '! malformed'],
    ['Alice <alice@example.ch>', '! malformed'],
    ['"alice"@example.ch', '! malformed'],
    ['alice@example.ch\r\nBcc: all@example.ch', '! malformed'],
    ['jürg@example.ch', '! malformed'],
    ['alice@zürich.ch', '! malformed'],
    ['alice@[127.0.0.1]', '! malformed'],
    ['alice\u0000@example.ch', '! malformed'],
  ])('%j: %s', (typed, expected) => {
    expect(parsed('email', typed)).toBe(expected);
  });
});

describe.each(['firstName', 'lastName'] as const)('%s', (field) => {
  it.each([
    ['Müller', 'Müller'],
    ['Mu\u0308ller', 'M\u00fcller'],
    ['  von   der\tMühll ', 'von der Mühll'],
    ['Anna\u0000\ud800', 'Anna'],
    ['Anna\u001eMaria', 'Anna Maria'],
    ["D'Angelo-O’Brien", "D'Angelo-O’Brien"],
    ['李小龍', '李小龍'],
    ['Анна', 'Анна'],
    ['Anna & Beat', 'Anna & Beat'],
    ['Anna 😀', 'Anna 😀'],
    ["Robert'); DROP TABLE staff;--", "Robert'); DROP TABLE staff;--"],
    ['A', 'A'],
    ['ä'.repeat(80), 'ä'.repeat(80)],
    ['𠮷'.repeat(80), '𠮷'.repeat(80)],
    ['', '! missing'],
    [' \u00a0\t\n', '! missing'],
    ['a'.repeat(81), '! too_long'],
    ['𠮷'.repeat(81), '! too_long'],
    ['a'.repeat(1281), '! too_long'],
    [' '.repeat(1281), '! too_long'],
    ['12345', '! malformed'],
    ['---', '! malformed'],
    ['😀', '! malformed'],
    ['Anna\u202egnp.exe', '! malformed'],
    ['Anna\u2066x', '! malformed'],
    ['<script>alert(1)</script>', '! malformed'],
    ['Gewinn https://example.com', '! malformed'],
    ['WWW.example.com', '! malformed'],
    ['anna@example.ch', '! malformed'],
  ])('%j: %j', (typed, expected) => {
    expect(parsed(field, typed)).toBe(expected);
  });
});

describe('note', () => {
  it.each([
    ['', ''],
    ['  \n ', ''],
    [' Zweiter Stock\r\nbitte klingeln\rDanke\t! ', 'Zweiter Stock\nbitte klingeln\nDanke\t!'],
    ['<b>https://example.com</b> a@b.ch', '<b>https://example.com</b> a@b.ch'],
    ['x'.repeat(1000), 'x'.repeat(1000)],
    ['😀'.repeat(1000), '😀'.repeat(1000)],
    ['a\r\n'.repeat(500), `${'a\n'.repeat(499)}a`],
    ['x'.repeat(1001), '! too_long'],
    ['😀'.repeat(1001), '! too_long'],
    ['x'.repeat(16_001), '! too_long'],
    ['a\u0000b', 'a b'],
    ['a\u0007', 'a'],
    ['a\udc00b', 'a b'],
  ])('%j: %j', (typed, expected) => {
    expect(parsed('note', typed)).toBe(expected);
  });
});

describe('a contact', () => {
  it('is kept whole', () => {
    expect(parseContact(RAW)).toEqual(ok({ ...RAW, phone: '+41791234567' }));
  });

  it('is refused with every field that is wrong, in the order of the form', () => {
    const nothing = { note: 'x'.repeat(1001), phone: '', email: '', lastName: '', firstName: '' };
    expect(parseContact(nothing)).toEqual(
      err([
        { field: 'firstName', kind: 'missing' },
        { field: 'lastName', kind: 'missing' },
        { field: 'email', kind: 'missing' },
        { field: 'phone', kind: 'missing' },
        { field: 'note', kind: 'too_long' },
      ]),
    );
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('Anna', 'a@b.ch', '079 123 45 67', 'Notiz'),
    fc.emailAddress(),
  );
  const contact = fc.record({
    firstName: anything,
    lastName: anything,
    email: anything,
    phone: anything,
    note: anything,
  });

  it('once accepted is accepted again and stays the same; what is accepted fits the database', () => {
    fc.assert(
      fc.property(contact, (raw) => {
        const first = parseContact(raw);
        if (!first.ok) return;
        expect(parseContact(first.value)).toEqual(first);
        expect(first.value.email).toBe(first.value.email.toLowerCase());
        expect(first.value.phone).toMatch(/^\+[1-9][0-9]{6,14}$/);
        expect([...first.value.note].length).toBeLessThanOrEqual(1000);
        for (const text of Object.values(first.value)) expect(text).not.toMatch(/[\0\p{Cs}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
