/**
 * Who looks at a calendar hears of changes within two seconds. One statement per process and tick asks for the versions
 * of all watched days together; NOTIFY would make all committing bookings queue up behind one lock (0003).
 */
import type { CalendarWatch } from '#domain/ports/calendar-watch.ts';
import { arrayText, type Database } from './database.ts';

const TICK_MS = 1_500;
const MOST_STREAMS = 300;
/** Several tabs and a tablet; more is something gone wrong. */
const MOST_OF_AN_ACCOUNT = 8;

type Watcher = {
  readonly key: string;
  readonly account: string;
  readonly hear: (versions: string) => void;
  readonly end: () => void;
  heard: string | null;
};

export type ClosableWatch = CalendarWatch & {
  /** Asks now; what a timer does otherwise. */
  tick(): Promise<void>;
  close(): void;
};

type WatchParts = {
  readonly database: Database;
  readonly report: (error: unknown) => void;
  /** For tests: null, nobody asks by himself. */
  readonly every?: number | null;
};

export function calendarWatch({ database, report, every = TICK_MS }: WatchParts): ClosableWatch {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | null = null;
  let asking: Promise<void> | null = null;
  let closed = false;

  const ask = async (): Promise<void> => {
    const keys = [...new Set([...watchers].map(({ key }) => key))];
    if (keys.length === 0) return;
    const parts = keys.map((key) => key.split(' '));
    const rows = await database.query<{ place: number; versions: string }>`
      select w.place::int as place, calendar_versions(w.salon_id, w.from_day, w.to_day) as versions
      from unnest(${arrayText(parts.map(([salon]) => salon!))}::uuid[], ${arrayText(parts.map(([, from]) => from!))}::date[],
        ${arrayText(parts.map(([, , to]) => to!))}::date[]) with ordinality as w (salon_id, from_day, to_day, place)`;
    const found = new Map(rows.map(({ place, versions }) => [keys[place - 1], versions]));
    for (const watcher of watchers) {
      const versions = found.get(watcher.key);
      if (versions === undefined || versions === watcher.heard) continue;
      watcher.heard = versions;
      watcher.hear(versions);
    }
  };
  let away = false;
  // A database that is away is asked again at the next tick, and reported once: the page works without.
  const tick = (): Promise<void> =>
    (asking ??= ask()
      .then(
        () => {
          away = false;
        },
        (error: unknown) => {
          if (!away) report(error);
          away = true;
        },
      )
      .finally(() => {
        asking = null;
      }));
  const rest = (): void => {
    if (watchers.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };

  return {
    watch({ salonId, account, from, to }, hear, end) {
      const own = [...watchers].filter((other) => other.account === salonId + account).length;
      if (closed || watchers.size >= MOST_STREAMS || own >= MOST_OF_AN_ACCOUNT) return null;
      const watcher: Watcher = {
        key: `${salonId} ${from} ${to}`,
        account: salonId + account,
        hear,
        end,
        heard: null,
      };
      watchers.add(watcher);
      if (every !== null) {
        timer ??= setInterval(() => void tick(), every).unref();
        void tick();
      }
      return () => {
        watchers.delete(watcher);
        rest();
      };
    },
    tick,
    close() {
      closed = true;
      for (const { end } of watchers) end();
      watchers.clear();
      rest();
    },
  };
}
