/**
 * What the database alone takes for a booking: the same rows that bookings over HTTP have left, written again under the
 * same constraints in the same two transactions, by its owner (no policies), prepared and pipelined.
 */
import postgres from 'postgres';
import { inParallel } from '../support/http-client.ts';
import type { BookedRows, Table } from './kept-rows.ts';

const JOB = `select graphile_worker.add_job('send_letter', json_build_object('mailId', $1::text), job_key => $1::text)`;

/** @returns bookings per second */
export async function bareBookings(
  ownerUrl: string,
  bookings: readonly BookedRows[],
  connections: number,
): Promise<number> {
  const sql = postgres(ownerUrl, { max: connections, onnotice: () => undefined });
  try {
    const insert = await insertStatements(sql);
    await inParallel(Array.from({ length: connections }), connections, () => sql`select pg_sleep(0.05)`);
    const started = performance.now();
    await inParallel(bookings, connections, async (booking) => {
      await reserve(sql, insert, booking);
      await confirm(sql, insert, booking);
    });
    return bookings.length / ((performance.now() - started) / 1000);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Inserts = Readonly<Record<Table, string>>;

async function insertStatements(sql: postgres.Sql): Promise<Inserts> {
  const tables = await sql<{ name: Table; columns: string }[]>`
    select table_name as name, string_agg(quote_ident(column_name), ',') as columns
    from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' group by table_name`;
  return Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::text::jsonb)`,
    ]),
  ) as Inserts;
}

async function reserve(sql: postgres.Sql, insert: Inserts, booking: BookedRows): Promise<void> {
  const [visit] = booking.appointment as readonly [{ readonly salon_id: string; readonly day: string }];
  const hold = {
    ...visit,
    status: 'reserved',
    reserved_until: '2999-01-01T00:00:00Z',
    customer_id: null,
    confirmed_at: null,
  };
  await sql.begin(async (tx) => {
    const run = (text: string, values: string[]) => tx.unsafe(text, values, { prepare: true });
    const rows = (table: Table, list: readonly object[]) => run(insert[table], [JSON.stringify(list)]);
    await run(
      `insert into calendar_day (salon_id, day) values ($1::text::uuid, $2::text::date)
       on conflict (salon_id, day) do update set version = calendar_day.version + 1`,
      [visit.salon_id, visit.day],
    );
    await Promise.all([
      rows('appointment', [hold]),
      rows('appointment_item', booking.appointment_item),
      rows('occupancy', booking.occupancy),
      rows('audit_entry', booking.audit_entry.slice(0, 1)),
    ]);
  });
}

async function confirm(sql: postgres.Sql, insert: Inserts, booking: BookedRows): Promise<void> {
  const [visit] = booking.appointment as readonly [{ readonly salon_id: string; readonly id: string }];
  const [customer] = booking.customer as readonly [{ readonly id: string }];
  await sql.begin(async (tx) => {
    const run = (text: string, values: string[]) => tx.unsafe(text, values, { prepare: true });
    const rows = (table: Table, list: readonly object[]) => run(insert[table], [JSON.stringify(list)]);
    await run(
      'select from appointment where salon_id = $1::text::uuid and id = $2::text::uuid for no key update',
      [visit.salon_id, visit.id],
    );
    await Promise.all([
      rows('customer', booking.customer),
      run(
        `update appointment set status = 'confirmed', reserved_until = null, customer_id = $3::text::uuid,
           confirmed_at = clock_timestamp() where salon_id = $1::text::uuid and id = $2::text::uuid`,
        [visit.salon_id, visit.id, customer.id],
      ),
      rows('audit_entry', booking.audit_entry.slice(1)),
      rows('outbox_mail', booking.outbox_mail),
      ...booking.outbox_mail.map(({ id }) => run(JOB, [String(id)])),
    ]);
  });
}
