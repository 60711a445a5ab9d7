import type { Clock } from '#domain/ports/clock.ts';
import { may } from '#domain/identity/permissions.ts';
import type { FactorView, IdentityQueries, MemberLine, SignInRetention } from '#domain/ports/identity.ts';
import type { AccountId, SalonId, SessionId, StaffId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

type Row = {
  readonly id: SessionId;
  readonly device: string;
  readonly address: string;
  readonly since: Instant;
  readonly last_used: Instant;
};

type FactorRow = {
  readonly sealed: string | null;
  readonly confirmed: boolean;
  readonly email: string;
  readonly left: number;
  readonly demanded: boolean;
  readonly salon: string;
};

type MemberRow = {
  readonly account_id: AccountId;
  readonly email: string;
  readonly role: MemberLine['role'];
  readonly staff_id: StaffId | null;
  readonly since: Instant;
  readonly second_factor: boolean;
};

type ReaderRow = {
  readonly account_id: AccountId;
  readonly email: string;
  readonly home: string;
  readonly since: Instant;
  readonly second_factor: boolean;
};

type SalonRow = { readonly salon_id: SalonId; readonly name: string; readonly city: string };

type Described = NonNullable<FactorView['pending']>;

export const identityQueries = (
  database: Database,
  clock: Clock,
  codes: { describe(sealed: string, who: { issuer: string; label: string }): Described },
): IdentityQueries => ({
  factor: (actor) =>
    readOnly(database, actor, async ({ sql }) => {
      const [row] = await sql<FactorRow>`
        select a.totp_secret as sealed, a.totp_confirmed_at is not null as confirmed, a.email, s.name as salon,
          r.second_factor_for_leaders as demanded,
          (select count(*)::int from recovery_code c
           where c.salon_id = a.salon_id and c.account_id = a.id and c.used_at is null) as left
        from account a
        join salon s on s.salon_id = a.salon_id
        join booking_rules r on r.salon_id = a.salon_id
        where a.salon_id = ${actor.salonId} and a.id = ${actor.accountId}`;
      const begun = row !== undefined && !row.confirmed ? row.sealed : null;
      return {
        confirmed: row?.confirmed ?? false,
        pending:
          begun === null
            ? null
            : codes.describe(begun, { issuer: row?.salon ?? '', label: row?.email ?? '' }),
        recoveryLeft: row?.left ?? 0,
        demandedOfLeaders: row?.demanded ?? false,
      };
    }),
  members: async (actor) => {
    if (!may(actor, 'roles.see')) throw new Error('who may do what is for those who lead the salon');
    return await readOnly(database, actor, async ({ sql }) => {
      const rows = await sql<MemberRow>`
        select g.account_id, a.email, g.role, g.staff_id, date_part('epoch', g.granted_at) * 1000 as since,
          a.totp_confirmed_at is not null as second_factor
        from role_grant g join account a on a.salon_id = g.salon_id and a.id = g.account_id
        where g.salon_id = ${actor.salonId}
        order by array_position(array['owner', 'manager', 'staff', 'hq'], g.role), a.email`;
      return rows.map(
        ({ account_id: accountId, staff_id: staffId, second_factor: secondFactor, ...row }) => ({
          ...row,
          accountId,
          staffId,
          secondFactor,
        }),
      );
    });
  },
  readers: async (actor) => {
    if (!may(actor, 'roles.see')) throw new Error('who may do what is for those who lead the salon');
    return await readOnly(database, actor, async ({ sql }) => {
      const rows = await sql<ReaderRow>`
        select account_id, email, home, date_part('epoch', granted_at) * 1000 as since, second_factor
        from hq_readers(${actor.salonId})`;
      return rows.map(({ account_id: accountId, second_factor: secondFactor, ...row }) => ({
        ...row,
        accountId,
        secondFactor,
      }));
    });
  },
  salons: (actor) =>
    readOnly(database, actor, async ({ sql }) => {
      const rows = await sql<SalonRow>`
        select salon_id, name, city from hq_salons(${actor.salonId}, ${actor.accountId})`;
      return rows.map(({ salon_id: salonId, ...row }) => ({ ...row, salonId }));
    }),
  sessions: (actor) =>
    readOnly(database, actor, async ({ sql }) => {
      const rows = await sql<Row>`
        select id, device, address, date_part('epoch', created_at) * 1000 as since,
          date_part('epoch', last_used_at) * 1000 as last_used
        from session
        where salon_id = ${actor.salonId} and account_id = ${actor.accountId} and ended_at is null
          and last_used_at > to_timestamp(${clock.now()}::float8 / 1000) - interval '30 days'
        order by last_used_at desc, id`;
      return rows.map(({ last_used: lastUsed, ...row }) => ({
        ...row,
        lastUsed,
        current: row.id === actor.sessionId,
      }));
    }),
});

/** For the worker: looks into every salon, which no policy allows, by a function that tells a number only. */
export const signInRetention = (database: Database): SignInRetention => ({
  forget: async (at) => {
    const [row] = await database.query<{ forgotten: number }>`
      select forget_sign_ins(to_timestamp(${at}::float8 / 1000)) as forgotten`;
    return Number(row?.forgotten ?? 0);
  },
});
