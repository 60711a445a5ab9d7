/** Writes a `SalonBook` as the settings' rows, past the ports. */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import * as schema from '#db/schema.ts';
import { insertRows } from '#db/seed/insert-rows.ts';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { WeeklySpan } from '#domain/slots/salon-book.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';

const spanRow = ({ weekday, from, to, validFrom, validTo }: WeeklySpan) => ({
  id: randomUUID(),
  weekday,
  fromMinute: from,
  toMinute: to,
  validFrom,
  validTo,
});

export async function insertSalon(
  sql: postgres.TransactionSql,
  book: SalonBook,
  card: SalonCard,
): Promise<void> {
  const { salonId, rules } = book;
  const services = [...book.services.values()];
  await insertRows(sql, schema.salon, [
    {
      salonId,
      ...card,
      hosts: [`${card.slug}.example`],
      canton: book.canton ?? card.canton,
      zone: book.zone,
      vatLiable: book.vatLiable,
      settingsVersion: book.version,
      createdAt: '2024-01-01T00:00:00Z',
    },
  ]);
  await insertRows(sql, schema.bookingRules, [
    {
      salonId,
      granularityMinutes: rules.granularity,
      leadMinutes: rules.leadTime,
      horizonDays: rules.horizonDays,
      holdMinutes: rules.holdMinutes,
      maxLiveHolds: rules.maxLiveHolds,
      maxServices: rules.maxServices,
      maxWaitMinutes: rules.maxWait,
      cancelCutoffMinutes: rules.cancellation.cutoffMinutes,
      lateFeePercent: rules.cancellation.lateFeePercent,
      depositPercent: rules.deposit.percent,
      depositLeastRappen: rules.deposit.least,
      depositBack: rules.depositBack,
      keepsCards: rules.keepsCards,
      openOnRestDays: rules.openOnRestDays,
      requestHours: rules.requestHours,
    },
  ]);
  await insertRows(sql, schema.termsVersion, [
    { salonId, version: book.termsVersion, validFrom: '2024-01-01', body: { 'de-CH': 'AGB', en: 'Terms' } },
  ]);
  await insertRows(
    sql,
    schema.openingHours,
    book.openingHours.map((span) => ({ salonId, ...spanRow(span) })),
  );
  await insertRows(
    sql,
    schema.closure,
    book.closures.map((closure) => ({
      salonId,
      id: randomUUID(),
      fromDay: closure.from,
      toDay: closure.to,
      fromMinute: closure.hours?.from ?? null,
      toMinute: closure.hours?.to ?? null,
      reason: closure.reason,
    })),
  );
  await insertRows(
    sql,
    schema.vatRate,
    book.vatRates.map((rate) => ({ salonId, ...rate })),
  );
  await insertRows(
    sql,
    schema.resource,
    book.resources.map((resource) => ({ salonId, ...resource, name: resource.kind, active: true })),
  );
  await insertRows(
    sql,
    schema.staff,
    book.staff.map(({ id, slug, name, title, bio, position, onlineBookable }) => ({
      salonId,
      id,
      slug,
      name,
      title,
      bio,
      position,
      onlineBookable,
      active: true,
    })),
  );
  await insertRows(
    sql,
    schema.staffHours,
    book.staff.flatMap((member) => [
      ...member.hours.map((span) => ({ salonId, staffId: member.id, kind: 'work', ...spanRow(span) })),
      ...member.breaks.map((span) => ({ salonId, staffId: member.id, kind: 'break', ...spanRow(span) })),
    ]),
  );
  await insertRows(
    sql,
    schema.serviceCategory,
    book.categories.map((category) => ({ salonId, ...category })),
  );
  await insertRows(
    sql,
    schema.service,
    services.map(({ price, needs: _, ownPolicy, ownDeposit, ...service }) => ({
      salonId,
      ...service,
      cancelCutoffMinutes: ownPolicy.cutoffMinutes,
      lateFeePercent: ownPolicy.lateFeePercent,
      depositPercent: ownDeposit.percent,
      depositLeastRappen: ownDeposit.least,
      priceRappen: price,
      active: true,
    })),
  );
  await insertRows(
    sql,
    schema.serviceNeed,
    services.flatMap(({ id, needs }) =>
      needs.map(({ kind, segment }) => ({ salonId, serviceId: id, kind, segment: segment ?? -1 })),
    ),
  );
  await insertRows(
    sql,
    schema.staffSkill,
    book.staff.flatMap((member) =>
      [...member.skills].map(([serviceId, skill]) => ({
        salonId,
        staffId: member.id,
        serviceId,
        ownPriceRappen: skill.price,
        ownSegments: skill.segments,
      })),
    ),
  );
}

/** Back to settings only: two dozen rows are deleted faster than a database is copied. */
export const emptyCalendar = (owner: postgres.Sql): Promise<unknown> =>
  owner.begin(async (tx) => {
    await tx`set constraints all deferred`;
    await tx.unsafe(`
      delete from closing; delete from cash_move; delete from sale_vat; delete from sale_tip; delete from sale_line;
      delete from deposit_move; delete from hold_details;
      delete from stock_movement; delete from sale; delete from till;
      delete from loyalty_move;
      delete from invoice_payment; delete from invoice_paper; delete from invoice; delete from invoice_counter;
      delete from reminder_call; delete from reminder; delete from day_sheet_mail;
      delete from occupancy; delete from outbox_mail; delete from audit_entry; delete from absence;
      delete from refund; delete from payment; delete from payment_matter;
      delete from blocked_time; delete from place_call; delete from move_offer; delete from appointment; delete from customer; delete from calendar_day;
      delete from cart_line; delete from stock_movement;
      delete from voucher_move; delete from voucher; delete from cart_gift;
      delete from shop_order_line; delete from shop_order;
      delete from number_counter; delete from shipping_method; delete from vendor_event; delete from product_image; delete from product; delete from product_category;
      delete from graphile_worker._private_jobs`);
  });
