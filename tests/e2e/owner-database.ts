/** Looks behind the pages, as the database's owner: what was written, and time that passes faster. */
import postgres from 'postgres';
import { OWNER_URL } from './addresses.ts';

const sql = postgres(process.env[OWNER_URL] ?? '', { max: 1, onnotice: () => undefined });

export type Written = Readonly<Record<string, number>>;

/** How much is written; without what the worker clears away by itself. */
export async function written(): Promise<Written> {
  const [row] = await sql<[Written]>`
    select
      (select count(*)::int from appointment) as appointment,
      (select count(*)::int from appointment_item) as appointment_item,
      (select count(*)::int from customer) as customer,
      (select count(*)::int from outbox_mail where kind <> 'appointment_reminder') as outbox_mail,
      (select count(*)::int from audit_entry where actor_kind <> 'system') as audit,
      (select count(*)::int from occupancy o where not exists (
        select from appointment a where a.salon_id = o.salon_id and a.id = o.appointment_id
          and a.reserved_until < now())) as occupancy`;
  return row;
}

/** The colleagues of a visit, in the order of its services. */
export async function staffOf(appointmentId: string): Promise<readonly string[]> {
  const rows = await sql<{ slug: string }[]>`
    select s.slug from appointment_item i join staff s on s.salon_id = i.salon_id and s.id = i.staff_id
    where i.appointment_id = ${appointmentId} order by i.position`;
  return rows.map(({ slug }) => slug);
}

/** How many visits of each status this visit's visitor has. */
export async function visitsBeside(appointmentId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await sql<{ status: string; count: number }[]>`
    select status, count(*)::int from appointment
    where visitor_id = (select visitor_id from appointment where id = ${appointmentId}) group by status`;
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** The hold's minutes are over. */
export async function letLapse(holdId: string): Promise<void> {
  await sql`update appointment set reserved_until = now() - interval '1 second' where id = ${holdId}`;
}

/** As if these visits had been booked without a wish for a colleague; at the desk a column always names one. */
export async function nobodyWasAskedForOn(day: string): Promise<void> {
  await sql`
    update appointment_item i set staff_chosen = false
    from appointment a where a.salon_id = i.salon_id and a.id = i.appointment_id and a.day = ${day}::date`;
}

/** The time to answer is over for whoever has this address. */
export async function lapseOfferTo(email: string): Promise<void> {
  await sql`
    with lapsed as (
      update move_offer o set expires_at = now() - interval '1 second'
      from appointment a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
      where o.status = 'open' and a.salon_id = o.salon_id and a.id = o.appointment_id and c.email = ${email}
      returning o.salon_id, o.hold_id
    )
    update appointment h set reserved_until = now() - interval '1 second'
    from lapsed where h.salon_id = lapsed.salon_id and h.id = lapsed.hold_id and h.status = 'reserved'`;
}

/** Something breaks that nobody foresaw: a table is gone while the work is done. */
export async function withoutTable<T>(table: 'appointment', work: () => Promise<T>): Promise<T> {
  await sql`alter table ${sql(table)} rename to table_gone`;
  try {
    return await work();
  } finally {
    await sql`alter table table_gone rename to ${sql(table)}`;
  }
}

/** Days have passed since it was booked, and the visit is so many hours ahead; what it occupies stays where it was. */
export async function bringNear(appointmentId: string, hours: number): Promise<void> {
  await sql`
    update appointment
    set confirmed_at = now() - interval '9 days', starts_at = date_trunc('minute', now()) + ${hours} * interval '1 hour',
      ends_at = date_trunc('minute', now()) + ${hours} * interval '1 hour' + (ends_at - starts_at)
    where id = ${appointmentId}`;
}

/** How many reminders of this visit were posted. */
export async function remindersOf(appointmentId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from outbox_mail
    where appointment_id = ${appointmentId} and kind = 'appointment_reminder'`;
  return row!.count;
}

/** As cron does, and waits until it is done. */
export async function startJob(task: 'send-reminders' | 'serve-waitlist' | 'lapse-deposits'): Promise<void> {
  const [job] = await sql<{ id: string }[]>`select id::text from graphile_worker.add_job(${task})`;
  for (let waited = 0; waited < 20_000; waited += 100) {
    const left = await sql`select from graphile_worker._private_jobs where id = ${job!.id}`;
    if (left.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${task} was not done`);
}

