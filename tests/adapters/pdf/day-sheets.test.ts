import { expect, test } from 'vitest';
import { daySheets } from '#adapters/pdf/day-sheets.ts';
import { printable } from '#adapters/pdf/printable.ts';
import type { DaySheet } from '#domain/ports/day-sheet.ts';

const line = {
  time: '10:00–10:45',
  customer: 'Jelena Petrović',
  phone: '079 123 45 67',
  services: 'Schnitt Damen, mittellanges Haar',
  note: 'Kommt mit Kinderwagen',
};
const sheet = (count: number, over: Partial<typeof line> = {}): DaySheet => ({
  salonName: 'Salon Lindenhof',
  heading: 'Dienstag, 24. November 2026',
  asOf: 'Stand heute',
  columns: [
    { name: 'Nora', remark: '', lines: Array.from({ length: count }, () => ({ ...line, ...over })) },
    { name: 'Ben', remark: 'Ferien', lines: [] },
  ],
  words: { nothing: 'nichts', page: (number, of) => `Seite ${number} von ${of}` },
});

const pagesOf = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g) ?? []
  ).length;

test.each([
  [0, 1],
  [8, 1],
  [60, 3],
])('a day of %i visits is a PDF of so many pages: %i', async (count, pages) => {
  const pdf = await daySheets.render(sheet(count));
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesOf(pdf)).toBe(pages);
});

test('a note without an end fills no more than its page', async () => {
  const pdf = await daySheets.render(sheet(2, { note: 'Wort '.repeat(5000) }));
  expect(pagesOf(pdf)).toBeLessThanOrEqual(4);
});

test('letters that the font lacks lose their marks and do not become others', () => {
  expect(printable('Petrović, Łukasz, Žižek, Zoë, Müller – «à»')).toBe(
    'Petrovic, Lukasz, Žižek, Zoë, Müller – «à»',
  );
  expect(printable('Никола 🎀')).toMatch(/^[?]+ [?]+$/);
});
