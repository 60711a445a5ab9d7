/** Lets the time of holds run out, by the side channel: no booking rule is short enough to wait for. */
import type postgres from 'postgres';

/**
 * As any writer would: the gates of the days first, in order, so that the cached times of these days are fresh.
 * @returns how many holds were still held
 */
export async function lapseHolds(
  sql: postgres.Sql,
  days: readonly string[],
  appointmentIds: readonly string[],
): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`
      update calendar_day set version = version + 1
      where (salon_id, day) in (
        select salon_id, day from calendar_day where day = any(${[...days]}::date[]) order by salon_id, day for update
      )`;
    const lapsed = await tx`
      update appointment set reserved_until = clock_timestamp() - interval '1 second'
      where status = 'reserved' and id = any(${[...appointmentIds]}::uuid[])`;
    return lapsed.count;
  });
}
