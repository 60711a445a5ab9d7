import type { AddressChange } from '#domain/account/address-change.ts';
import type { OwnAccountStore } from '#domain/ports/account.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

type ProfileRow = {
  readonly first_name: string;
  readonly last_name: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly email: string;
};

type ChangeRow = {
  readonly email: string | null;
  readonly code_hash: string | null;
  readonly guesses: number;
  readonly expires_at: number | null;
  readonly letters: number;
  readonly window_from: number;
};

/** @throws Error in a unit of anybody but a signed-in customer, as soon as it is used */
export function ownAccountStore(unit: Unit): OwnAccountStore {
  const me = () => {
    if (unit.actor.kind !== 'customer') throw new Error('only customers have an account of their own here');
    return unit.actor;
  };
  return {
    lockProfile: async () => {
      const { salonId, accountId, customerId } = me();
      const [row] = await unit.sql<ProfileRow>`
        select c.first_name, c.last_name, coalesce(c.phone, '') as phone, a.locale, a.email
        from account a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
        where a.salon_id = ${salonId} and a.id = ${accountId} and c.id = ${customerId} for update`;
      if (row === undefined) return null;
      const { first_name: firstName, last_name: lastName, phone, locale, email } = row;
      return { profile: { firstName, lastName, phone, locale }, email };
    },
    saveProfile: async ({ firstName, lastName, phone, locale }) => {
      const { salonId, accountId, customerId } = me();
      unit.send(unit.sql`
        update customer set first_name = ${firstName}, last_name = ${lastName}, phone = ${phone}, locale = ${locale}
        where salon_id = ${salonId} and id = ${customerId}`);
      unit.send(
        unit.sql`update account set locale = ${locale} where salon_id = ${salonId} and id = ${accountId}`,
      );
    },
    lockAddressChange: async () => {
      const { salonId, accountId } = me();
      const [row] = await unit.sql<ChangeRow>`
        select email, code_hash, guesses, date_part('epoch', expires_at) * 1000 as expires_at, letters,
          date_part('epoch', window_from) * 1000 as window_from
        from address_change where salon_id = ${salonId} and account_id = ${accountId} for update`;
      return row === undefined ? null : changeOf(row);
    },
    saveAddressChange: async (change) => {
      const { salonId, accountId } = me();
      unit.send(unit.sql`
        insert into address_change
          (salon_id, account_id, email, code_hash, guesses, expires_at, letters, window_from)
        values (${salonId}, ${accountId}, ${change.email}, ${change.codeHash}, ${change.guesses},
          to_timestamp(${change.expiresAt}::float8 / 1000), ${change.letters},
          to_timestamp(${change.windowFrom}::float8 / 1000))
        on conflict (salon_id, account_id) do update set email = excluded.email, code_hash = excluded.code_hash,
          guesses = excluded.guesses, expires_at = excluded.expires_at, letters = excluded.letters,
          window_from = excluded.window_from`);
    },
    replaceAddress: async (email, at) => {
      const { salonId, accountId, customerId } = me();
      const [row] = await unit.sql<{ taken: boolean }>`
        select take_address(${salonId}, ${accountId}, ${customerId}, ${email}, to_timestamp(${at}::float8 / 1000))
          as taken`;
      return row?.taken === true;
    },
    lastConsent: async (purpose) => {
      const { salonId, customerId } = me();
      const [row] = await unit.sql<{ granted: boolean; wording: string }>`
        select granted, wording from consent
        where salon_id = ${salonId} and customer_id = ${customerId} and purpose = ${purpose}
        order by at desc, id desc limit 1`;
      return row ?? null;
    },
    appendConsent: async ({ purpose, granted, wording, at }) => {
      const { salonId, customerId } = me();
      unit.send(unit.sql`
        insert into consent (salon_id, id, customer_id, purpose, granted, wording, at, actor_kind)
        values (${salonId}, gen_random_uuid(), ${customerId}, ${purpose}, ${granted}, ${wording},
          to_timestamp(${at}::float8 / 1000), 'customer')`);
    },
    eraseHealthNotes: async () => {
      const { salonId, customerId } = me();
      unit.send(unit.sql`
        delete from customer_health_note where salon_id = ${salonId} and customer_id = ${customerId}`);
    },
    saveFeed: async (tokenHash, at) => {
      const { salonId, accountId } = me();
      unit.send(unit.sql`
        insert into calendar_feed (salon_id, account_id, token_hash, created_at)
        values (${salonId}, ${accountId}, ${tokenHash}, to_timestamp(${at}::float8 / 1000))
        on conflict (salon_id, account_id) do update set token_hash = excluded.token_hash,
          created_at = excluded.created_at`);
    },
    dropFeed: async () => {
      const { salonId, accountId } = me();
      const rows = await unit.sql`
        delete from calendar_feed where salon_id = ${salonId} and account_id = ${accountId} returning 1`;
      return rows.length > 0;
    },
  };
}

const changeOf = (row: ChangeRow): AddressChange => ({
  email: row.email,
  codeHash: row.code_hash,
  guesses: row.guesses,
  expiresAt: row.expires_at === null ? null : (Math.round(row.expires_at) as Instant),
  letters: row.letters,
  windowFrom: Math.round(row.window_from) as Instant,
});
