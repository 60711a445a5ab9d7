import { describe, expect, test } from 'vitest';
import {
  guessMapping,
  importTable,
  mappingProblem,
  planImport,
  readablePeople,
  readImport,
  readImportLine,
  type ColumnMapping,
} from '#domain/customers/import.ts';

describe('what the columns are', () => {
  test.each<[string, string[], ColumnMapping]>([
    ['ours', ['Nachname', 'Vorname', 'Telefon', 'E-Mail'], ['lastName', 'firstName', 'phone', 'email']],
    [
      'English',
      ['First Name', 'Last name', 'Mobile', 'Email address'],
      ['firstName', 'lastName', 'phone', 'email'],
    ],
    ['Name beside Vorname', ['Name', 'Vorname', 'Natel'], ['lastName', 'firstName', 'phone']],
    ['one column for both', ['Kunde', 'Ort', 'Tel.'], ['name', null, 'phone']],
    ['the first of two', ['Prénom', 'Nom', 'Telefon', 'Handy'], ['firstName', 'lastName', 'phone', null]],
    ['nothing known', ['a', ''], [null, null]],
  ])('%s', (_, header, mapping) => {
    expect(guessMapping(header)).toEqual(mapping);
  });

  test('must be able to make a name', () => {
    expect(mappingProblem(['lastName', 'firstName'])).toBeNull();
    expect(mappingProblem(['name', null])).toBeNull();
    expect(mappingProblem(['lastName', null])).toBe('name_missing');
    expect(mappingProblem(['lastName', 'lastName', 'firstName'])).toBe('twice');
    expect(mappingProblem(['name', 'firstName'])).toBe('twice');
  });
});

describe('a line', () => {
  test.each([
    ['Lea Anna Muster', 'Lea Anna', 'Muster'],
    ['Muster, Lea', 'Lea', 'Muster'],
  ])('with both names in one column: %s', (whole, firstName, lastName) => {
    expect(readImportLine([whole], ['name'], 'de-CH')).toMatchObject({
      ok: true,
      value: { firstName, lastName },
    });
  });

  test('may be armed against formulas, and may be too short', () => {
    expect(
      readImportLine(
        ['Lea', 'Muster', "'+41 79 123 45 67"],
        ['firstName', 'lastName', 'phone', 'email'],
        'en',
      ),
    ).toMatchObject({ ok: true, value: { phone: '+41791234567', email: null, locale: 'en' } });
  });
});

describe('what becomes of the lines', () => {
  const header = ['Vorname', 'Nachname', 'Telefon', 'E-Mail'];
  const mapping = guessMapping(header);

  test('numbered as a spreadsheet does', () => {
    const lines = [
      ['Lea', 'Muster', '079 123 45 67', 'lea@example.ch'],
      ['', ' ', '', ''],
      ['LEA', 'muster', '', 'Lea@example.ch'],
      ['', 'Meier', '12', ''],
      ['Noah', 'Meier', '', ''],
      ['Mia', 'Meier', '', ''],
    ];
    const read = readImport({ header, lines }, mapping, 'de-CH');
    const plan = planImport(
      read,
      new Set(readablePeople(read).filter(({ firstName }) => firstName === 'Mia')),
    );
    expect(plan).toMatchObject([
      { line: 2, kind: 'new', fields: { phone: '+41791234567' } },
      { line: 4, kind: 'twin', of: 2 },
      {
        line: 5,
        kind: 'refused',
        fields: [
          { field: 'firstName', kind: 'missing' },
          { field: 'phone', kind: 'malformed' },
        ],
      },
      { line: 6, kind: 'new' },
      { line: 7, kind: 'known' },
    ]);
  });

  test('two of one name are two where their numbers differ', () => {
    const lines = [
      ['Lea', 'Muster', '079 123 45 67', ''],
      ['Lea', 'Muster', '079 123 45 68', ''],
    ];
    const kinds = planImport(readImport({ header, lines }, mapping, 'de-CH'), new Set()).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['new', 'new']);
  });
});

describe('a table', () => {
  test('ends with its last line that says something', () => {
    expect(importTable([['a', 'b'], ['1'], ['', '']])).toEqual({
      ok: true,
      value: { header: ['a', 'b'], lines: [['1']] },
    });
    expect(importTable([['a\u0000'], [' 1\n\ud800 2 ']])).toEqual({
      ok: true,
      value: { header: ['a'], lines: [['1 2']] },
    });
  });

  test('that is empty, too long or too wide is none', () => {
    expect(importTable([])).toEqual({ ok: false, error: 'empty' });
    expect(importTable([['a'], ['']])).toEqual({ ok: false, error: 'empty' });
    expect(importTable([['a'], ...Array.from({ length: 5001 }, () => ['x'])])).toEqual({
      ok: false,
      error: 'too_many_lines',
    });
    expect(importTable([Array.from({ length: 51 }, () => 'a'), ['x']])).toEqual({
      ok: false,
      error: 'too_many_columns',
    });
  });
});
