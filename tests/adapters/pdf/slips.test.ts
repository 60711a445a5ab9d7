import { expect, test } from 'vitest';
import { slips } from '#adapters/pdf/slips.ts';
import type { Slip, SlipPart } from '#domain/ports/slips.ts';

const line: SlipPart = { kind: 'pair', left: 'Waschen, Schneiden, Föhnen', right: "1'234.50", indent: true };
const slip = (paper: Slip['paper'], lines: number): Slip => ({
  title: 'Quittung Nr. 17',
  author: 'Schnittwerk',
  paper,
  parts: [
    { kind: 'heading', text: 'Schnittwerk', centred: true },
    { kind: 'rule' },
    ...Array.from({ length: lines }, () => line),
    { kind: 'pair', left: 'Total', right: '60.00', strong: true },
    { kind: 'small', text: 'a'.repeat(64) },
  ],
});
const render = async (paper: Slip['paper'], lines: number) =>
  Buffer.from(await slips.render(slip(paper, lines))).toString('latin1');
const pages = (pdf: string) => (pdf.match(/\/Type \/Page\b/g) ?? []).length;
const boxOf = (pdf: string) => /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number);

test('a receipt is one page, 80 mm wide and as long as it has to be', async () => {
  const [short, long] = [await render('roll', 1), await render('roll', 60)];
  for (const pdf of [short, long]) {
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pages(pdf)).toBe(1);
    expect(boxOf(pdf)[0]).toBeCloseTo((80 * 72) / 25.4, 0);
  }
  expect(boxOf(long)[1]!).toBeGreaterThan(boxOf(short)[1]! + 59 * 9);
});

test.each([
  [5, 1],
  [120, 3],
])('a closing of %i lines is %i pages of A4', async (lines, count) => {
  const pdf = await render('a4', lines);
  expect(pages(pdf)).toBe(count);
  expect(boxOf(pdf)).toEqual([595.28, 841.89]);
});
