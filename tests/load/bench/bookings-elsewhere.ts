/**
 * Bookings by others while somebody looks: what a booking does to whoever keeps computed slots is to raise the day's
 * version. Here the database does that by itself, many times a second, for as long as `work` runs.
 */
import postgres from 'postgres';

/** Raises the versions of all days once: nothing that was computed before is valid after it. */
export async function everyDayChanges(
  owner: postgres.Sql,
  salonId: string,
  from: string,
  to: string,
): Promise<void> {
  await owner`
    insert into calendar_day (salon_id, day)
    select ${salonId}, d::date from generate_series(${from}::date, ${to}::date, interval '1 day') d
    on conflict (salon_id, day) do update set version = calendar_day.version + 1`;
}

export type Rhythm = { readonly salonId: string; readonly days: readonly string[]; readonly pauseMs: number };

/** @param daysAtOnce how many days, taken in turn, each tick changes */
export async function whileOthersBook<T>(
  ownerUrl: string,
  { salonId, days, pauseMs }: Rhythm,
  daysAtOnce: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly changesPerSecond: number }> {
  const others = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await others`set synchronous_commit = off`;
    const before = await versionsOf(others, salonId, days);
    const started = performance.now();
    let working = true;
    const booking = (async () => {
      for (let turn = 0; working; turn += 1)
        await others.unsafe(someTicks(salonId, days, daysAtOnce, turn, pauseMs));
    })();
    const result = await work().finally(() => (working = false));
    await booking;
    const seconds = (performance.now() - started) / 1000;
    return { result, changesPerSecond: ((await versionsOf(others, salonId, days)) - before) / seconds };
  } finally {
    await others.end();
  }
}

const TICKS = 50;

function someTicks(
  salonId: string,
  days: readonly string[],
  daysAtOnce: number,
  turn: number,
  pauseMs: number,
): string {
  const first = `((${turn * TICKS} + i) * ${daysAtOnce}) % ${days.length}`;
  return `do $$
    declare all_days date[] := array[${days.map((day) => `'${day}'`).join(',')}]::date[];
    begin
      for i in 1..${TICKS} loop
        update calendar_day set version = version + 1
        where salon_id = '${salonId}' and day = any (all_days[${first} + 1 : ${first} + ${daysAtOnce}]);
        commit;
        perform pg_sleep(${pauseMs / 1000});
      end loop;
    end $$`;
}

async function versionsOf(owner: postgres.Sql, salonId: string, days: readonly string[]): Promise<number> {
  const [row] = await owner<{ sum: string }[]>`
    select coalesce(sum(version), 0)::text as sum from calendar_day where salon_id = ${salonId} and day = any (${[...days]}::date[])`;
  return Number(row?.sum ?? 0);
}
