import type { CategoryId, ResourceId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type {
  BookingRules,
  Closure,
  Resource,
  Service,
  ServiceCategory,
  Skill,
  StaffMember,
  VatRate,
  Weekday,
  WeeklySpan,
} from '#domain/slots/salon-book.ts';
import type * as tables from '#db/schema.ts';

type RowOf<T extends keyof typeof tables> = (typeof tables)[T] extends { $inferSelect: infer R } ? R : never;
type WeeklyRow = Pick<RowOf<'openingHours'>, 'weekday' | 'fromMinute' | 'toMinute' | 'validFrom' | 'validTo'>;

export const weeklySpanOf = (row: WeeklyRow): WeeklySpan => ({
  weekday: row.weekday as Weekday,
  from: row.fromMinute,
  to: row.toMinute,
  validFrom: row.validFrom as LocalDate | null,
  validTo: row.validTo as LocalDate | null,
});

export const closureOf = (row: RowOf<'closure'>): Closure => ({
  from: row.fromDay as LocalDate,
  to: row.toDay as LocalDate,
  hours: row.fromMinute === null || row.toMinute === null ? null : { from: row.fromMinute, to: row.toMinute },
  reason: row.reason,
});

export const rulesOf = (row: RowOf<'bookingRules'>): BookingRules => ({
  granularity: row.granularityMinutes,
  leadTime: row.leadMinutes,
  horizonDays: row.horizonDays,
  holdMinutes: row.holdMinutes,
  maxLiveHolds: row.maxLiveHolds,
  maxServices: row.maxServices,
  maxWait: row.maxWaitMinutes,
  requestHours: row.requestHours,
  cancellation: { cutoffMinutes: row.cancelCutoffMinutes, lateFeePercent: row.lateFeePercent },
  deposit: { percent: row.depositPercent, least: rappen(row.depositLeastRappen) },
  depositBack: row.depositBack,
  keepsCards: row.keepsCards,
  openOnRestDays: row.openOnRestDays,
});

export const vatRateOf = (row: RowOf<'vatRate'>): VatRate => ({
  code: row.code,
  basisPoints: row.basisPoints,
  validFrom: row.validFrom as LocalDate,
});

export const resourceOf = (row: RowOf<'resource'>): Resource => ({
  id: row.id as ResourceId,
  kind: row.kind,
  position: row.position,
});

export const categoryOf = (row: RowOf<'serviceCategory'>): ServiceCategory => ({
  id: row.id as CategoryId,
  slug: row.slug,
  name: row.name,
  position: row.position,
});

export function servicesOf(
  rows: readonly RowOf<'service'>[],
  needs: readonly RowOf<'serviceNeed'>[],
): ReadonlyMap<ServiceId, Service> {
  return new Map(
    rows.map((row) => {
      const id = row.id as ServiceId;
      const service: Service = {
        id,
        slug: row.slug,
        categoryId: row.categoryId as CategoryId,
        name: row.name,
        description: row.description,
        segments: row.segments,
        bufferBefore: row.bufferBefore,
        bufferAfter: row.bufferAfter,
        price: rappen(row.priceRappen),
        vatCode: row.vatCode,
        onlineBookable: row.onlineBookable,
        onRequest: row.onRequest,
        needs: needs
          .filter((need) => need.serviceId === id)
          .map(({ kind, segment }) => ({ kind, segment: segment === -1 ? null : segment })),
        position: row.position,
        ownPolicy: { cutoffMinutes: row.cancelCutoffMinutes, lateFeePercent: row.lateFeePercent },
        ownDeposit: {
          percent: row.depositPercent,
          least: row.depositLeastRappen === null ? null : rappen(row.depositLeastRappen),
        },
      };
      return [id, service];
    }),
  );
}

export function staffOf(
  rows: readonly RowOf<'staff'>[],
  hours: readonly RowOf<'staffHours'>[],
  skills: readonly RowOf<'staffSkill'>[],
): readonly StaffMember[] {
  return rows.map((row) => {
    const own = hours.filter((span) => span.staffId === row.id);
    return {
      id: row.id as StaffId,
      slug: row.slug,
      name: row.name,
      title: row.title,
      bio: row.bio,
      position: row.position,
      onlineBookable: row.onlineBookable,
      hours: own.filter(({ kind }) => kind === 'work').map(weeklySpanOf),
      breaks: own.filter(({ kind }) => kind === 'break').map(weeklySpanOf),
      skills: new Map(
        skills
          .filter((skill) => skill.staffId === row.id)
          .map((skill): [ServiceId, Skill] => [
            skill.serviceId as ServiceId,
            {
              price: skill.ownPriceRappen === null ? null : rappen(skill.ownPriceRappen),
              segments: skill.ownSegments,
            },
          ]),
      ),
    };
  });
}
