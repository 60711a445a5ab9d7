import type { Invitation } from '#domain/identity/invitation.ts';
import type { Acceptance, InvitationStore } from '#domain/ports/invitations.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, InvitationId, StaffId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

type InvitationRow = {
  readonly id: InvitationId;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: EmployeeRole;
  readonly staff_id: StaffId | null;
  readonly invited_by: AccountId;
  readonly letters: number;
  readonly expires_at: number;
  readonly outcome: Invitation['outcome'];
};

const FOUND = `select id, email, first_name, last_name, role, staff_id, invited_by, letters,
  date_part('epoch', expires_at) * 1000 as expires_at, outcome from invitation where salon_id = $1::uuid`;
// An ended one cannot be changed any more: the policy for changes does not show it, so it is read without a lock.
const WITHOUT_LOCK = `${FOUND} and id = $2::uuid`;
const LOCKED = `${WITHOUT_LOCK} for update`;
const BY_DIGEST = `${FOUND} and token_hash = $2`;

const invitationOf = (row: InvitationRow | undefined): Invitation | null =>
  row === undefined
    ? null
    : {
        id: row.id,
        email: row.email,
        firstName: row.first_name,
        lastName: row.last_name,
        role: row.role,
        staffId: row.staff_id,
        invitedBy: row.invited_by,
        letters: row.letters,
        expiresAt: row.expires_at as Instant,
        outcome: row.outcome,
      };

export function invitationStore({ actor: { salonId }, sql, text, send }: Unit): InvitationStore {
  return {
    lock: async (id) => {
      const [row] = await text<InvitationRow>(LOCKED, [salonId, id]);
      if (row !== undefined) return invitationOf(row);
      const [ended] = await text<InvitationRow>(WITHOUT_LOCK, [salonId, id]);
      return invitationOf(ended);
    },
    waitsFor: async (email) => {
      const rows = await sql`
        select id from invitation where salon_id = ${salonId} and email = ${email} and ended_at is null`;
      return rows.length > 0;
    },
    insert: async (made) => {
      send(sql`
        insert into invitation (salon_id, id, email, first_name, last_name, role, staff_id, token_hash, invited_by,
          invited_at, expires_at)
        values (${salonId}, ${made.id}, ${made.email}, ${made.firstName}, ${made.lastName}, ${made.role},
          ${made.staffId}, ${made.tokenHash}, ${made.invitedBy}, to_timestamp(${made.at}::float8 / 1000),
          to_timestamp(${made.expiresAt}::float8 / 1000))`);
    },
    renew: async (id, { tokenHash, at, invitedBy, expiresAt }) => {
      send(sql`
        update invitation set token_hash = ${tokenHash}, invited_by = ${invitedBy}, letters = letters + 1,
          invited_at = to_timestamp(${at}::float8 / 1000), expires_at = to_timestamp(${expiresAt}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id}`);
    },
    revoke: async (id, at) => {
      send(sql`
        update invitation set ended_at = to_timestamp(${at}::float8 / 1000), outcome = 'revoked'
        where salon_id = ${salonId} and id = ${id} and ended_at is null`);
    },
    revokeAllOf: async (account, at) => {
      const rows = await sql<{ id: InvitationId }>`
        update invitation set ended_at = to_timestamp(${at}::float8 / 1000), outcome = 'revoked'
        where salon_id = ${salonId} and invited_by = ${account} and ended_at is null
        returning id`;
      return rows.map(({ id }) => id);
    },
    signature: async (account) => {
      const [row] = await sql<{ name: string }>`
        select coalesce(s.name, a.email) as name
        from account a
        left join role_grant g on g.salon_id = a.salon_id and g.account_id = a.id
        left join staff s on s.salon_id = g.salon_id and s.id = g.staff_id
        where a.salon_id = ${salonId} and a.id = ${account}`;
      return row?.name ?? '';
    },
    byDigest: async (tokenHash) => {
      const [row] = await text<InvitationRow>(BY_DIGEST, [salonId, tokenHash]);
      return invitationOf(row);
    },
    accept: async (tokenHash, account, at) => {
      const [row] = await sql<{ outcome: Acceptance }>`
        select accept_invitation(${salonId}, ${tokenHash}, ${account}, to_timestamp(${at}::float8 / 1000)) as outcome`;
      return row?.outcome ?? 'over';
    },
  };
}
