import { and, asc, eq } from 'drizzle-orm';
import type { StaffRecord } from '#domain/settings/staff-record.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import * as tables from '#db/schema.ts';
import { staffOf } from './salon-settings-rows.ts';
import type { Unit } from './unit.ts';

/** The salon's colleagues, whether they still work here or not, by position; with `id` that one. */
export async function readStaffRecords(
  unit: Unit,
  id: StaffId | null = null,
): Promise<readonly StaffRecord[]> {
  const { staff, staffHours, staffSkill } = tables;
  const { salonId } = unit.actor;
  const db = unit.drizzle();
  const [members, hours, skills] = await Promise.all([
    db
      .select()
      .from(staff)
      .where(and(eq(staff.salonId, salonId), id === null ? undefined : eq(staff.id, id)))
      .orderBy(asc(staff.position), asc(staff.slug)),
    db
      .select()
      .from(staffHours)
      .where(and(eq(staffHours.salonId, salonId), id === null ? undefined : eq(staffHours.staffId, id))),
    db
      .select()
      .from(staffSkill)
      .where(and(eq(staffSkill.salonId, salonId), id === null ? undefined : eq(staffSkill.staffId, id))),
  ]);
  return staffOf(members, hours, skills).map((member, index) => ({
    ...member,
    active: members[index]!.active,
  }));
}
