import { describe, expect, it } from 'vitest';
import { may, PERMISSIONS, roleOf, type Permission } from '#domain/identity/permissions.ts';
import type { Actor, EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, SalonId, SessionId, VisitorId } from '#domain/shared/ids.ts';

const salonId = 's' as SalonId;
const named = { salonId, accountId: 'a' as AccountId, sessionId: 'x' as SessionId };
const employee = (role: EmployeeRole): Actor => ({ kind: 'employee', ...named, role, staffId: null });
const ALL = Object.keys(PERMISSIONS) as Permission[];

describe('permissions', () => {
  it('nobody without a role has any', () => {
    const visitorId = 'v' as VisitorId;
    const outsiders: Actor[] = [
      { kind: 'visitor', salonId, visitorId },
      { kind: 'customer', ...named, visitorId, customerId: 'c' as never },
      { kind: 'link', salonId, visitorId, appointmentId: 'b' as never },
      { kind: 'desk', salonId },
      { kind: 'system', salonId, job: 'j' },
    ];
    for (const actor of outsiders) {
      expect(roleOf(actor)).toBeNull();
      expect(ALL.filter((permission) => may(actor, permission))).toEqual([]);
    }
  });

  it('the owner has all', () => {
    expect(ALL.filter((permission) => !may(employee('owner'), permission))).toEqual([]);
  });

  it('each role has what the one above it has, or less', () => {
    for (const permission of ALL) {
      if (may(employee('staff'), permission))
        expect(may(employee('manager'), permission), permission).toBe(true);
    }
  });

  it('head office changes nothing', () => {
    const hq: Actor = { kind: 'hq', ...named };
    expect(
      ALL.filter((permission) => may(hq, permission)).every((permission) => permission.endsWith('.see')),
    ).toBe(true);
  });

  it('only the owner gives and takes roles', () => {
    expect((['manager', 'staff'] as const).some((role) => may(employee(role), 'roles.change'))).toBe(false);
  });
});
