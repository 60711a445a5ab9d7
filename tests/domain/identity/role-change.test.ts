/** Who settles who may do what: any history of changes leaves a salon with an owner, and a column with one account. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeGrants,
  GIVEN_ROLES,
  type Grant,
  roleWords,
  type WantedRole,
} from '#domain/identity/role-change.ts';
import type { AccountId, StaffId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';

const id = (name: string) => name as AccountId;
const column = (name: string) => name as StaffId;
const grant = (name: string, role: Grant['role'], staffId: StaffId | null = null): Grant => ({
  accountId: id(name),
  role,
  staffId,
});
const NORA = grant('nora', 'owner', column('nora'));
const LIVIO = grant('livio', 'manager');
const TEAM = [NORA, LIVIO];
const as = (role: Grant['role'], staffId: StaffId | null = null): WantedRole => ({ role, staffId });

describe('a change of roles', () => {
  test('replaces one grant and leaves the others', () => {
    const changed = changeGrants(TEAM, NORA.accountId, LIVIO.accountId, roleWords(LIVIO), as('staff'));
    expect(changed).toEqual({ ok: true, value: [NORA, grant('livio', 'staff')] });
  });

  test('takes a role away, and gives one to whoever had none', () => {
    expect(changeGrants(TEAM, NORA.accountId, LIVIO.accountId, roleWords(LIVIO), null)).toEqual({
      ok: true,
      value: [NORA],
    });
    expect(changeGrants(TEAM, NORA.accountId, id('aylin'), roleWords(null), as('staff'))).toMatchObject({
      value: [NORA, LIVIO, grant('aylin', 'staff')],
    });
  });

  test.each(['manager', 'staff'] as const)('is not for a %s, not even for oneself', (role) => {
    const team = [NORA, grant('livio', role)];
    expect(changeGrants(team, LIVIO.accountId, LIVIO.accountId, role, as('owner'))).toEqual(
      err({ kind: 'not_found' }),
    );
  });

  test('never leaves a salon without an owner', () => {
    for (const wanted of [as('staff', NORA.staffId), null]) {
      expect(changeGrants(TEAM, NORA.accountId, NORA.accountId, roleWords(NORA), wanted)).toEqual(
        err({ kind: 'last_owner' }),
      );
    }
  });

  test('says what somebody else has left in the meantime', () => {
    expect(changeGrants(TEAM, NORA.accountId, LIVIO.accountId, 'staff', as('owner'))).toEqual(
      err({ kind: 'changed', current: LIVIO }),
    );
  });

  test('that is there already is none, whoever made it', () => {
    expect(changeGrants(TEAM, NORA.accountId, LIVIO.accountId, 'staff', as('manager'))).toEqual({
      ok: true,
      value: TEAM,
    });
  });

  test('gives a column of the calendar to one account only', () => {
    expect(
      changeGrants(TEAM, NORA.accountId, LIVIO.accountId, roleWords(LIVIO), as('manager', NORA.staffId)),
    ).toEqual(err({ kind: 'colleague_taken' }));
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd').map(id);
const wishes = fc.option(
  fc.record({
    role: fc.constantFrom(...GIVEN_ROLES),
    staffId: fc.option(fc.constantFrom('x', 'y').map(column)),
  }),
);

test('any history leaves an owner, and no column twice; only owners make it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(names, names, wishes), { maxLength: 40 }), (history) => {
      let grants: readonly Grant[] = [grant('a', 'owner')];
      for (const [by, accountId, wanted] of history) {
        const current = grants.find((each) => each.accountId === accountId) ?? null;
        const mayDo = grants.some((each) => each.accountId === by && each.role === 'owner');
        const changed = changeGrants(grants, by, accountId, roleWords(current), wanted);
        if (changed.ok) {
          expect(mayDo).toBe(true);
          grants = changed.value;
        }
        expect(grants.some(({ role }) => role === 'owner')).toBe(true);
        const columns = grants.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]));
        expect(new Set(columns).size).toBe(columns.length);
      }
    }),
  );
});
