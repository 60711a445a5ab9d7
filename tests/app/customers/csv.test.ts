import { describe, expect, test } from 'vitest';
import { rowsOf, textOf } from '#app/customers/read-csv.ts';
import { csvOf } from '#app/customers/write-csv.ts';

const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

describe('a file that comes', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytes('Käthi;Zoë', 'utf8')],
    ['UTF-8 with its mark', bytes('\ufeffKäthi;Zoë', 'utf8')],
    ['Windows-1252', bytes('Käthi;Zoë', 'latin1')],
    ['UTF-16', bytes('\ufeffKäthi;Zoë', 'utf16le')],
  ])('is read as %s', (_, file) => {
    expect(textOf(file)).toBe('Käthi;Zoë');
  });

  test('is none when it is no text', () => {
    expect(textOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  });

  test.each([
    ['semicolons', 'a;b\r\n"x;y";z'],
    ['commas', 'a,b\n"x;y",z'],
    ['tabs', 'a\tb\n"x;y"\tz'],
  ])('may be separated by %s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      ['a', 'b'],
      ['x;y', 'z'],
    ]);
  });
});

describe('a file that goes', () => {
  const person = {
    firstName: 'Lea',
    lastName: 'Muster',
    email: 'lea@example.ch',
    phone: '+41791234567',
    locale: 'de-CH',
    since: '2026-01-05',
  } as const;
  const cells = (over: Partial<typeof person> | { lastName: string }) =>
    rowsOf(textOf(bytes(csvOf(['Name'], [{ ...person, ...over }]), 'utf8')) ?? '')[1];

  test('has a mark, quotes and semicolons', () => {
    expect(csvOf(['Nachname', 'Vorname'], [person])).toBe(
      '\ufeff"Nachname";"Vorname"\r\n"Muster";"Lea";"079 123 45 67";"lea@example.ch";"de-CH";"2026-01-05"\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1+1', '＝1+1', '=cmd|calc!A0', '-2+3"; =1'])(
    'says a formula as a text: %j',
    (lastName) => {
      expect(cells({ lastName })?.[0]).toBe(`'${lastName}`);
    },
  );

  test('has no cell that begins like one, whatever the number', () => {
    expect(cells({ phone: '+4915112345678' as typeof person.phone })?.[2]).toBe('004915112345678');
  });
});
