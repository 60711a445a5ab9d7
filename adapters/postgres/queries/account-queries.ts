import type { ConsentEntry, ConsentPurpose } from '#domain/account/consent.ts';
import type { AccountQueries, AccountSecrets, LogLine } from '#domain/ports/account.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Customer } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SessionId, VisitorId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { ContactDetails } from '#domain/slots/appointment.ts';
import { appointmentOf, SELECT_APPOINTMENT, type AppointmentRow } from '../appointment-rows.ts';
import { moveOfferOf, SELECT_MOVE_OFFER, type MoveOfferRow } from '../move-offer-store.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

const PAST_ON_A_PAGE = 10;
/** Nobody has as many ahead; whoever does books on. */
const MOST_UPCOMING = 50;

// What has a customer was booked once; a hold has none.
const MINE = `a.salon_id = $1 and a.visitor_id = $2 and a.customer_id is not null`;
const AHEAD = `a.status in ('requested', 'confirmed', 'checked_in') and a.ends_at > to_timestamp($3::float8 / 1000)`;
const UPCOMING = `${SELECT_APPOINTMENT} where ${MINE} and ${AHEAD} order by a.starts_at, a.id limit $4`;
const OFFERED = `${SELECT_MOVE_OFFER.replace('from move_offer o', 'from own_move_offers($1) o')} order by o.offered_at`;
const PAST = `${SELECT_APPOINTMENT} where ${MINE} and not (${AHEAD})
  order by a.starts_at desc, a.id limit $4 offset $5`;

export type AccountQueriesParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: Pick<AccountSecrets, 'feedDigest'>;
};

export const accountQueries = ({ database, clock, secrets }: AccountQueriesParts): AccountQueries => ({
  visits: (actor, page) =>
    readOnly(database, actor, async (unit) => {
      const mine = [actor.salonId, actor.visitorId, clock.now()] as const;
      const [upcoming, offers, past] = await Promise.all([
        unit.text<AppointmentRow>(UPCOMING, [...mine, MOST_UPCOMING]),
        unit.text<MoveOfferRow>(OFFERED, [actor.salonId]),
        unit.text<AppointmentRow>(PAST, [...mine, PAST_ON_A_PAGE + 1, page * PAST_ON_A_PAGE]),
      ]);
      return {
        upcoming: upcoming.map(appointmentOf),
        offers: offers.map(moveOfferOf),
        past: past.slice(0, PAST_ON_A_PAGE).map(appointmentOf),
        older: past.length > PAST_ON_A_PAGE,
      };
    }),
  contact: (actor) =>
    readOnly(database, actor, async (unit) => {
      const [row] = await unit.sql<ContactDetails>`
        select first_name as "firstName", last_name as "lastName", coalesce(email, '') as email,
          coalesce(phone, '') as phone, '' as note
        from customer where salon_id = ${actor.salonId} and id = ${actor.customerId}`;
      return row ?? null;
    }),
  profile: (actor) =>
    readOnly(database, actor, async (unit) => {
      const [row] = await unit.sql<ProfileRow>`
        select c.first_name, c.last_name, coalesce(c.phone, '') as phone, a.locale, a.email,
          p.email as pending, date_part('epoch', p.expires_at) * 1000 as until
        from account a
        join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
        left join address_change p on p.salon_id = a.salon_id and p.account_id = a.id
          and p.expires_at > to_timestamp(${clock.now()}::float8 / 1000)
        where a.salon_id = ${actor.salonId} and a.id = ${actor.accountId}`;
      if (row === undefined) return null;
      const { first_name: firstName, last_name: lastName, phone, locale, email, pending, until } = row;
      return {
        profile: { firstName, lastName, phone, locale },
        email,
        pending:
          pending === null || until === null ? null : { email: pending, until: Math.round(until) as Instant },
      };
    }),
  consents: (actor) =>
    readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<ConsentRow>`
        select purpose, granted, wording, date_part('epoch', at) * 1000 as at, actor_kind
        from consent where salon_id = ${actor.salonId} and customer_id = ${actor.customerId}
        order by at desc, id desc`;
      return rows.map(({ actor_kind: kind, at, ...row }): ConsentEntry => ({
        ...row,
        at: Math.round(at) as Instant,
        by: kind === 'customer' ? 'customer' : 'team',
      }));
    }),
  feedSince: (actor) =>
    readOnly(database, actor, async (unit) => {
      const [row] = await unit.sql<{ since: number }>`
        select date_part('epoch', created_at) * 1000 as since from calendar_feed
        where salon_id = ${actor.salonId} and account_id = ${actor.accountId}`;
      return row === undefined ? null : (Math.round(row.since) as Instant);
    }),
  feed: async (salonId, token) => {
    const [row] = await database.query<FeedRow>`
      select account_id, visitor_id, customer_id, locale
      from feed_of(${salonId}, ${secrets.feedDigest(token)})`;
    if (row === undefined) return null;
    const owner: Customer = {
      kind: 'customer',
      salonId,
      accountId: row.account_id,
      visitorId: row.visitor_id,
      customerId: row.customer_id,
      // Nobody is signed in: the secret address alone shows the visits.
      sessionId: '00000000-0000-0000-0000-000000000000' as SessionId,
    };
    const rows = await readOnly(database, owner, (unit) =>
      unit.text<AppointmentRow>(UPCOMING, [salonId, owner.visitorId, clock.now(), MOST_UPCOMING]),
    );
    return { owner, locale: row.locale, visits: rows.map(appointmentOf) };
  },
  log: (actor) =>
    readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<LogRow>`
        select e.action, date_part('epoch', e.at) * 1000 as at, e.actor_kind, s.name as staff_name
        from audit_entry e
        left join staff s on s.salon_id = e.salon_id and s.id::text = e.data ->> 'staffId'
        where e.salon_id = ${actor.salonId} and e.customer_id = ${actor.customerId}
        order by e.at desc, e.id desc limit ${MOST_LOG_LINES}`;
      return rows.map(({ action, at, actor_kind: kind, staff_name: staffName }): LogLine => ({
        action,
        at: Math.round(at) as Instant,
        by: BY[kind] ?? 'salon',
        staffName: kind === 'employee' ? staffName : null,
      }));
    }),
});

const MOST_LOG_LINES = 200;

const BY: Readonly<Record<string, LogLine['by']>> = {
  customer: 'you',
  desk: 'you',
  link: 'you',
  visitor: 'you',
  employee: 'team',
  hq: 'head_office',
};

type ProfileRow = {
  readonly first_name: string;
  readonly last_name: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly email: string;
  readonly pending: string | null;
  readonly until: number | null;
};

type ConsentRow = {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly wording: string;
  readonly at: number;
  readonly actor_kind: string;
};

type FeedRow = {
  readonly account_id: AccountId;
  readonly visitor_id: VisitorId;
  readonly customer_id: CustomerId;
  readonly locale: Locale;
};

type LogRow = {
  readonly action: string;
  readonly at: number;
  readonly actor_kind: string;
  readonly staff_name: string | null;
};
