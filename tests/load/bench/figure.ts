/** One line of the result. `target` null: for information. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly target: number | null;
  readonly better: 'higher' | 'lower';
  /** For people: unit, absolute figures, circumstances. Not part of the JSON. */
  readonly note: string;
};

export const figure = (
  name: string,
  value: number,
  target: number | null,
  better: 'higher' | 'lower',
  note: string,
): Figure => ({ name, value, target, better, note });

export const met = ({ value, target, better }: Figure): boolean =>
  target === null || (better === 'higher' ? value >= target : value <= target);

const rounded = (value: number): number => Number(value.toPrecision(4));

export const asJsonLine = ({ name, value, target, better }: Figure): string =>
  JSON.stringify({ name, value: rounded(value), target, better });

export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map((each) => [
    each.name,
    String(rounded(each.value)),
    each.target === null ? '' : `${each.better === 'higher' ? '≥' : '≤'} ${each.target}`,
    each.target === null ? '' : met(each) ? 'met' : 'MISSED',
    each.note,
  ]);
  const all = [['figure', 'value', 'target', '', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row.map((cell, column) =>
        column === 1 ? cell.padStart(widths[1]!) : cell.padEnd(widths[column] ?? 0),
      ),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}
