import type { Clock } from '#domain/ports/clock.ts';
import type { System } from '#domain/shared/actor.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { boundedMap } from './bounded-map.ts';
import type { Database } from './database.ts';
import { readSalonSettings, type SalonSettings } from './salon-settings.ts';
import { readOnly } from './transaction.ts';
import type { Unit } from './unit.ts';

/** Settings are read whole and kept until their number in the database grows. */
export type SalonSettingsCache = {
  /** As of the unit's transaction. */
  within(unit: Unit): Promise<SalonSettings>;
  /** At least as new as `version`, a number that was read before. Null: no such salon. */
  since(salonId: SalonId, version: number): Promise<SalonSettings | null>;
  /** Notes that `version` has just been read as the current one. */
  confirm(salonId: SalonId, version: number): void;
  /**
   * As of now: one statement.
   *
   * @throws Error when the salon does not exist
   */
  current(salonId: SalonId): Promise<SalonSettings>;
  /** Those whose number was confirmed within the last second, if there are any: costs nothing. */
  lately(salonId: SalonId): SalonSettings | null;
};

const MOST_SALONS = 200;
const LATELY = 1000;

export function salonSettingsCache(database: Database, clock: Clock): SalonSettingsCache {
  const kept = boundedMap<SalonId, { settings: SalonSettings; confirmedAt: number }>(MOST_SALONS);
  const reading = new Map<SalonId, Promise<SalonSettings | null>>();

  const isOver = ({ until }: SalonSettings): boolean => until !== null && clock.now() >= until;
  const keep = (settings: SalonSettings): SalonSettings => {
    const { salonId, version } = settings.book;
    const before = kept.get(salonId);
    if (before === undefined || before.settings.book.version <= version) {
      kept.set(salonId, { settings, confirmedAt: clock.now() });
    }
    return settings;
  };
  const keptAt = (salonId: SalonId, fits: (version: number) => boolean): SalonSettings | null => {
    const entry = kept.get(salonId);
    if (entry === undefined || !fits(entry.settings.book.version) || isOver(entry.settings)) return null;
    entry.confirmedAt = clock.now();
    return entry.settings;
  };

  /** Beside the page's own transactions; simultaneous askers share one reading. */
  const read = (salonId: SalonId): Promise<SalonSettings | null> => {
    const actor: System = { kind: 'system', salonId, job: 'settings' };
    const begun = readOnly(database, actor, (unit) =>
      readSalonSettings(unit.drizzle(), salonId, clock.now()),
    );
    const done = begun.then((settings) => settings && keep(settings)).finally(() => reading.delete(salonId));
    reading.set(salonId, done);
    return done;
  };

  const since: SalonSettingsCache['since'] = async (salonId, version) => {
    const known = keptAt(salonId, (kept) => kept >= version);
    if (known !== null) return known;
    const shared = await reading.get(salonId);
    if (shared && shared.book.version >= version) return shared;
    return await read(salonId);
  };

  return {
    within: async (unit) => {
      const { salonId } = unit.actor;
      for (;;) {
        const { version, changedHere } = await versionIn(unit);
        const known = changedHere ? null : keptAt(salonId, (kept) => kept === version);
        if (known !== null) return known;
        const settings = await readSalonSettings(unit.drizzle(), salonId, clock.now());
        // Under READ COMMITTED each statement has a snapshot of its own: the same number before and after makes one.
        if (settings?.book.version !== version || (await versionIn(unit)).version !== version) continue;
        // What this transaction has changed itself may yet be rolled back, and its number be given again.
        return changedHere ? settings : keep(settings);
      }
    },
    since,
    current: async (salonId) => {
      // Of no days at all the function tells the settings' version alone.
      const [row] = await database.query<{ version: number }>`
        select settings_version as version from slot_versions(${salonId}, 'infinity', '-infinity')`;
      const found = row === undefined ? null : await since(salonId, row.version);
      if (found === null) throw new Error('settings were asked of a salon that does not exist');
      return found;
    },
    confirm: (salonId, version) => void keptAt(salonId, (kept) => kept === version),
    lately: (salonId) => {
      const entry = kept.get(salonId);
      if (entry === undefined || clock.now() - entry.confirmedAt > LATELY || isOver(entry.settings))
        return null;
      return entry.settings;
    },
  };
}

/**
 * @throws Error when the actor's salon does not exist
 */
async function versionIn(unit: Unit): Promise<{ readonly version: number; readonly changedHere: boolean }> {
  const [row] = await unit.sql<{ version: number; changed_here: boolean }>`
    select settings_version as version, (xmin = pg_current_xact_id_if_assigned()::xid) is true as changed_here
    from salon where salon_id = ${unit.actor.salonId}`;
  if (row === undefined) throw new Error('the salon that was acted in does not exist');
  return { version: row.version, changedHere: row.changed_here };
}
