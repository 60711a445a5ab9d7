/**
 * Two years of history, asked as the application's role: under row-level security, where only leakproof operators
 * use an index. What a function does inside cannot be seen by EXPLAIN; how often each table was read from end to end
 * can be counted, per transaction.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { largeHistory } from './large-history.ts';

const DAYS = `'{2026-03-17,2026-03-18}'::date[]`;
const MONTH = `array(select d::date from generate_series(date '2026-03-01', date '2026-03-31', interval '1 day') d)`;
const AT = `timestamptz '2026-03-09 08:00+01'`;
const ID = `'000000ab-0000-4000-8000-000000000001'::uuid`;

let database: FreshDatabase;
let app: postgres.Sql;
let jobs: postgres.Sql;

beforeAll(async () => {
  database = await freshDatabase({ filling: largeHistory });
  app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
  jobs = postgres(database.jobsUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await Promise.all([app.end(), jobs.end()]);
  await database.drop();
});

const SCANS = `
  select relname, coalesce(seq_scan, 0)::int as scans from pg_stat_xact_user_tables
  where relname in ('occupancy', 'appointment', 'appointment_item', 'calendar_day', 'customer', 'outbox_mail')`;
type Scans = { relname: string; scans: number };

/** Which tables a statement read from end to end, of those that grow. */
async function scannedWhole(sql: postgres.Sql, kind: 'visitor' | 'system', statement: string, times: number) {
  return await sql.begin(async (tx) => {
    await tx`
      select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', ${kind}, true),
        set_config('app.visitor_id', ${ALICE.visitorId}, true)`;
    // What earlier transactions of the connection have not reported yet is counted along.
    const before = await tx.unsafe<Scans[]>(SCANS);
    // From the sixth time on a prepared statement may get one plan for all values (PostgreSQL, PREPARE, "Notes").
    for (let time = 0; time < times; time += 1) await tx.unsafe(statement);
    const after = await tx.unsafe<Scans[]>(SCANS);
    const known = new Map(before.map(({ relname, scans }) => [relname, scans]));
    return after
      .filter(({ relname, scans }) => scans > (known.get(relname) ?? 0))
      .map(({ relname }) => relname);
  });
}

const hot: readonly (readonly [string, string])[] = [
  ['versions of a day', `select * from slot_versions('${SALON}', '2026-03-17', '2026-03-17')`],
  ['versions of a month', `select * from slot_versions('${SALON}', '2026-03-01', '2026-03-31')`],
  ['what a calendar compares', `select calendar_versions('${SALON}', '2026-03-17', '2026-03-17')`],
  ['busy time of a day', `select * from busy_time('${SALON}', '{2026-03-17}', ${AT}, null)`],
  ['busy time of a month', `select * from busy_time('${SALON}', ${MONTH}, ${AT}, null)`],
  ['busy time without one visit', `select * from busy_time('${SALON}', ${DAYS}, ${AT}, ${ID})`],
  ['sweeping two days', `select * from sweep_expired_holds('${SALON}', ${DAYS}, ${AT})`],
  [
    'taking two gates',
    `insert into calendar_day (salon_id, day) select '${SALON}'::uuid, d from unnest(${DAYS}) d order by d
     on conflict (salon_id, day) do update set version = calendar_day.version + 1`,
  ],
  [
    "a visitor's live holds",
    `select * from appointment where salon_id = '${SALON}' and visitor_id = '${ALICE.visitorId}' and status = 'reserved'
       and reserved_until > ${AT}`,
  ],
  ['one visit', `select * from appointment where salon_id = '${SALON}' and id = ${ID}`],
  ['what came of an attempt', `select * from appointment where salon_id = '${SALON}' and attempt_id = ${ID}`],
  [
    'the items of a visit',
    `select * from appointment_item where salon_id = '${SALON}' and appointment_id = ${ID}`,
  ],
  ['vacating', `delete from occupancy where salon_id = '${SALON}' and appointment_id = ${ID}`],
];

describe('nothing that grows is read from end to end', () => {
  it('as a check of the check', async () => {
    const whole =
      'set local enable_indexscan = off; set local enable_bitmapscan = off; select ends_at from occupancy';
    expect(await scannedWhole(app, 'visitor', whole, 1)).toEqual(['occupancy']);
  });

  it.each(hot)('%s', async (_name, statement) => {
    expect(await scannedWhole(app, 'visitor', statement, 1)).toEqual([]);
    expect(await scannedWhole(app, 'visitor', statement, 8)).toEqual([]);
  });

  it('overdue holds, by the worker', async () => {
    expect(await scannedWhole(jobs, 'system', `select * from overdue_holds(${AT})`, 8)).toEqual([]);
  });
});

describe('EXPLAIN as the application', () => {
  it.each(hot.filter(([, statement]) => !/busy_time|versions|sweep|calendar_day/.test(statement)))(
    '%s: by index',
    async (_name, statement) => {
      const plan = await app.begin(async (tx) => {
        await tx`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', 'visitor', true)`;
        return await tx.unsafe(`explain ${statement}`);
      });
      expect(JSON.stringify(plan)).toMatch(/Index/);
    },
  );
});
