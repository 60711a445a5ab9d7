/**
 * The one table of rights. Pages, use cases and the row-level security policies follow it; tests hold the three
 * against it. What a customer may do with what is theirs follows from its being theirs and stands not here.
 */
import type { Actor, EmployeeRole } from '../shared/actor.ts';

export type Role = EmployeeRole | 'hq';

const everyone = ['owner', 'manager', 'staff', 'hq'] as const;
const team = ['owner', 'manager', 'staff'] as const;
const lead = ['owner', 'manager'] as const;

export const PERMISSIONS = {
  'calendar.see': everyone,
  /** Create, move, cancel, check in, complete, no-show; walk-ins; block time. */
  'calendar.change': team,
  /** Absences of others, and the plan for a day on which somebody is ill. */
  'absences.change': team,
  'customers.see': everyone,
  'customers.change': team,
  /** Formulas and allergies: sensitive data (Art. 5 lit. c DSG), only who works at the chair. */
  'customers.sensitive': team,
  'customers.merge': lead,
  'customers.import': lead,
  'customers.export': lead,
  'waitlist.see': everyone,
  'waitlist.change': team,
  'team.see': everyone,
  'team.change': lead,
  'services.see': everyone,
  'services.change': lead,
  'shop.see': everyone,
  /** Products, their prices and pictures. */
  'shop.change': lead,
  /** Deliveries, counts, losses. */
  'stock.change': team,
  'invoices.see': everyone,
  /** Issue, and note what came in. */
  'invoices.change': team,
  'invoices.credit': lead,
  'orders.see': everyone,
  /** Make ready, hand over against money, ship, cancel what is not paid. */
  'orders.change': team,
  /** Whatever makes money go back. */
  'orders.refund': lead,
  'vouchers.see': everyone,
  /** Block, free, extend, take back. */
  'vouchers.change': lead,
  /** What becomes of a deposit, against what happens by itself. */
  'deposits.decide': lead,
  'till.see': everyone,
  /** Sell at the desk; cash in and out. */
  'till.use': team,
  'till.close': team,
  /** Whatever was sold; who sold it today takes back a slip before the till is closed. */
  'till.void': lead,
  /** What is in no catalogue, at an amount that somebody types. */
  'till.free': lead,
  /** Revenue, the journal, the VAT return, the check of the books. */
  'finance.see': ['owner', 'manager', 'hq'],
  /** Have the books checked now, say what a difference is, take the journal out of the house. */
  'finance.check': lead,
  'settings.see': everyone,
  'settings.change': lead,
  'roles.see': lead,
  'roles.change': ['owner'],
  'audit.see': ['owner', 'manager', 'hq'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

export const roleOf = (actor: Actor): Role | null =>
  actor.kind === 'employee' ? actor.role : actor.kind === 'hq' ? 'hq' : null;

/** Whether the actor's role carries the permission, in the salon that the actor acts in. */
export function may(actor: Actor, permission: Permission): boolean {
  const role = roleOf(actor);
  return role !== null && (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
