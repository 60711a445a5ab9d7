import type { MessageStore, ReminderCandidate, SalonList } from '#domain/ports/messages.ts';
import { DEFAULT_MESSAGE_RULES, type MessageRules } from '#domain/messages/message-rules.ts';
import type { AppointmentId, SalonId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { Database } from './database.ts';
import { IS_UNKEPT } from './move-offer-store.ts';
import type { Unit } from './unit.ts';

type CandidateRow = {
  readonly id: AppointmentId;
  readonly from_minute: EpochMinute;
  readonly agreed_at: number;
};

/**
 * Of a person, be it merged into another, the newest word counts. No coalesce: under row-level security PostgreSQL holds it
 * for leaky (contain_leaked_vars, clauses.c) and would read all consents instead of using their index.
 */
const WANTS_REMINDERS = `
  (select n.granted from consent n
    where n.salon_id = a.salon_id and n.purpose = 'reminders'
      and n.customer_id = case when c.merged_into is null then c.id else c.merged_into end
    order by n.at desc limit 1) is distinct from false`;

/** What the salon has said it cannot keep is not confirmed by a reminder. */
export const CAN_BE_REMINDED = `${WANTS_REMINDERS}
    and not exists (
      select from move_offer o where o.salon_id = a.salon_id and o.appointment_id = a.id and o.sequence = a.sequence
        and o.absence_id is not null and ${IS_UNKEPT})`;

const STILL_TO_REMIND = `
  select from appointment a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  where a.salon_id = $1 and a.id = $2 and a.status = 'confirmed' and ${CAN_BE_REMINDED}`;

/**
 * Visits ahead whose people are written to.
 * The parameters: salon, from, until, the last one's start and id, how many.
 */
export const TO_REMIND = `
  select a.id, date_part('epoch', a.starts_at) / 60 as from_minute,
    date_part('epoch', coalesce(a.moved_at, a.confirmed_at)) * 1000 as agreed_at
  from appointment a
  join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  where a.salon_id = $1 and a.status = 'confirmed'
    and a.starts_at > to_timestamp($2::float8 / 1000) and a.starts_at < to_timestamp($3::float8 / 1000)
    and (a.starts_at, a.id) > (to_timestamp($4::float8 * 60), $5::uuid)
    and c.email <> ''
    and not exists (
      select from reminder r where r.salon_id = a.salon_id and r.appointment_id = a.id and r.starts_at = a.starts_at)
    and ${CAN_BE_REMINDED}
  order by a.starts_at, a.id
  limit $6`;

const BEFORE_ALL = { from: 0, id: '00000000-0000-0000-0000-000000000000' };

export function messageStore(unit: Unit): MessageStore {
  const { salonId } = unit.actor;
  return {
    rules: () => readMessageRules(unit),
    toRemind: async ({ at, until }, after, most) => {
      const { from, id } = after ?? BEFORE_ALL;
      const rows = await unit.text<CandidateRow>(TO_REMIND, [salonId, at, until, from, id, most]);
      return rows.map((row): ReminderCandidate => ({
        id: row.id,
        from: row.from_minute,
        agreedAt: Math.round(row.agreed_at) as Instant,
      }));
    },
    stillToRemind: async (id) => (await unit.text(STILL_TO_REMIND, [salonId, id])).length === 1,
    noteReminder: async (id, from, at) => {
      const rows = await unit.sql`
        insert into reminder (salon_id, appointment_id, starts_at, posted_at)
        values (${salonId}, ${id}, to_timestamp(${from}::float8 * 60), to_timestamp(${at}::float8 / 1000))
        on conflict do nothing returning appointment_id`;
      return rows.length === 1;
    },
    noteCall: async ({ accountId }, id, from, at) => {
      const rows = await unit.sql`
        insert into reminder_call (salon_id, appointment_id, starts_at, account_id, called_at)
        values (${salonId}, ${id}, to_timestamp(${from}::float8 * 60), ${accountId},
          to_timestamp(${at}::float8 / 1000))
        on conflict do nothing returning appointment_id`;
      return rows.length === 1;
    },
    dropCall: async (id, from) => {
      const rows = await unit.sql`
        delete from reminder_call
        where salon_id = ${salonId} and appointment_id = ${id} and starts_at = to_timestamp(${from}::float8 * 60)
        returning appointment_id`;
      return rows.length === 1;
    },
    notePlaceCall: async ({ accountId }, id, at) => {
      const rows = await unit.sql`
        insert into place_call (salon_id, offer_id, account_id, called_at)
        values (${salonId}, ${id}, ${accountId}, to_timestamp(${at}::float8 / 1000))
        on conflict do nothing returning offer_id`;
      return rows.length === 1;
    },
    dropPlaceCall: async (id) => {
      const rows = await unit.sql`
        delete from place_call where salon_id = ${salonId} and offer_id = ${id} returning offer_id`;
      return rows.length === 1;
    },
    sheetPosted: async (day) => {
      const rows = await unit.sql`
        select from day_sheet_mail where salon_id = ${salonId} and day = ${day}::date`;
      return rows.length === 1;
    },
    sheetRecipients: async () => {
      const rows = await unit.sql<{ email: string }>`select email from day_sheet_recipients(${salonId})`;
      return rows.map(({ email }) => email);
    },
    noteSheet: async (day, at) => {
      const rows = await unit.sql`
        insert into day_sheet_mail (salon_id, day, posted_at)
        values (${salonId}, ${day}::date, to_timestamp(${at}::float8 / 1000))
        on conflict do nothing returning day`;
      return rows.length === 1;
    },
  };
}

export async function readMessageRules(unit: Unit): Promise<MessageRules> {
  const [row] = await unit.sql<MessageRules>`
    select reminders, reminder_hours as "reminderHours", reminder_channel as "reminderChannel",
      morning_mail as "morningMail", morning_minute as "morningMinute",
      to_json(morning_recipients) as "morningRecipients"
    from message_rules where salon_id = ${unit.actor.salonId}`;
  return row ?? DEFAULT_MESSAGE_RULES;
}

export function writeMessageRules(unit: Unit, rules: MessageRules): void {
  unit.send(unit.sql`
    insert into message_rules (salon_id, reminders, reminder_hours, reminder_channel, morning_mail, morning_minute,
      morning_recipients)
    values (${unit.actor.salonId}, ${rules.reminders}, ${rules.reminderHours}, ${rules.reminderChannel},
      ${rules.morningMail}, ${rules.morningMinute},
      array(select jsonb_array_elements_text(${JSON.stringify(rules.morningRecipients)}::jsonb)))
    on conflict (salon_id) do update set reminders = excluded.reminders, reminder_hours = excluded.reminder_hours,
      reminder_channel = excluded.reminder_channel, morning_mail = excluded.morning_mail,
      morning_minute = excluded.morning_minute, morning_recipients = excluded.morning_recipients`);
}

/** For the worker, from what it may know of every salon. */
export const salonList = (database: Database): SalonList => ({
  all: async () => {
    const rows = await database.query<{
      salon_id: SalonId;
    }>`select salon_id from salon_addresses() order by 1`;
    return rows.map(({ salon_id: salonId }) => salonId);
  },
});
