/** The least that a write can be here: one unit of work with one row in it, by the product's own adapter. */
import { openDatabase } from '#adapters/postgres/database.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import type { Env } from '#adapters/compose/env.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { SalonId, VisitorId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

export type RowWriter = { readonly writeOneRow: () => Promise<void>; close(): Promise<void> };

export async function rowWriter(env: Env): Promise<RowWriter> {
  const database = openDatabase({
    url: env.DATABASE_URL!,
    poolSize: env.DATABASE_POOL_SIZE,
    prepare: env.DATABASE_PREPARE,
    name: 'bench-write',
  });
  const now = () => Date.now() as Instant;
  const uow = postgresUnitOfWork({ database, settings: salonSettingsCache(database, { now }) });
  const [salon] = await database.query<{ id: SalonId }>`select salon_by_slug(${env.DEFAULT_SALON}) as id`;
  if (salon?.id == null) throw new Error(`no salon ${env.DEFAULT_SALON}`);
  const { id: salonId } = salon;
  return {
    writeOneRow: async () => {
      const actor: Visitor = { kind: 'visitor', salonId, visitorId: crypto.randomUUID() as VisitorId };
      const target = { kind: 'appointment', id: crypto.randomUUID() } as const;
      const written = await uow.run(actor, async ({ audit }) => {
        await audit.append({ action: 'appointment.reserved', target, reason: null, data: {} }, now());
        return ok(null);
      });
      if (!written.ok) throw new Error('one row cannot be refused');
    },
    close: () => database.close(),
  };
}
