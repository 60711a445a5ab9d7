/** Accounts of the seeded salon: its team, head office, and one customer with a history. */
import type * as schema from '#db/schema.ts';
import type { Role } from '#domain/identity/permissions.ts';
import { aCustomerRow, type AppointmentRow, type CustomerRow } from './builders/visit-rows.ts';
import { randomFrom } from './random.ts';
import { demoAddress, HEAD_OFFICE, LEADERS } from './salon/accounts.ts';
import type { SeedSettings } from './settings.ts';
import type { VisitTables } from './visit-tables.ts';

export type AccountRow = typeof schema.account.$inferSelect;
export type RoleGrantRow = typeof schema.roleGrant.$inferSelect;

export type AccountTables = {
  readonly customers: CustomerRow[];
  /** Without a password: its hash is worked out when they are written. */
  readonly accounts: AccountRow[];
  readonly grants: RoleGrantRow[];
};

export const SINCE = '2024-01-02T08:00:00Z';

export function accountTables(settings: SeedSettings, visits: VisitTables): AccountTables {
  const { salonId, slug } = settings.salon;
  const random = randomFrom(`accounts ${slug} ${salonId}`);
  const tables: AccountTables = { customers: [], accounts: [], grants: [] };
  const add = (
    name: string,
    [firstName, lastName]: readonly [string, string],
    visitorId: string = random.uuid(),
  ) => {
    const [id, customerId] = [random.uuid(), random.uuid()];
    const email = demoAddress(name, slug);
    tables.customers.push(
      aCustomerRow({
        salonId,
        id: customerId,
        firstName,
        lastName,
        email,
        phone: '+41790000000',
        locale: 'de-CH',
        appointmentId: null,
        visitorId,
        createdAt: SINCE,
      }),
    );
    tables.accounts.push({
      salonId,
      id,
      email,
      emailVerifiedAt: SINCE,
      passwordHash: null,
      visitorId,
      customerId,
      locale: 'de-CH',
      totpSecret: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      createdAt: SINCE,
    });
    return { id, customerId };
  };
  const grant = (accountId: string, role: Role, staffId: string | null) =>
    void tables.grants.push({ salonId, accountId, role, staffId, grantedAt: SINCE });

  for (const colleague of settings.staff) {
    const [first = '', ...rest] = colleague.name.split(' ');
    const { id } = add(colleague.slug, [first, rest.join(' ')]);
    grant(id, LEADERS[colleague.slug] ?? 'staff', colleague.id);
  }
  grant(add(HEAD_OFFICE, ['Zentrale', 'Schnittwerk']).id, 'hq', null);
  addRegular(visits, add);
  return tables;
}

/** Somebody who comes often has made an account: what they had booked as a guest is theirs. */
function addRegular(
  visits: VisitTables,
  add: (
    name: string,
    person: readonly [string, string],
    visitorId: string,
  ) => { readonly customerId: string },
): void {
  const regular = mostFrequent(visits.appointments);
  const known = visits.customers.find(({ visitorId }) => visitorId === regular);
  if (regular === null || known === undefined) return;
  const { customerId } = add('kundin', [known.firstName, known.lastName], regular);
  visits.appointments.forEach((appointment, index) => {
    if (appointment.visitorId === regular) visits.appointments[index] = { ...appointment, customerId };
  });
}

function mostFrequent(appointments: readonly AppointmentRow[]): string | null {
  const counts = new Map<string, number>();
  for (const { visitorId } of appointments) counts.set(visitorId, (counts.get(visitorId) ?? 0) + 1);
  const [first] = [...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return first?.[0] ?? null;
}
