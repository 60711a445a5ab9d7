/** As whom the matrix acts: for each holder of rights the settings that the application would say to the policies. */
import type { Holder } from '#db/table-rights.ts';
import { aWorld, type World } from './world.ts';

export type Acting = {
  readonly name: string;
  /** Null: somebody who has no rights at all. */
  readonly holder: Holder | null;
  readonly login: 'app' | 'jobs';
  readonly kind: string;
  readonly settings: Readonly<Record<string, string>>;
};

/** Every setting is said each time, as the application does: one that was used on a connection is '' and not NULL. */
const NOTHING_SAID = {
  salon_id: '',
  actor_kind: '',
  visitor_id: '',
  appointment_id: '',
  account_id: '',
  customer_id: '',
  role: '',
  staff_id: '',
};

/** Head office's account at its own salon, which is none of these. */
export const VISITING_ACCOUNT = aWorld('head office', 'reader', '2026-03-17').id('account');

/** All of them act as the person of `mine`, in its salon. */
export function everybody(mine: World): readonly Acting[] {
  const in_ = { ...NOTHING_SAID, salon_id: mine.salonId };
  const account = { account_id: mine.id('account') };
  const visitor = { visitor_id: mine.id('visitor') };
  const employee = (role: 'owner' | 'manager' | 'staff'): Acting => ({
    name: role,
    holder: role,
    login: 'app',
    kind: 'employee',
    settings: { ...in_, ...account, actor_kind: 'employee', role, staff_id: mine.id('staff') },
  });
  const acting = (
    holder: Holder,
    more: Readonly<Record<string, string>>,
    login: 'app' | 'jobs' = 'app',
    kind: string = holder,
  ): Acting => ({ name: holder, holder, login, kind, settings: { ...in_, actor_kind: kind, ...more } });
  const nobody = (
    name: string,
    login: 'app' | 'jobs',
    settings: Readonly<Record<string, string>>,
  ): Acting => ({
    name,
    holder: null,
    login,
    kind: settings['actor_kind'] ?? '',
    settings,
  });
  return [
    acting('visitor', visitor),
    acting('link', { ...visitor, appointment_id: mine.id('appointment') }),
    acting('customer', { ...visitor, ...account, customer_id: mine.id('customer') }),
    employee('staff'),
    employee('manager'),
    employee('owner'),
    acting('hq', { ...account, role: 'hq' }),
    acting('visiting hq', { account_id: VISITING_ACCOUNT, role: 'hq' }, 'app', 'hq'),
    acting('desk', {}),
    // The web cannot make itself the system.
    acting('unnamed', {}, 'app', 'system'),
    acting('worker', {}, 'jobs', 'system'),
    nobody('nobody', 'app', {}),
    nobody('nobody any more', 'app', NOTHING_SAID),
    nobody('owner of no salon', 'app', {
      ...NOTHING_SAID,
      ...account,
      ...visitor,
      actor_kind: 'employee',
      role: 'owner',
    }),
    nobody('head office without a salon', 'app', {
      ...NOTHING_SAID,
      ...account,
      actor_kind: 'hq',
      role: 'hq',
    }),
    nobody('worker without a salon', 'jobs', { ...NOTHING_SAID, actor_kind: 'system' }),
  ];
}
