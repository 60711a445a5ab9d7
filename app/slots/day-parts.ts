import { wallTimeOf, type EpochMinute, type Zone } from '#domain/shared/salon-time.ts';

export type DayPart = 'morning' | 'afternoon' | 'evening';

const NOON = 12 * 60;
const EVENING = 17 * 60;

/** The starts of one day as people speak of them; empty parts are left out. */
export function dayParts(
  starts: readonly EpochMinute[],
  zone: Zone,
): readonly { readonly part: DayPart; readonly starts: readonly EpochMinute[] }[] {
  const parts: Record<DayPart, EpochMinute[]> = { morning: [], afternoon: [], evening: [] };
  for (const start of starts) {
    const { minute } = wallTimeOf(start, zone);
    parts[minute < NOON ? 'morning' : minute < EVENING ? 'afternoon' : 'evening'].push(start);
  }
  return (['morning', 'afternoon', 'evening'] as const).flatMap((part) =>
    parts[part].length === 0 ? [] : [{ part, starts: parts[part] }],
  );
}
