import { createHash } from 'node:crypto';
import type { Clock } from '#domain/ports/clock.ts';
import type { SessionQueries, SignedIn } from '#domain/ports/identity.ts';
import type { AccountId, CustomerId, SalonId, SessionId, StaffId, VisitorId } from '#domain/shared/ids.ts';
import type { Role } from '#domain/identity/permissions.ts';
import type { Database } from '../database.ts';

type Row = {
  readonly session_id: SessionId;
  readonly account_id: AccountId;
  readonly visitor_id: VisitorId;
  readonly customer_id: CustomerId;
  readonly role: Role | null;
  readonly staff_id: StaffId | null;
  readonly email_verified: boolean;
  readonly has_totp: boolean;
  readonly second_factor: boolean;
  readonly factor_required: boolean;
  readonly chosen_salon_id: SalonId | null;
};

/** What a session's secret is kept as: hexadecimal SHA-256. The secret is random, so it needs no salt. */
export const tokenHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function sessionQueries({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): SessionQueries {
  return {
    async signedIn(salonId, secret) {
      const [row] = await database.query<Row>`
        select * from session_of(${salonId}, ${tokenHash(secret)}, to_timestamp(${clock.now()}::float8 / 1000))`;
      if (row === undefined) return null;
      return {
        actor: actorOf(salonId, row),
        emailVerified: row.email_verified,
        hasSecondFactor: row.has_totp,
        showedSecondFactor: row.second_factor,
        mustHaveSecondFactor: row.factor_required,
        chosenSalonId: row.chosen_salon_id,
      };
    },
  };
}

function actorOf(salonId: SalonId, row: Row): SignedIn['actor'] {
  const named = { salonId, accountId: row.account_id, sessionId: row.session_id };
  if (row.role === 'hq') return { kind: 'hq', ...named };
  if (row.role !== null) return { kind: 'employee', ...named, role: row.role, staffId: row.staff_id };
  return { kind: 'customer', ...named, visitorId: row.visitor_id, customerId: row.customer_id };
}
