import type { Ids } from '#domain/ports/ids.ts';

/** UUIDs in a row: 00000000-0000-4000-8000-000000000001 and so on, the same in every run. */
export function memoryIds(first = 1): Ids {
  let next = first;
  return { next: () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}` };
}
