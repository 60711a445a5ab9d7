import type {
  AccountStore,
  AttemptStore,
  CodeStore,
  DemandStore,
  EndedSession,
  HeadOfficeStore,
  IdentityStores,
  RecoveryStore,
  RoleStore,
  SessionStore,
} from '#domain/ports/identity.ts';
import type { CodePurpose, PendingAccount } from '#domain/identity/mailed-code.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, SessionId, StaffId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { accountOf, type AccountRow } from './account-rows.ts';
import { invitationStore } from './invitation-store.ts';
import type { Unit } from './unit.ts';

export const identityStores = (unit: Unit): IdentityStores => ({
  accounts: accountStore(unit),
  sessions: sessionStore(unit),
  attempts: attemptStore(unit),
  codes: codeStore(unit),
  recovery: recoveryStore(unit),
  demands: demandStore(unit),
  roles: roleStore(unit),
  headOffice: headOfficeStore(unit),
  invitations: invitationStore(unit),
});

const COLUMNS = `a.id, a.email, a.email_verified_at is not null as verified, a.password_hash, a.visitor_id,
  a.customer_id, a.locale, a.totp_secret, a.totp_confirmed_at is not null as totp_confirmed, a.totp_last_step, g.role,
  g.staff_id`;
const FROM = `from account a left join role_grant g on g.salon_id = a.salon_id and g.account_id = a.id`;
const BY_EMAIL = `select ${COLUMNS} ${FROM} where a.salon_id = $1::uuid and a.email = $2`;
const LOCKED = `select ${COLUMNS} ${FROM} where a.salon_id = $1::uuid and a.id = $2::uuid for update of a`;

function accountStore(unit: Unit): AccountStore {
  const { salonId } = unit.actor;
  return {
    byEmail: async (email) => {
      const [row] = await unit.text<AccountRow>(BY_EMAIL, [salonId, email]);
      return row === undefined ? null : accountOf(row);
    },
    lock: async (id) => {
      const [row] = await unit.text<AccountRow>(LOCKED, [salonId, id]);
      return row === undefined ? null : accountOf(row);
    },
    insert: async (made, at) => {
      unit.send(unit.sql`
        insert into customer
          (salon_id, id, first_name, last_name, email, phone, locale, visitor_id, created_at)
        values (${salonId}, ${made.customerId}, ${made.firstName}, ${made.lastName}, ${made.email}, ${made.phone},
          ${made.locale}, ${made.visitorId}, to_timestamp(${at}::float8 / 1000))`);
      unit.send(unit.sql`
        insert into account
          (salon_id, id, email, email_verified_at, password_hash, visitor_id, customer_id, locale, created_at)
        values (${salonId}, ${made.id}, ${made.email}, to_timestamp(${at}::float8 / 1000), ${made.passwordHash},
          ${made.visitorId}, ${made.customerId}, ${made.locale}, to_timestamp(${at}::float8 / 1000))`);
    },
    setPassword: async (id, passwordHash) => {
      unit.send(unit.sql`
        update account set password_hash = ${passwordHash} where salon_id = ${salonId} and id = ${id}`);
    },
    setFactor: async (id, sealed) => {
      unit.send(unit.sql`
        update account set totp_secret = ${sealed}, totp_confirmed_at = null, totp_last_step = null
        where salon_id = ${salonId} and id = ${id}`);
    },
    confirmFactor: async (id, at) => {
      unit.send(unit.sql`
        update account set totp_confirmed_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id}`);
    },
    setStep: async (id, step) => {
      unit.send(unit.sql`
        update account set totp_last_step = ${step} where salon_id = ${salonId} and id = ${id}`);
    },
    join: async (id, browser, at) => {
      const [row] = await unit.sql<{ holds: number; visits: number }>`
        select holds, visits from join_account(${salonId}, ${id}, ${browser}, to_timestamp(${at}::float8 / 1000))`;
      unit.send(unit.sql`select join_gifts(${salonId}, ${id}, ${browser})`);
      return { holds: row?.holds ?? 0, visits: row?.visits ?? 0 };
    },
  };
}

