import type { Account } from '#domain/identity/account.ts';
import type { Role } from '#domain/identity/permissions.ts';
import type { AccountId, CustomerId, StaffId, VisitorId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type AccountRow = {
  readonly id: AccountId;
  readonly email: string;
  readonly verified: boolean;
  readonly password_hash: string | null;
  readonly visitor_id: VisitorId;
  readonly customer_id: CustomerId;
  readonly locale: Locale;
  readonly totp_secret: string | null;
  readonly totp_confirmed: boolean;
  readonly totp_last_step: number | null;
  readonly role: Role | null;
  readonly staff_id: StaffId | null;
};

export const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  emailVerified: row.verified,
  passwordHash: row.password_hash,
  visitorId: row.visitor_id,
  customerId: row.customer_id,
  locale: row.locale,
  role: row.role,
  staffId: row.staff_id,
  factor:
    row.totp_secret === null
      ? null
      : { secret: row.totp_secret, confirmed: row.totp_confirmed, lastStep: row.totp_last_step },
});
