/**
 * The least that any engine must do, written by hand for one plain service: for each day and colleague walk through the
 * grid beside the sorted busy spans, and write what is left as text. No resources, no waits, no visits in several parts.
 */
import { isoInstant, type EpochMinute } from '#domain/shared/salon-time.ts';

export type FloorDay = {
  readonly grid: Int32Array;
  readonly staff: readonly { readonly working: Int32Array; readonly busy: Int32Array }[];
};

export function floorMarks(days: readonly FloorDay[], duration: number): readonly Uint8Array[] {
  return days.map(({ grid, staff }) => {
    const marks = new Uint8Array(grid.length);
    for (const { working, busy } of staff) {
      let w = 0;
      let b = 0;
      for (let g = 0; g < grid.length; g += 1) {
        const start = grid[g]!;
        while (w < working.length && working[w + 1]! <= start) w += 2;
        if (w >= working.length) break;
        while (b < busy.length && busy[b + 1]! <= start) b += 2;
        const end = start + duration;
        if (working[w]! <= start && end <= working[w + 1]! && (b >= busy.length || end <= busy[b]!))
          marks[g] = 1;
      }
    }
    return marks;
  });
}

export function floorText(days: readonly FloorDay[], marks: readonly Uint8Array[]): string[][] {
  return days.map(({ grid }, d) => {
    const starts: string[] = [];
    for (let g = 0; g < grid.length; g += 1)
      if (marks[d]![g] === 1) starts.push(isoInstant(grid[g]! as EpochMinute));
    return starts;
  });
}