function sessionStore(unit: Unit): SessionStore {
  const { salonId } = unit.actor;
  return {
    insert: async (row) => {
      unit.send(unit.sql`
        insert into session
          (salon_id, id, account_id, token_hash, device, address, created_at, last_used_at, second_factor_at)
        values (${salonId}, ${row.id}, ${row.accountId}, ${row.tokenHash}, ${row.device}, ${row.address},
          to_timestamp(${row.at}::float8 / 1000), to_timestamp(${row.at}::float8 / 1000),
          to_timestamp(${row.secondFactor ? row.at : null}::float8 / 1000))`);
    },
    endByDigest: async (tokenHash, at, reason) => {
      const [row] = await unit.sql<{ id: SessionId; account_id: AccountId }>`
        update session set ended_at = to_timestamp(${at}::float8 / 1000), end_reason = ${reason}
        where salon_id = ${salonId} and token_hash = ${tokenHash} and ended_at is null
        returning id, account_id`;
      return row === undefined ? null : ({ id: row.id, accountId: row.account_id } satisfies EndedSession);
    },
    endOf: async (account, id, at, reason) => {
      const rows = await unit.sql`
        update session set ended_at = to_timestamp(${at}::float8 / 1000), end_reason = ${reason}
        where salon_id = ${salonId} and account_id = ${account} and id = ${id} and ended_at is null
        returning id`;
      return rows.length > 0;
    },
    endAllOf: async (account, except, at, reason) => {
      const rows = await unit.sql`
        update session set ended_at = to_timestamp(${at}::float8 / 1000), end_reason = ${reason}
        where salon_id = ${salonId} and account_id = ${account} and ended_at is null
          and id is distinct from ${except}::uuid
        returning id`;
      return rows.length;
    },
  };
}

function recoveryStore(unit: Unit): RecoveryStore {
  const { salonId } = unit.actor;
  return {
    replace: async (id, digests, at) => {
      unit.send(unit.sql`delete from recovery_code where salon_id = ${salonId} and account_id = ${id}`);
      for (const digest of digests) {
        unit.send(unit.sql`
          insert into recovery_code (salon_id, account_id, code_hash, created_at)
          values (${salonId}, ${id}, ${digest}, to_timestamp(${at}::float8 / 1000))`);
      }
    },
    use: async (id, digest, at) => {
      const rows = await unit.sql`
        update recovery_code set used_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and account_id = ${id} and code_hash = ${digest} and used_at is null
        returning code_hash`;
      return rows.length > 0;
    },
  };
}

function demandStore(unit: Unit): DemandStore {
  const { salonId } = unit.actor;
  return {
    secondFactor: async (demanded) => {
      unit.send(
        unit.sql`update booking_rules set second_factor_for_leaders = ${demanded} where salon_id = ${salonId}`,
      );
      unit.send(
        unit.sql`update salon set settings_version = settings_version + 1 where salon_id = ${salonId}`,
      );
    },
  };
}

type GrantRow = {
  readonly account_id: AccountId;
  readonly role: EmployeeRole;
  readonly staff_id: StaffId | null;
};

function roleStore(unit: Unit): RoleStore {
  const { salonId } = unit.actor;
  return {
    account: async (id) => {
      const [row] = await unit.sql<{ id: AccountId }>`
        select a.id from account a
        where a.salon_id = ${salonId} and a.id = ${id} and not exists (
          select from role_grant g where g.salon_id = a.salon_id and g.account_id = a.id and g.role = 'hq')`;
      return row?.id ?? null;
    },
    lockGrants: async () => {
      const rows = await unit.sql<GrantRow>`
        select account_id, role, staff_id from role_grant
        where salon_id = ${salonId} and role <> 'hq' order by account_id for update`;
      return rows.map(({ account_id: accountId, role, staff_id: staffId }) => ({ accountId, role, staffId }));
    },
    give: async ({ accountId, role, staffId }, at) => {
      unit.send(unit.sql`
        insert into role_grant (salon_id, account_id, role, staff_id, granted_at)
        values (${salonId}, ${accountId}, ${role}, ${staffId}, to_timestamp(${at}::float8 / 1000))
        on conflict (salon_id, account_id) do update set
          role = excluded.role, staff_id = excluded.staff_id, granted_at = excluded.granted_at`);
    },
    take: async (id) => {
      unit.send(unit.sql`delete from role_grant where salon_id = ${salonId} and account_id = ${id}`);
    },
    endSessions: async (id, at) => {
      const [row] = await unit.sql<{ ended: number }>`
        select end_sessions_of(${salonId}, ${id}, to_timestamp(${at}::float8 / 1000), 'role_changed') as ended`;
      return row?.ended ?? 0;
    },
  };
}

