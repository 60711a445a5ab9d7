/** The rows that bookings have left: taken out again after a round, so that the next finds the salon as full as before. */
import type postgres from 'postgres';

/** In the order in which they can be deleted once the deferrable constraint waits. */
const TABLES = [
  ['audit_entry', 'target_id'],
  ['outbox_mail', 'appointment_id'],
  ['occupancy', 'appointment_id'],
  ['appointment_item', 'appointment_id'],
  ['appointment', 'id'],
  ['customer', 'appointment_id'],
] as const;

export type Table = (typeof TABLES)[number][0];

/** One booking's rows by table, each row as a JSON object of its columns. */
export type BookedRows = Readonly<Record<Table, readonly Readonly<Record<string, unknown>>[]>>;

/** Removes every appointment made since, with everything that hangs on it. @returns what was removed, booking by booking */
export async function takeOut(owner: postgres.Sql, since: Date): Promise<readonly BookedRows[]> {
  const bookings = new Map<string, Record<Table, Record<string, unknown>[]>>();
  await owner.begin(async (sql) => {
    await sql`set constraints all deferred`;
    await sql`
      create temp table gone on commit drop as
      select salon_id, id from appointment where created_at >= ${since.toISOString()}::timestamptz`;
    await sql`analyze gone`;
    // No worker runs here that would take the jobs away.
    await sql`truncate graphile_worker._private_jobs`;
    for (const [table, key] of TABLES) {
      const rows = await sql<{ id: string; row: string }[]>`
        delete from ${sql(table)} t using gone g where t.salon_id = g.salon_id and t.${sql(key)} = g.id
        returning g.id, to_jsonb(t)::text as row`;
      for (const { id, row } of rows) {
        const booking = bookings.get(id) ?? empty();
        booking[table].push(JSON.parse(row) as Record<string, unknown>);
        bookings.set(id, booking);
      }
    }
  });
  return [...bookings.values()];
}

const empty = (): Record<Table, Record<string, unknown>[]> => ({
  audit_entry: [],
  outbox_mail: [],
  occupancy: [],
  appointment_item: [],
  appointment: [],
  customer: [],
});
