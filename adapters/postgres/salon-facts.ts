/** Opening hours, closures and rules as rows; what the engine reads of them is in salon-settings.ts. */
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { BookingRules, Closure, WeeklySpan } from '#domain/slots/salon-book.ts';
import { asc, eq } from 'drizzle-orm';
import * as tables from '#db/schema.ts';
import { closureOf, rulesOf, weeklySpanOf } from './salon-settings-rows.ts';
import type { Unit } from './unit.ts';

export async function readOpeningHours(unit: Unit): Promise<readonly WeeklySpan[]> {
  const { openingHours: table } = tables;
  const rows = await unit.drizzle().select().from(table).where(eq(table.salonId, unit.actor.salonId));
  return rows.map(weeklySpanOf);
}

export async function readClosures(unit: Unit): Promise<readonly Closure[]> {
  const { closure: table } = tables;
  const rows = await unit
    .drizzle()
    .select()
    .from(table)
    .where(eq(table.salonId, unit.actor.salonId))
    .orderBy(asc(table.fromDay));
  return rows.map(closureOf);
}

/** @throws Error when the salon has none: it was not set up */
export async function readRules(unit: Unit): Promise<BookingRules> {
  const { bookingRules: table } = tables;
  const [row] = await unit.drizzle().select().from(table).where(eq(table.salonId, unit.actor.salonId));
  if (row === undefined) throw new Error('the salon has no booking rules');
  return rulesOf(row);
}

export async function writeStandingHours(unit: Unit, hours: readonly WeeklySpan[]): Promise<void> {
  const { salonId } = unit.actor;
  unit.send(unit.sql`
    delete from opening_hours where salon_id = ${salonId} and valid_from is null and valid_to is null`);
  unit.send(unit.sql`
    insert into opening_hours (salon_id, id, weekday, from_minute, to_minute)
    select ${salonId}::uuid, gen_random_uuid(), weekday, from_minute, to_minute
    from jsonb_to_recordset(${JSON.stringify(
      hours.map(({ weekday, from, to }) => ({ weekday, from_minute: from, to_minute: to })),
    )}::jsonb) as h (weekday int, from_minute int, to_minute int)`);
}

export async function writeClosures(
  unit: Unit,
  closures: readonly Closure[],
  from: LocalDate,
): Promise<void> {
  const { salonId } = unit.actor;
  unit.send(unit.sql`delete from closure where salon_id = ${salonId} and to_day >= ${from}::date`);
  const rows = closures.map((closure) => ({
    from_day: closure.from,
    to_day: closure.to,
    from_minute: closure.hours?.from ?? null,
    to_minute: closure.hours?.to ?? null,
    reason: closure.reason,
  }));
  unit.send(unit.sql`
    insert into closure (salon_id, id, from_day, to_day, from_minute, to_minute, reason)
    select ${salonId}::uuid, gen_random_uuid(), from_day, to_day, from_minute, to_minute, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c (from_day date, to_day date, from_minute int, to_minute int, reason jsonb)`);
}

export async function writeRules(unit: Unit, rules: BookingRules): Promise<void> {
  const { cancellation, deposit } = rules;
  unit.send(unit.sql`
    update booking_rules set granularity_minutes = ${rules.granularity}, lead_minutes = ${rules.leadTime},
      horizon_days = ${rules.horizonDays}, hold_minutes = ${rules.holdMinutes},
      max_live_holds = ${rules.maxLiveHolds}, max_services = ${rules.maxServices},
      max_wait_minutes = ${rules.maxWait}, cancel_cutoff_minutes = ${cancellation.cutoffMinutes},
      late_fee_percent = ${cancellation.lateFeePercent}, open_on_rest_days = ${rules.openOnRestDays},
      request_hours = ${rules.requestHours}, deposit_percent = ${deposit.percent},
      deposit_least_rappen = ${deposit.least}, deposit_back = ${rules.depositBack},
      keeps_cards = ${rules.keepsCards}
    where salon_id = ${unit.actor.salonId}`);
}
