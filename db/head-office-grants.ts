/**
 * Which salons somebody of head office reads: the operator's to settle, with the owner's rights on the database. Every
 * change is written into the log of the salon that it opens or closes.
 */
import postgres from 'postgres';

export type GrantLine = {
  readonly email: string;
  readonly home: string;
  /** The other salons that are open to them, by their slugs. */
  readonly salons: readonly string[];
};

export type GrantRefusal =
  /** No salon has this slug. */
  | 'no_salon'
  /** Nobody has this address where it was looked for. */
  | 'no_account'
  /** The account is head office nowhere; `--salon` of its own salon makes it so. */
  | 'not_head_office'
  /** Several salons have head office with this address: say which by `--home`. */
  | 'ambiguous'
  /** The account works in its salon, where an owner gives the roles. */
  | 'has_role';

export type GrantResult =
  | { readonly ok: true; readonly done: 'granted' | 'revoked' | 'nothing' }
  | { readonly ok: false; readonly refusal: GrantRefusal };

export type GrantWish = {
  readonly email: string;
  /** The salon to be read; the account's own makes head office of it. */
  readonly salon: string;
  /** The salon of the account, where several know the address. */
  readonly home: string | null;
  readonly revoke: boolean;
};

export async function listHeadOffice(ownerUrl: string): Promise<readonly GrantLine[]> {
  return await withOwner(
    ownerUrl,
    (sql) => sql<GrantLine[]>`
      select a.email, h.slug as home, array(
        select s.slug from hq_grant g join salon s on s.salon_id = g.salon_id
        where g.account_id = a.id and g.home_salon_id = a.salon_id order by s.slug) as salons
      from role_grant r
      join account a on a.salon_id = r.salon_id and a.id = r.account_id
      join salon h on h.salon_id = a.salon_id
      where r.role = 'hq' order by a.email, h.slug`,
  );
}

/** Repeating it changes nothing. */
export async function settleGrant(ownerUrl: string, wish: GrantWish): Promise<GrantResult> {
  return await withOwner(ownerUrl, (sql) => sql.begin((tx) => settle(tx, wish)));
}

type Found = {
  readonly id: string;
  readonly salon_id: string;
  readonly slug: string;
  readonly role: string | null;
};

const refused = (refusal: GrantRefusal): GrantResult => ({ ok: false, refusal });

async function settle(sql: postgres.TransactionSql, wish: GrantWish): Promise<GrantResult> {
  const [salon] = await sql<{ salon_id: string }[]>`select salon_id from salon where slug = ${wish.salon}`;
  if (salon === undefined) return refused('no_salon');
  const accounts = await sql<Found[]>`
    select a.id, a.salon_id, s.slug, g.role
    from account a
    join salon s on s.salon_id = a.salon_id
    left join role_grant g on g.salon_id = a.salon_id and g.account_id = a.id
    where a.email = ${wish.email.trim().toLowerCase()} and a.email_verified_at is not null
      and (${wish.home}::text is null or s.slug = ${wish.home})
    order by s.slug for update of a`;
  if (accounts.length === 0) return refused('no_account');
  const own = accounts.find(({ slug }) => slug === wish.salon);
  const headOffice = accounts.filter(({ role }) => role === 'hq');
  if (headOffice.length === 0 && own === undefined) return refused('not_head_office');
  if (headOffice.length === 0 || (wish.home !== null && own !== undefined)) {
    return await settleRole(sql, own!, wish.revoke);
  }
  if (headOffice.length > 1) return refused('ambiguous');
  const [person] = headOffice as [Found];
  return person.salon_id === salon.salon_id
    ? await settleRole(sql, person, wish.revoke)
    : await settleReading(sql, person, salon.salon_id, wish.revoke);
}

/** Whether the account is head office at all. With the role everything goes that hangs on it. */
async function settleRole(
  sql: postgres.TransactionSql,
  { id, salon_id: home, role }: Found,
  revoke: boolean,
): Promise<GrantResult> {
  if (role !== null && role !== 'hq') return refused('has_role');
  if ((role === 'hq') !== revoke) return { ok: true, done: 'nothing' };
  if (revoke) {
    const salons = await sql<{ salon_id: string }[]>`
      delete from hq_grant where account_id = ${id} and home_salon_id = ${home} returning salon_id`;
    for (const { salon_id: salonId } of salons) await note(sql, salonId, id, 'hq.revoked');
    await sql`delete from role_grant where salon_id = ${home} and account_id = ${id} and role = 'hq'`;
  } else {
    await sql`insert into role_grant (salon_id, account_id, role, granted_at) values (${home}, ${id}, 'hq', now())`;
  }
  await sql`
    update session set ended_at = now(), end_reason = 'role_changed'
    where salon_id = ${home} and account_id = ${id} and ended_at is null`;
  await note(sql, home, id, revoke ? 'hq.revoked' : 'hq.granted');
  return { ok: true, done: revoke ? 'revoked' : 'granted' };
}

async function settleReading(
  sql: postgres.TransactionSql,
  { id, salon_id: home }: Found,
  salonId: string,
  revoke: boolean,
): Promise<GrantResult> {
  const changed = revoke
    ? await sql`
        delete from hq_grant where salon_id = ${salonId} and account_id = ${id} and home_salon_id = ${home}`
    : await sql`
        insert into hq_grant (salon_id, account_id, home_salon_id, granted_at)
        values (${salonId}, ${id}, ${home}, now()) on conflict do nothing`;
  if (changed.count === 0) return { ok: true, done: 'nothing' };
  if (revoke) {
    // Given again, it begins with a choice of its own.
    await sql`
      update session set chosen_salon_id = null
      where salon_id = ${home} and account_id = ${id} and chosen_salon_id = ${salonId}`;
  }
  await note(sql, salonId, id, revoke ? 'hq.revoked' : 'hq.granted');
  return { ok: true, done: revoke ? 'revoked' : 'granted' };
}

async function note(
  sql: postgres.TransactionSql,
  salonId: string,
  accountId: string,
  action: 'hq.granted' | 'hq.revoked',
): Promise<void> {
  await sql`
    insert into audit_entry (salon_id, id, at, actor_kind, actor_id, action, target_kind, target_id)
    values (${salonId}, gen_random_uuid(), now(), 'system', 'hq-grant', ${action}, 'account', ${accountId})`;
}

async function withOwner<T>(ownerUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
