import type { Clock } from '#domain/ports/clock.ts';
import { may } from '#domain/identity/permissions.ts';
import type { InvitationLine, InvitationQueries } from '#domain/ports/invitations.ts';
import type { Secrets } from '#domain/ports/identity.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, InvitationId, StaffId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

type LineRow = {
  readonly id: InvitationId;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: EmployeeRole;
  readonly staff_id: StaffId | null;
  readonly letters: number;
  readonly until: Instant;
};

type ViewRow = Pick<LineRow, 'email' | 'first_name' | 'last_name' | 'role' | 'until'> & {
  readonly inviter: string;
  readonly open: boolean;
  readonly account_id: AccountId | null;
};

export const invitationQueries = (
  database: Database,
  clock: Clock,
  { invitationDigest }: Pick<Secrets, 'invitationDigest'>,
): InvitationQueries => ({
  invitations: async (actor) => {
    if (!may(actor, 'roles.see')) throw new Error('who is invited is for those who lead the salon');
    return await readOnly(database, actor, async ({ sql }) => {
      const rows = await sql<LineRow>`
        select id, email, first_name, last_name, role, staff_id, letters, date_part('epoch', expires_at) * 1000 as until
        from invitation where salon_id = ${actor.salonId} and ended_at is null
        order by invited_at desc, id`;
      return rows.map(
        ({ first_name: firstName, last_name: lastName, staff_id: staffId, ...row }): InvitationLine => ({
          ...row,
          staffId,
          name: `${firstName} ${lastName}`,
          expired: row.until <= clock.now(),
        }),
      );
    });
  },
  invitation: (actor, token) =>
    readOnly(database, actor, async ({ sql }) => {
      const [row] = await sql<ViewRow>`
        select i.email, i.first_name, i.last_name, i.role, date_part('epoch', i.expires_at) * 1000 as until,
          coalesce(s.name, b.email) as inviter, a.id as account_id,
          i.ended_at is null and i.expires_at > to_timestamp(${clock.now()}::float8 / 1000)
            and g.role is not distinct from 'owner' as open
        from invitation i
        join account b on b.salon_id = i.salon_id and b.id = i.invited_by
        left join role_grant g on g.salon_id = i.salon_id and g.account_id = i.invited_by
        left join staff s on s.salon_id = g.salon_id and s.id = g.staff_id
        left join account a on a.salon_id = i.salon_id and a.email = i.email
        where i.salon_id = ${actor.salonId} and i.token_hash = ${invitationDigest(token)}`;
      if (row === undefined) return null;
      const { first_name: firstName, last_name: lastName, account_id: accountId, ...view } = row;
      return { ...view, firstName, lastName, accountId };
    }),
});
