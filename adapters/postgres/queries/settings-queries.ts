import { may, type Permission } from '#domain/identity/permissions.ts';
import type { SettingsQueries } from '#domain/ports/settings.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import { readBilling } from '../invoice-store.ts';
import { plainProgramme, readProgramme } from '../loyalty-store.ts';
import { readMessageRules } from '../message-store.ts';
import { readClosures, readOpeningHours, readRules } from '../salon-facts.ts';
import { readServiceRecords } from '../service-records.ts';
import { readCategories } from '../settings-store.ts';
import { readOnly } from '../transaction.ts';

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider, permission: Permission): void {
  if (!may(actor, permission)) throw new Error('the settings are for those who work here');
}

type RateRow = { readonly code: string; readonly basis_points: number; readonly valid_from: LocalDate };

export const settingsQueries = (database: Database): SettingsQueries => ({
  salon: async (actor) => {
    demand(actor, 'settings.see');
    return await readOnly(database, actor, async (unit) => {
      const [openingHours, closures, rules, messages, billing, loyalty] = await Promise.all([
        readOpeningHours(unit),
        readClosures(unit),
        readRules(unit),
        readMessageRules(unit),
        readBilling(unit),
        readProgramme(unit),
      ]);
      return { openingHours, closures, rules, messages, billing, loyalty: plainProgramme(loyalty) };
    });
  },
  services: async (actor) => {
    demand(actor, 'services.see');
    const { salonId } = actor;
    return await readOnly(database, actor, async (unit) => {
      const [categories, services, kinds, rates, salons] = await Promise.all([
        readCategories(unit),
        readServiceRecords(unit),
        unit.sql<{ kind: string }>`
          select kind from resource where salon_id = ${salonId} group by kind order by min(position)`,
        unit.sql<RateRow>`
          select code, basis_points, valid_from from vat_rate where salon_id = ${salonId}
          order by valid_from, code`,
        unit.sql<{ vat_liable: boolean }>`select vat_liable from salon where salon_id = ${salonId}`,
      ]);
      return {
        categories,
        services,
        resourceKinds: kinds.map(({ kind }) => kind),
        vatRates: rates.map(({ code, basis_points: basisPoints, valid_from: validFrom }) => ({
          code,
          basisPoints,
          validFrom,
        })),
        vatLiable: salons[0]?.vat_liable === true,
      };
    });
  },
});
