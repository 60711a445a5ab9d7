/** Reads a salon's settings: what the engine, the letters and the pages know of it besides its bookings. */
import { and, asc, eq } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import type { Instant, LocalDate, Zone } from '#domain/shared/salon-time.ts';
import { dateOf, dayFrame, instantOf } from '#domain/shared/salon-time.ts';
import { readableLook } from '#domain/slots/salon-look.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import * as tables from '#db/schema.ts';
import type { LocalizedText } from '#db/schema.ts';
import {
  categoryOf,
  closureOf,
  resourceOf,
  rulesOf,
  servicesOf,
  staffOf,
  vatRateOf,
  weeklySpanOf,
} from './salon-settings-rows.ts';

export type SalonSettings = {
  readonly book: SalonBook;
  readonly card: SalonCard;
  readonly terms: { readonly version: string; readonly text: LocalizedText };
  /** Whether anything is on sale: then the site has a shop. */
  readonly sells: boolean;
  /** When other terms come into force although no setting changes; null: none are announced. */
  readonly until: Instant | null;
};

/**
 * Null when there is no such salon (or the actor is another salon's). The statements travel together; the caller sees
 * to it that they describe one state.
 */
export async function readSalonSettings(
  db: PostgresJsDatabase,
  salonId: SalonId,
  now: Instant,
): Promise<SalonSettings | null> {
  const { salon, staff, service, resource, serviceCategory } = tables;
  const [
    salons,
    rules,
    terms,
    openingHours,
    closures,
    vatRates,
    resources,
    members,
    hours,
    categories,
    services,
    needs,
    skills,
    onSale,
  ] = await Promise.all([
    db.select().from(salon).where(eq(salon.salonId, salonId)),
    db.select().from(tables.bookingRules).where(eq(tables.bookingRules.salonId, salonId)),
    db
      .select()
      .from(tables.termsVersion)
      .where(eq(tables.termsVersion.salonId, salonId))
      .orderBy(asc(tables.termsVersion.validFrom)),
    db.select().from(tables.openingHours).where(eq(tables.openingHours.salonId, salonId)),
    db.select().from(tables.closure).where(eq(tables.closure.salonId, salonId)),
    db
      .select()
      .from(tables.vatRate)
      .where(eq(tables.vatRate.salonId, salonId))
      .orderBy(asc(tables.vatRate.validFrom)),
    db
      .select()
      .from(resource)
      .where(and(eq(resource.salonId, salonId), eq(resource.active, true)))
      .orderBy(asc(resource.position)),
    db
      .select()
      .from(staff)
      .where(and(eq(staff.salonId, salonId), eq(staff.active, true)))
      .orderBy(asc(staff.position)),
    db.select().from(tables.staffHours).where(eq(tables.staffHours.salonId, salonId)),
    db
      .select()
      .from(serviceCategory)
      .where(eq(serviceCategory.salonId, salonId))
      .orderBy(asc(serviceCategory.position)),
    db
      .select()
      .from(service)
      .where(and(eq(service.salonId, salonId), eq(service.active, true)))
      .orderBy(asc(service.position)),
    db.select().from(tables.serviceNeed).where(eq(tables.serviceNeed.salonId, salonId)),
    db.select().from(tables.staffSkill).where(eq(tables.staffSkill.salonId, salonId)),
    db
      .select({ id: tables.product.id })
      .from(tables.product)
      .where(and(eq(tables.product.salonId, salonId), eq(tables.product.active, true)))
      .limit(1),
  ]);
  const [row] = salons;
  const [rule] = rules;
  if (row === undefined) return null;
  if (rule === undefined) throw new Error(`salon ${salonId} has no booking rules`);
  const zone = row.zone as Zone;
  const today = dateOf(now, zone);
  const inForce = terms.findLast(({ validFrom }) => validFrom <= today);
  if (inForce === undefined) throw new Error(`salon ${salonId} has no terms in force`);
  const next = terms.find(({ validFrom }) => validFrom > today);
  const { settingsVersion, hosts: _hosts, createdAt: _createdAt, salonId: _salonId, look, ...card } = row;
  return {
    card: { ...card, look: readableLook(look) },
    sells: onSale.length > 0,
    terms: { version: inForce.version, text: inForce.body },
    until: next === undefined ? null : instantOf(dayFrame(zone, next.validFrom as LocalDate).from),
    book: {
      salonId,
      version: settingsVersion,
      zone,
      canton: row.canton,
      vatLiable: row.vatLiable,
      termsVersion: inForce.version,
      openingHours: openingHours.map(weeklySpanOf),
      closures: closures.map(closureOf),
      rules: rulesOf(rule),
      vatRates: vatRates.map(vatRateOf),
      resources: resources.map(resourceOf),
      categories: categories.map(categoryOf),
      services: servicesOf(services, needs),
      staff: staffOf(members, hours, skills),
    },
  };
}