/**
 * The day of these visits of one colleague has come: they lie in the first minutes of today, which are over at any hour,
 * and in which no salon is open. Without chairs: nobody else sits there. @returns today
 */
export async function letTheDayCome(visitIds: readonly string[]): Promise<string> {
  return sql.begin(async (transaction) => {
    const ids = transaction`any(${visitIds as string[]}::uuid[])`;
    const [first] = await transaction<{ today: string; by: string }[]>`
      select ((now() at time zone s.zone)::date)::text as today,
        (date_trunc('day', now() at time zone s.zone) at time zone s.zone - min(a.starts_at))::text as by
      from appointment a join salon s on s.salon_id = a.salon_id where a.id = ${ids} group by s.zone`;
    const { today, by } = first!;
    const moved = transaction`starts_at = starts_at + ${by}::interval, ends_at = ends_at + ${by}::interval`;
    // Nobody works on a Sunday: the day is not there yet.
    await transaction`insert into calendar_day (salon_id, day)
      select salon_id, ${today}::date from appointment where id = ${ids} limit 1 on conflict do nothing`;
    await transaction`delete from occupancy where appointment_id = ${ids} and resource_id is not null`;
    // Whom an earlier test has put there makes room.
    await transaction`delete from occupancy o using occupancy mine
      where mine.appointment_id = ${ids} and o.subject_id = mine.subject_id and o.salon_id = mine.salon_id
        and not coalesce(o.appointment_id = ${ids}, false)
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(mine.starts_at + ${by}::interval, mine.ends_at + ${by}::interval)`;
    await transaction`update appointment set day = ${today}, ${moved} where id = ${ids}`;
    await transaction`update appointment_item set ${moved} where appointment_id = ${ids}`;
    await transaction`update occupancy set day = ${today}, ${moved} where appointment_id = ${ids}`;
    return today;
  });
}

/** The worker's minute is over: it looks now who waits for what has become free. Also at night. */
export async function letTheWaitlistBeServed(): Promise<void> {
  await sql`update booking_rules set waitlist_quiet_from = 0, waitlist_quiet_to = 0`;
  await startJob('serve-waitlist');
}

/** What the salons say of deposits from now on; what is booked keeps what it was told. */
export async function depositsComeBackAs(back: 'refund' | 'voucher'): Promise<void> {
  await sql`update booking_rules set deposit_back = ${back}`;
  await sql`update salon set settings_version = settings_version + 1`;
}

/** Whether whoever pays ahead may leave their card, from now on. */
export async function cardsAreKept(keeps: boolean): Promise<void> {
  await sql`update booking_rules set keeps_cards = ${keeps}`;
  await sql`update salon set settings_version = settings_version + 1`;
}

/** The customer did not come, and the time is over: as if it had been agreed for a while ago. */
export async function missedVisit(appointmentId: string): Promise<void> {
  const [moved] = await sql<{ by: string }[]>`
    select (date_trunc('minute', now()) - interval '1 hour' - ends_at)::text as by from appointment
    where id = ${appointmentId}`;
  const by = sql`${moved?.by ?? ''}::interval`;
  const times = sql`starts_at = starts_at + ${by}, ends_at = ends_at + ${by}`;
  await sql`update appointment_item set ${times} where appointment_id = ${appointmentId}`;
  await sql`
    update appointment set status = 'no_show', given_up = true, state_at = now(), claim_rappen = total_rappen / 2, ${times}
    where id = ${appointmentId}`;
  await startJob('lapse-deposits');
}

type Rows = { readonly first: string; readonly second: string };

