/** Reads what the function `busy_time` answers (db/migrations/0005_functions.up.sql). */
import type { ResourceId, StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { BusyKind, BusySpan, BusyTime } from '#domain/slots/busy-time.ts';

export type BusyRow = {
  readonly settings_version: number;
  readonly day: LocalDate;
  readonly version: number;
  readonly stale_at: number | null;
  /** A hold is over that nobody has swept yet. */
  readonly lapsed: boolean;
  readonly busy: string;
};

type Subject = StaffId | ResourceId;

const KINDS: readonly BusyKind[] = ['appointment', 'hold', 'absence', 'block'];

/** Milliseconds arrive as a floating-point number of seconds times a thousand. */
const instantOf = (milliseconds: number | null): Instant | null =>
  milliseconds === null ? null : (Math.round(milliseconds) as Instant);

/** One day: disjoint spans of each subject, in order. */
export function busyOfRow(row: BusyRow): BusyTime {
  const bySubject = new Map<Subject, BusySpan[]>();
  addSpans(bySubject, row.busy);
  return {
    bySubject,
    staleAt: instantOf(row.stale_at),
    lapsed: row.lapsed,
    daysVersion: row.version,
    settingsVersion: row.settings_version,
  };
}

/**
 * Several days as one.
 *
 * @throws Error for no row at all: the salon does not exist
 */
export function busyOfRows(rows: readonly BusyRow[]): BusyTime {
  const [first] = rows;
  if (first === undefined) throw new Error('busy time was asked of a salon that does not exist');
  const bySubject = new Map<Subject, BusySpan[]>();
  let staleAt: number | null = null;
  let lapsed = false;
  let daysVersion = 0;
  for (const row of rows.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    addSpans(bySubject, row.busy);
    lapsed ||= row.lapsed;
    daysVersion += row.version;
    if (row.stale_at !== null && (staleAt === null || row.stale_at < staleAt)) staleAt = row.stale_at;
  }
  const { settings_version: settingsVersion } = first;
  return { bySubject, staleAt: instantOf(staleAt), lapsed, daysVersion, settingsVersion };
}

function addSpans(bySubject: Map<Subject, BusySpan[]>, busy: string): void {
  if (busy === '') return;
  for (const [subject, ...numbers] of JSON.parse(`[${busy}]`) as [Subject, ...number[]][]) {
    const spans = bySubject.get(subject) ?? [];
    for (let i = 0; i < numbers.length; i += 3) {
      const [from, to, kind] = [numbers[i], numbers[i + 1], KINDS[numbers[i + 2] ?? -1]];
      if (kind === undefined)
        throw new Error(`busy_time answered a kind that is not known: ${numbers[i + 2]}`);
      spans.push({ from: from as EpochMinute, to: to as EpochMinute, kind });
    }
    bySubject.set(subject, spans);
  }
}
