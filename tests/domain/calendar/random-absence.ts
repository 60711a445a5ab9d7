/** Small crowded salons in which somebody is away, for the plan's property tests. */
import fc from 'fast-check';
import type { AbsencePlanFacts, AffectedPlace } from '#domain/calendar/absence-plan.ts';
import { withPlan } from '#domain/calendar/taken-time.ts';
import type { AppointmentId, StaffId } from '#domain/shared/ids.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import { freezeItems } from '#domain/slots/frozen-items.ts';
import { planVisit } from '#domain/slots/plan-visit.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Occupied } from '#domain/slots/visit-plan.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import {
  ANNA,
  aResource,
  aSalonBook,
  aService,
  aSkill,
  aStaffMember,
  at,
  BEN,
  COLOUR,
  CUT,
  FREE,
  weekly,
} from '#tests/support/builders/salon-book.ts';

/** A Tuesday, and no change of the clock nor a holiday in the fortnight after it. */
export const TUESDAY = '2026-06-09';
const CARA = 'staff-cara' as StaffId;
const STAFF = [ANNA, BEN, CARA];

export type Absence = AbsencePlanFacts & {
  /** What each visit occupies, those of other colleagues included. */
  readonly rows: ReadonlyMap<AppointmentId, readonly Occupied[]>;
};

type Shape = { readonly resources: boolean; readonly colours: boolean };

const bookOf = (shape: Shape, skills: readonly boolean[], late: number): SalonBook =>
  aSalonBook({
    openingHours: weekly([2, 3, 4], '09:00', '13:00'),
    resources: shape.resources ? [aResource('c1', 'chair'), aResource('c2', 'chair', 2)] : [],
    services: [
      aService({
        id: CUT,
        ...(shape.resources ? { bufferAfter: 5, needs: [{ kind: 'chair', segment: null }] } : {}),
      }),
      aService({ id: COLOUR, segments: [30, 20, 30] }),
    ],
    staff: STAFF.map((id, position) =>
      aStaffMember({
        id,
        position: position + 1,
        hours: weekly([2, 3, 4], id === CARA && late > 0 ? '10:00' : '09:00', '13:00'),
        skills: new Map(
          [CUT, COLOUR].filter((_, n) => id === ANNA || skills[2 * position + n]).map((s) => [s, aSkill()]),
        ),
      }),
    ),
  });

export const absence = (shape: Shape): fc.Arbitrary<Absence> =>
  fc
    .record({
      skills: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      late: fc.nat(1),
      tries: fc.array(
        fc.record({
          start: fc.nat(15),
          staff: fc.constantFrom('any' as const, 'any' as const, 'any' as const, ANNA, BEN),
          services: fc.array(fc.constantFrom(...(shape.colours ? [CUT, COLOUR] : [CUT])), {
            minLength: 1,
            maxLength: shape.colours ? 2 : 1,
          }),
          checkedIn: fc.nat(9),
        }),
        { maxLength: 10 },
      ),
      from: fc.nat(8),
      length: fc.oneof(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 90, max: 2000 })),
      now: fc.integer({ min: -120, max: 180 }),
    })
    .map(({ skills, late, tries, from, length, now }) => {
      const book = bookOf(shape, skills, late);
      const nine = at(`${TUESDAY} 09:00`);
      const away = {
        staffId: ANNA,
        from: (nine + 15 * from) as EpochMinute,
        to: (nine + 15 * (from + length)) as EpochMinute,
      };
      let busy: BusyTime = FREE;
      const rows = new Map<AppointmentId, readonly Occupied[]>();
      const visits: AffectedPlace[] = [];
      tries.forEach(({ start, staff, services, checkedIn }, number) => {
        const wish = { items: services.map((serviceId) => ({ serviceId, staff })) };
        const parts = partsOfWish(book, wish, { online: false });
        if (!parts.ok) return;
        const [plan] = planVisit(book, busy, parts.value, (nine + 15 * start) as EpochMinute, 1);
        if (plan === undefined) return;
        busy = withPlan(busy, plan);
        const id = `visit-${number}` as AppointmentId;
        rows.set(id, plan.occupies);
        const status = checkedIn === 0 ? 'checked_in' : 'confirmed';
        const hit = plan.occupies.some(
          (row) => 'staffId' in row && row.staffId === ANNA && row.from < away.to && away.from < row.to,
        );
        if (!hit) return;
        const items = freezeItems(book, wish, plan);
        visits.push({ id, status, day: plan.day, from: plan.from, items, occupies: plan.occupies });
      });
      return {
        book,
        busy,
        away: ANNA,
        pauses: [away],
        visits: visits.toSorted((a, b) => a.from - b.from),
        at: instantOf((nine + now) as EpochMinute),
        rows,
      };
    });