/** Of each seeded salon a row that is really there; visits of the next days, which are still to come. */
/** A check of the books with a difference in it, in every salon that has none yet. */
export async function checkedBooks(): Promise<void> {
  await sql`
    with made as (
      insert into books_check (salon_id, id, day, state, asked_at, ended_at, findings, unexplained)
      select salon_id, gen_random_uuid(), current_date - 1, 'red', now(), now(), 1, 1 from salon s
      where not exists (select from books_check c where c.salon_id = s.salon_id)
      on conflict do nothing returning salon_id, id
    )
    insert into books_finding (salon_id, check_id, position, kind, subject_kind, subject_id, label, amount_rappen)
    select salon_id, id, 1, 'float_differs', 'till', 'till', '', 500 from made`;
}

export async function oneOfEach(
  table:
    | 'appointment'
    | 'customer'
    | 'service'
    | 'absence'
    | 'staff'
    | 'resource'
    | 'product'
    | 'invoice'
    | 'shop_order'
    | 'sale'
    | 'closing'
    | 'books_check',
): Promise<Rows> {
  const some =
    table === 'appointment'
      ? sql`x.status = 'confirmed' and x.starts_at > now()`
      : // What has all of an invoice's pages: an order's is credited with its refunds alone.
        table === 'invoice'
        ? sql`x.kind = 'invoice' and x.order_id is null`
        : sql`true`;
  const [row] = await sql<[Rows]>`
    select
      (select x.id from ${sql(table)} x join salon s using (salon_id)
       where s.slug = 'lindenhof' and ${some} order by x.id limit 1) as first,
      (select x.id from ${sql(table)} x join salon s using (salon_id)
       where s.slug = 'rheinblick' and ${some} order by x.id limit 1) as second`;
  return row;
}

/** A completed visit of the first salon that nobody has invoiced. */
export async function uninvoicedVisit(): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    select a.id from appointment a join salon s on s.salon_id = a.salon_id
    where s.slug = 'lindenhof' and a.status = 'completed' and a.total_rappen between 2000 and 40000
      and not exists (select from invoice i where i.salon_id = a.salon_id and i.appointment_id = a.id)
      and not exists (select from sale t where t.salon_id = a.salon_id and t.appointment_id = a.id)
    order by a.id limit 1`;
  return row.id;
}

/** A visit of the first salon that has begun, on whatever day the tests run: one of later is taken for it. */
export async function somebodyWhoIsHere(): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    update appointment set status = 'checked_in', day = (now() at time zone 'Europe/Zurich')::date
    where id = (
      select a.id from appointment a join salon s using (salon_id)
      where s.slug = 'lindenhof' and a.status = 'confirmed' and a.starts_at > now() + interval '20 days'
      order by a.starts_at desc, a.id limit 1)
    returning id`;
  return row.id;
}

export async function dayOf(visitId: string): Promise<string> {
  const [row] = await sql<[{ day: string }]>`select day::text from appointment where id = ${visitId}`;
  return row.day;
}

/** As if nobody had tried to sign in or asked for a code. */
export async function forgetAttempts(): Promise<void> {
  await sql`delete from attempt_count`;
}

/** A voucher of the first salon, whose code nobody knows: for whoever looks at its page. */
export async function someVoucher(): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    with sold as (
      insert into voucher (salon_id, id, code_digest, code_key, last_four, value_rappen, balance_rappen, moves, valid_until,
        locale, recipient, message, order_id, line_position, visitor_id, issued_at)
      select o.salon_id, gen_random_uuid(), repeat('0', 64), '00000000', '7K2M', 5000, 5000, 1, current_date + 3650,
        'de-CH', 'Berta', 'Alles Gute', o.id, 99, o.visitor_id, now()
      from shop_order o join salon s using (salon_id) where s.slug = 'lindenhof' order by o.number limit 1
      on conflict do nothing returning salon_id, id, order_id
    ), told as (
      insert into voucher_move (salon_id, id, voucher_id, number, kind, amount_rappen, balance_after_rappen, order_id,
        actor_kind, actor_id, at)
      select salon_id, gen_random_uuid(), id, 1, 'issued', 5000, 5000, order_id, 'system', 'system', now() from sold
      returning voucher_id as id
    )
    select id from told union select id from voucher where code_digest = repeat('0', 64) limit 1`;
  if (row === undefined) throw new Error('the seeded salon has no order');
  return row.id;
}
