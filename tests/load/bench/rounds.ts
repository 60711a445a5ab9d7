/** The machine is shared and its speed swings: both sides of a ratio take turns, and the median of the rounds counts. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export type Spread = { readonly median: number; readonly lowest: number; readonly highest: number };

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  lowest: Math.min(...values),
  highest: Math.max(...values),
});

export const inWords = ({ median: middle, lowest, highest }: Spread): string =>
  `${middle.toFixed(2)} (${lowest.toFixed(2)}–${highest.toFixed(2)})`;

/** Runs the sides `rounds` times, each time in the opposite order. @returns what each side gave, round by round */
export async function takeTurns<T>(
  rounds: number,
  sides: readonly ((round: number) => Promise<T>)[],
): Promise<readonly (readonly T[])[]> {
  const results: T[][] = sides.map(() => []);
  const order = sides.map((_side, index) => index);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of round % 2 === 0 ? order : order.toReversed()) {
      results[index]!.push(await sides[index]!(round));
    }
  }
  return results;
}
