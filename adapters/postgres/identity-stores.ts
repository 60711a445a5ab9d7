import type {
  AccountStore,
  AttemptStore,
  EndedSession,
  IdentityStores,
  SessionStore,
} from '#domain/ports/identity.ts';
import type { AccountId, SessionId } from '#domain/shared/ids.ts';
import { accountOf, type AccountRow } from './account-rows.ts';
import type { Unit } from './unit.ts';

export const identityStores = (unit: Unit): IdentityStores => ({
  accounts: accountStore(unit),
  sessions: sessionStore(unit),
  attempts: attemptStore(unit),
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
    join: async (id, browser, at) => {
      const [row] = await unit.sql<{ holds: number; visits: number }>`
        select holds, visits from join_account(${salonId}, ${id}, ${browser}, to_timestamp(${at}::float8 / 1000))`;
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