function headOfficeStore({ actor, sql }: Unit): HeadOfficeStore {
  return {
    enter: async (home) => {
      if (actor.kind !== 'hq') return null;
      const [row] = await sql<{ entered: 'entered' | 'there' | null }>`
        select enter_salon(${actor.salonId}, ${home}, ${actor.accountId}, ${actor.sessionId}) as entered`;
      return row?.entered ?? null;
    },
  };
}

type CodeRow = {
  readonly purpose: CodePurpose;
  readonly email: string;
  readonly account_id: AccountId | null;
  readonly code_hash: string;
  readonly pending: PendingAccount | null;
  readonly attempts: number;
  readonly expires_at: number;
  readonly used: boolean;
};

function codeStore(unit: Unit): CodeStore {
  const { salonId } = unit.actor;
  return {
    insert: async (code, at) => {
      unit.send(unit.sql`
        insert into mailed_code
          (salon_id, id, purpose, email, account_id, code_hash, pending, created_at, expires_at)
        values (${salonId}, ${code.id}, ${code.purpose}, ${code.email}, ${code.accountId}, ${code.codeHash},
          ${code.pending === null ? null : JSON.stringify(code.pending)}::jsonb,
          to_timestamp(${at}::float8 / 1000), to_timestamp(${code.expiresAt}::float8 / 1000))`);
    },
    lock: async (id) => {
      const [row] = await unit.sql<CodeRow>`
        select purpose, email, account_id, code_hash, pending, attempts,
          date_part('epoch', expires_at) * 1000 as expires_at, used_at is not null as used
        from mailed_code where salon_id = ${salonId} and id = ${id} for update`;
      if (row === undefined) return null;
      return {
        id,
        purpose: row.purpose,
        email: row.email,
        accountId: row.account_id,
        codeHash: row.code_hash,
        pending: row.pending,
        attempts: row.attempts,
        expiresAt: row.expires_at as Instant,
        used: row.used,
      };
    },
    guessed: async (id) => {
      unit.send(unit.sql`
        update mailed_code set attempts = attempts + 1 where salon_id = ${salonId} and id = ${id}`);
    },
    use: async (id, at) => {
      // What was typed has become an account, or never will.
      unit.send(unit.sql`
        update mailed_code set used_at = to_timestamp(${at}::float8 / 1000), pending = null
        where salon_id = ${salonId} and id = ${id}`);
    },
  };
}

function attemptStore(unit: Unit): AttemptStore {
  const { salonId } = unit.actor;
  return {
    count: async (purpose, subject, windowMinutes, at) => {
      const [row] = await unit.sql<{ attempts: number }>`
        insert into attempt_count as c (salon_id, purpose, subject, window_from, attempts)
        values (${salonId}, ${purpose}, ${subject}, to_timestamp(${at}::float8 / 1000), 1)
        on conflict (salon_id, purpose, subject) do update set
          attempts = case when c.window_from <= excluded.window_from - make_interval(mins => ${windowMinutes}::int)
            then 1 else c.attempts + 1 end,
          window_from = case when c.window_from <= excluded.window_from - make_interval(mins => ${windowMinutes}::int)
            then excluded.window_from else c.window_from end
        returning c.attempts`;
      return row?.attempts ?? 0;
    },
    forget: async (purpose, subject) => {
      unit.send(unit.sql`
        delete from attempt_count
        where salon_id = ${salonId} and purpose = ${purpose} and subject = ${subject}`);
    },
  };
}
