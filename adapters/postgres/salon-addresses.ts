import type { SalonId } from '#domain/shared/ids.ts';
import type { Database } from './database.ts';

export type SalonAddresses = {
  /**
   * Where the salon is reached, without a slash at the end; from configuration and the database, never from a request.
   *
   * @throws Error for a salon that `know` was never asked about and that did not exist when it last looked
   */
  baseUrlOf(salonId: SalonId): string;
  /** Looks the salons up again when this one is new. */
  know(salonId: SalonId): Promise<void>;
  /** Looks them all up again: hosts change. */
  refresh(): Promise<void>;
};

export type SalonAddressesOptions = {
  readonly database: Database;
  /** Where the default salon is reached; the others have its scheme and port, and the first of their own hosts. */
  readonly baseUrl: string;
  readonly defaultSalon: string;
};

export function salonAddresses({ database, baseUrl, defaultSalon }: SalonAddressesOptions): SalonAddresses {
  let known: ReadonlyMap<SalonId, string> = new Map();

  async function refresh(): Promise<void> {
    const rows = await database.query<{
      salon_id: SalonId;
      slug: string;
      host: string | null;
    }>`select * from salon_addresses()`;
    known = new Map(
      rows.map(({ salon_id: id, slug, host }) => [
        id,
        slug === defaultSalon || host === null ? baseUrl : atHost(baseUrl, host),
      ]),
    );
  }

  return {
    baseUrlOf: (salonId) => {
      const found = known.get(salonId);
      if (found === undefined) throw new Error('the address of an unknown salon was asked for');
      return found;
    },
    know: async (salonId) => {
      if (!known.has(salonId)) await refresh();
    },
    refresh,
  };
}

/** The same scheme and port at another host. */
export function atHost(baseUrl: string, host: string): string {
  const { protocol, port } = new URL(baseUrl);
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
}
