import type { WaitlistStore } from '#domain/ports/waitlist.ts';
import type { VisitorId, WaitlistEntryId, WaitlistOfferId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import type { WishItem } from '#domain/slots/visit-wish.ts';
import type { WaitlistRules } from '#domain/waitlist/offer-window.ts';
import type { OfferedSpan, OfferOutcome, WaitlistEntry } from '#domain/waitlist/waitlist-entry.ts';
import { arrayText } from './database.ts';
import type { Unit } from './unit.ts';

export const ENTRY_COLUMNS = `e.id, e.visitor_id, e.guest, e.status, e.wish, e.from_day, e.to_day, e.first_name,
  e.last_name, e.email, e.phone, e.note, e.locale, e.known::float8[] as known`;

export type EntryRow = {
  readonly id: WaitlistEntryId;
  readonly visitor_id: VisitorId;
  readonly guest: boolean;
  readonly status: WaitlistEntry['status'];
  readonly wish: readonly WishItem[];
  readonly from_day: LocalDate;
  readonly to_day: LocalDate;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
  readonly locale: Locale;
  readonly known: readonly EpochMinute[];
};

export const entryOf = (row: EntryRow): WaitlistEntry => ({
  id: row.id,
  visitorId: row.visitor_id,
  guest: row.guest,
  status: row.status,
  wish: { items: row.wish },
  from: row.from_day,
  to: row.to_day,
  contact: {
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.phone,
    note: row.note,
  },
  locale: row.locale,
  known: row.known,
});

const RULES = `select waitlist_offer_minutes as "offerMinutes", waitlist_quiet_from as "quietFrom",
  waitlist_quiet_to as "quietTo" from booking_rules where salon_id = $1`;

export async function rulesOf(unit: Unit): Promise<WaitlistRules> {
  const [row] = await unit.text<WaitlistRules>(RULES, [unit.actor.salonId]);
  if (row === undefined) throw new Error('the salon has no booking rules');
  return row;
}

const BY_ID = `select ${ENTRY_COLUMNS} from waitlist_entry e where e.salon_id = $1 and e.id = $2 for update`;
const FOR_THE_DAY = `e.salon_id = $1 and e.status = 'waiting' and $2::date between e.from_day and e.to_day`;
const LOCK_LINE = `select from waitlist_entry e where ${FOR_THE_DAY} order by e.joined_at, e.id for update`;
const LINE = `
  select ${ENTRY_COLUMNS},
    (select json_agg(json_build_object('from', date_part('epoch', o.starts_at) / 60,
        'to', date_part('epoch', o.ends_at) / 60))
      from waitlist_offer o where o.salon_id = e.salon_id and o.entry_id = e.id and o.day = $2::date) as offered
  from waitlist_entry e
  where ${FOR_THE_DAY} and not exists (
    select from waitlist_offer o where o.salon_id = e.salon_id and o.entry_id = e.id and o.status = 'open')
  order by e.joined_at, e.id`;

export function waitlistStore(unit: Unit): WaitlistStore {
  const { salonId } = unit.actor;
  return {
    rules: () => rulesOf(unit),
    saveRules: async (rules) => {
      unit.send(unit.sql`
        update booking_rules set waitlist_offer_minutes = ${rules.offerMinutes},
          waitlist_quiet_from = ${rules.quietFrom}, waitlist_quiet_to = ${rules.quietTo}
        where salon_id = ${salonId}`);
      unit.send(
        unit.sql`update salon set settings_version = settings_version + 1 where salon_id = ${salonId}`,
      );
    },
    count: async (visitorId) => {
      const [row] = await unit.sql<{ places: number }>`
        select count(*)::int as places from waitlist_entry
        where salon_id = ${salonId} and visitor_id = ${visitorId} and status in ('asked', 'waiting')`;
      return row?.places ?? 0;
    },
    insert: async (entry, at) => {
      const { contact } = entry;
      const joined = entry.status === 'waiting' ? at : null;
      unit.send(unit.sql`
        insert into waitlist_entry
          (salon_id, id, visitor_id, guest, status, wish, from_day, to_day, first_name, last_name, email, phone, note,
           locale, known, created_at, joined_at)
        values (${salonId}, ${entry.id}, ${entry.visitorId}, ${entry.guest}, ${entry.status},
          ${JSON.stringify(entry.wish.items)}::jsonb, ${entry.from}::date, ${entry.to}::date, ${contact.firstName},
          ${contact.lastName}, ${contact.email}, ${contact.phone}, ${contact.note}, ${entry.locale},
          ${arrayText(entry.known)}::bigint[], to_timestamp(${at}::float8 / 1000),
          to_timestamp(${joined}::float8 / 1000))`);
    },
    lock: async (id) => {
      const [row] = await unit.text<EntryRow>(BY_ID, [salonId, id]);
      return row === undefined ? null : entryOf(row);
    },
    confirm: async (id, at) => {
      unit.send(unit.sql`
        update waitlist_entry set status = 'waiting', joined_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id} and status = 'asked'`);
    },
    end: async (id, status, at) => {
      unit.send(unit.sql`
        update waitlist_entry set status = ${status}, ended_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id} and status in ('asked', 'waiting')`);
    },
    settle: async (day, at) => {
      const rows = await unit.sql<SettledRow>`
        with settled as (
          update waitlist_offer o set settled_at = to_timestamp(${at}::float8 / 1000), status = case
            when a.customer_id is not null then 'accepted' when a.status = 'expired' then 'lapsed' else 'declined' end
          from appointment a
          where o.salon_id = ${salonId} and o.day = ${day}::date and o.status = 'open'
            and a.salon_id = o.salon_id and a.id = o.appointment_id and a.status <> 'reserved'
          returning o.id, o.entry_id, o.status
        )
        select s.id, s.entry_id, s.status, (s.status = 'lapsed')::int + (
          select count(*)::int from waitlist_offer x
          where x.salon_id = ${salonId} and x.entry_id = s.entry_id and x.status = 'lapsed') as lapsed
        from settled s order by s.id`;
      return rows.map(({ entry_id: entryId, status: outcome, ...row }) => ({ ...row, entryId, outcome }));
    },
    line: async (day) => {
      // Two statements: after a wait the first would show an offer-less entry that has an offer by now.
      unit.send(unit.text(LOCK_LINE, [salonId, day]));
      const rows = await unit.text<EntryRow & { readonly offered: readonly OfferedSpan[] | null }>(LINE, [
        salonId,
        day,
      ]);
      return rows.map((row) => ({ ...entryOf(row), offered: row.offered ?? [] }));
    },
    offer: async (offer) => {
      unit.send(unit.sql`
        insert into waitlist_offer
          (salon_id, id, entry_id, visitor_id, appointment_id, day, starts_at, ends_at, status, offered_at, expires_at)
        values (${salonId}, ${offer.id}, ${offer.entryId}, ${offer.visitorId}, ${offer.appointmentId},
          ${offer.day}::date, to_timestamp(${offer.from}::float8 * 60), to_timestamp(${offer.to}::float8 * 60),
          'open', to_timestamp(${offer.offeredAt}::float8 / 1000), to_timestamp(${offer.until}::float8 / 1000))`);
    },
    looked: async (day) => {
      unit.send(unit.sql`
        insert into waitlist_day (salon_id, day, version, settings_version)
        select c.salon_id, c.day, c.version, s.settings_version
        from calendar_day c join salon s on s.salon_id = c.salon_id
        where c.salon_id = ${salonId} and c.day = ${day}::date
        on conflict (salon_id, day) do update set version = excluded.version,
          settings_version = excluded.settings_version`);
    },
  };
}

type SettledRow = {
  readonly id: WaitlistOfferId;
  readonly entry_id: WaitlistEntryId;
  readonly status: OfferOutcome;
  readonly lapsed: number;
};
