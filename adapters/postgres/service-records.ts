import type { ServiceRecord } from '#domain/settings/service-record.ts';
import type { CategoryId, ServiceId } from '#domain/shared/ids.ts';
import type { Localized } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Unit } from './unit.ts';

type ServiceRow = {
  readonly id: ServiceId;
  readonly slug: string;
  readonly category_id: CategoryId;
  readonly name: Localized;
  readonly description: Localized;
  readonly segments: readonly number[];
  readonly buffer_before: number;
  readonly buffer_after: number;
  readonly price_rappen: number;
  readonly vat_code: string;
  readonly online_bookable: boolean;
  readonly on_request: boolean;
  readonly active: boolean;
  readonly position: number;
  readonly cancel_cutoff_minutes: number | null;
  readonly late_fee_percent: number | null;
  readonly deposit_percent: number | null;
  readonly deposit_least_rappen: number | null;
  readonly needs: ServiceRecord['needs'] | null;
};

/** The salon's services, sold at present or not, by position; with `id` that one. */
export async function readServiceRecords(
  unit: Unit,
  id: ServiceId | null = null,
): Promise<readonly ServiceRecord[]> {
  const rows = await unit.sql<ServiceRow>`
    select s.id, s.slug, s.category_id, s.name, s.description, to_json(s.segments) as segments, s.buffer_before,
      s.buffer_after, s.price_rappen, s.vat_code, s.online_bookable, s.on_request, s.active, s.position,
      s.cancel_cutoff_minutes, s.late_fee_percent, s.deposit_percent, s.deposit_least_rappen,
      (select json_agg(json_build_object('kind', n.kind, 'segment', nullif(n.segment, -1)) order by n.kind, n.segment)
        from service_need n where n.salon_id = s.salon_id and n.service_id = s.id) as needs
    from service s
    where s.salon_id = ${unit.actor.salonId} and (${id}::uuid is null or s.id = ${id}::uuid)
    order by s.position, s.slug`;
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    categoryId: row.category_id,
    name: row.name,
    description: row.description,
    segments: row.segments,
    bufferBefore: row.buffer_before,
    bufferAfter: row.buffer_after,
    price: rappen(row.price_rappen),
    vatCode: row.vat_code,
    onlineBookable: row.online_bookable,
    onRequest: row.on_request,
    active: row.active,
    position: row.position,
    ownPolicy: { cutoffMinutes: row.cancel_cutoff_minutes, lateFeePercent: row.late_fee_percent },
    ownDeposit: {
      percent: row.deposit_percent,
      least: row.deposit_least_rappen === null ? null : rappen(row.deposit_least_rappen),
    },
    needs: row.needs ?? [],
  }));
}
