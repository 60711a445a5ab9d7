/** Accounts and live sessions without a sign-in, for tests that begin behind it. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Role } from '#domain/identity/permissions.ts';

export type TestAccount = {
  readonly accountId: string;
  readonly customerId: string;
  readonly visitorId: string;
  readonly sessionId: string;
  /** The value of the `session` cookie; as a header: `session=${cookie}`, made by `sessionCookie().issue(secret)`. */
  readonly secret: string;
};

export async function insertAccount(
  sql: postgres.Sql,
  options: {
    readonly salonId: string;
    readonly email: string;
    /** Null: a customer. */
    readonly role: Role | null;
    readonly staffId?: string | null;
    readonly at?: Date;
  },
): Promise<TestAccount> {
  const { salonId, email, role, staffId = null, at = new Date() } = options;
  const accountId = randomUUID();
  const customerId = randomUUID();
  const visitorId = randomUUID();
  const sessionId = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(secret).digest('hex');
  await sql.begin(async (tx) => {
    await tx`insert into customer (salon_id, id, first_name, last_name, email, phone, locale, visitor_id, created_at)
      values (${salonId}, ${customerId}, 'Test', ${role ?? 'Kundin'}, ${email}, '+41791234567', 'de-CH', ${visitorId}, ${at})`;
    await tx`insert into account (salon_id, id, email, email_verified_at, visitor_id, customer_id, locale, created_at)
      values (${salonId}, ${accountId}, ${email}, ${at}, ${visitorId}, ${customerId}, 'de-CH', ${at})`;
    if (role !== null) {
      await tx`insert into role_grant (salon_id, account_id, role, staff_id, granted_at)
        values (${salonId}, ${accountId}, ${role}, ${staffId}, ${at})`;
    }
    await tx`insert into session (salon_id, id, account_id, token_hash, device, address, created_at, last_used_at)
      values (${salonId}, ${sessionId}, ${accountId}, ${hash}, 'Test', '127.0.0.1', ${at}, ${at})`;
  });
  return { accountId, customerId, visitorId, sessionId, secret };
}
