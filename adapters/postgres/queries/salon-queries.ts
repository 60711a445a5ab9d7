import type { Clock } from '#domain/ports/clock.ts';
import type { SalonQueries } from '#domain/ports/queries.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { boundedMap } from '../bounded-map.ts';
import type { Database } from '../database.ts';
import type { SalonSettingsCache } from '../salon-settings-cache.ts';

export type SalonQueriesParts = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly clock: Clock;
  /** The slug of the salon that answers at a host which no salon claims. */
  readonly defaultSalon: string;
};

export type SalonDirectory = SalonQueries & {
  /** The salon that claims this host; null when none does, and the default one answers. */
  claimantOf(host: string): Promise<SalonId | null>;
};

/** A salon's name and hosts hardly ever change, and every request asks for them. */
const NAMES_KEPT_FOR = 10_000;
const MOST_NAMES = 500;

export function salonQueries({ database, settings, clock, defaultSalon }: SalonQueriesParts): SalonDirectory {
  const names = boundedMap<string, { readonly salonId: SalonId; readonly until: number }>(MOST_NAMES);

  /** Names that do not exist are not kept: whoever makes them up fills nothing. */
  async function remembered(key: string, find: () => Promise<SalonId | null>): Promise<SalonId | null> {
    const known = names.get(key);
    if (known !== undefined && clock.now() < known.until) return known.salonId;
    const salonId = await find();
    if (salonId !== null) names.set(key, { salonId, until: clock.now() + NAMES_KEPT_FOR });
    return salonId;
  }

  const salonBySlug = (slug: string): Promise<SalonId | null> =>
    remembered(`slug ${slug}`, async () => {
      const [row] = await database.query<{ id: SalonId | null }>`select salon_by_slug(${slug}) as id`;
      return row?.id ?? null;
    });

  const claimantOf = (host: string): Promise<SalonId | null> =>
    remembered(`host ${host}`, async () => {
      const [row] = await database.query<{ id: SalonId | null }>`select salon_at_host(${host}) as id`;
      return row?.id ?? null;
    });

  return {
    salonBySlug,
    claimantOf,
    salonAtHost: async (host) => (await claimantOf(host)) ?? (await salonBySlug(defaultSalon)),
    card: async ({ salonId }) => (await settings.current(salonId)).card,
    book: async ({ salonId }) => (await settings.current(salonId)).book,
    terms: async ({ salonId }) => (await settings.current(salonId)).terms,
    recentBook: async ({ salonId }) => (settings.lately(salonId) ?? (await settings.current(salonId))).book,
  };
}
