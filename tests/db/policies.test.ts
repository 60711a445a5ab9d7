/** Row-level security by raw SQL, under the roles that the web and the worker really have. */
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as schema from '#db/schema.ts';
import { type SeededSalon, seedSalon } from '#db/seed/seed-salon.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { getTableName, is, Table } from 'drizzle-orm';

type Settings = Partial<Record<'salon_id' | 'actor_kind' | 'visitor_id' | 'appointment_id', string>>;

const TABLES = Object.values(schema)
  .filter((value) => is(value, Table))
  .map((table) => getTableName(table));
const PERSONAL = ['appointment', 'appointment_item', 'occupancy', 'customer'];
const UNDER_NOBODY = '00000000-0000-4000-8000-000000000000';

let database: FreshDatabase;
let app: postgres.Sql;
let jobs: postgres.Sql;
let mine: SeededSalon;
let other: SeededSalon;
let own: { id: string; visitorId: string };
let foreign: { id: string; visitorId: string };

beforeAll(async () => {
  database = await freshDatabase();
  const weeks = { today: '2026-03-17', weeksBack: 0, weeksAhead: 1 };
  mine = await seedSalon(database.ownerUrl, weeks);
  other = await seedSalon(database.ownerUrl, { ...weeks, slug: 'seeblick', seed: 2 });
  app = postgres(database.appUrl, { max: 1 });
  jobs = postgres(database.jobsUrl, { max: 1 });
});
afterAll(async () => {
  await Promise.all([app.end(), jobs.end()]);
  await database.drop();
});
beforeEach(() => {
  const open = mine.visits.appointments.filter(({ status }) => status === 'confirmed');
  own = open[0]!;
  foreign = open.find(({ visitorId }) => visitorId !== own.visitorId)!;
});

const salonId = () => mine.settings.salon.salonId;
const visitor = (): Settings => ({ salon_id: salonId(), actor_kind: 'visitor', visitor_id: own.visitorId });
const link = (): Settings => ({
  salon_id: salonId(),
  actor_kind: 'link',
  appointment_id: own.id,
  visitor_id: foreign.visitorId,
});
const system = (): Settings => ({ salon_id: salonId(), actor_kind: 'system' });

/** Runs in a transaction that is rolled back. */
async function as<T>(
  sql: postgres.Sql,
  settings: Settings,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const undone = Symbol('undone');
  let value: T | undefined;
  try {
    await sql.begin(async (transaction) => {
      for (const [name, text] of Object.entries(settings)) {
        await transaction`select set_config(${`app.${name}`}, ${text}, true)`;
      }
      value = await work(transaction);
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
  return value as T;
}

const count = async (sql: postgres.TransactionSql, table: string): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`;
  return row!.count;
};

describe('without settings', () => {
  test.each([
    ['never set', {}],
    [
      'left empty by the transaction before',
      { salon_id: '', actor_kind: '', visitor_id: '', appointment_id: '' },
    ],
    ['an actor but no salon', { actor_kind: 'visitor', visitor_id: UNDER_NOBODY }],
  ])('nothing is seen: %s', async (_, settings) => {
    for (const table of TABLES) {
      for (const sql of [app, jobs]) {
        const seen = await as(sql, settings, (transaction) => count(transaction, table)).catch(
          (error: postgres.PostgresError) => error.code,
        );
        expect([0, '42501'], table).toContain(seen);
      }
    }
  });
});

describe('a visitor', () => {
  test("reads the salon's settings and no other salon's", async () => {
    await as(app, visitor(), async (sql) => {
      expect(await sql`select slug from salon`).toEqual([{ slug: 'lindenhof' }]);
      expect(await count(sql, 'service')).toBe(25);
      expect(await sql`select 1 from staff where salon_id = ${other.settings.salon.salonId}`).toHaveLength(0);
    });
  });

  test('sees nothing of absences, blocked times, mail and audit', async () => {
    for (const table of ['outbox_mail', 'worker_heartbeat']) {
      await expect(
        as(app, visitor(), (sql) => count(sql, table)),
        table,
      ).rejects.toMatchObject({ code: '42501' });
    }
    for (const table of ['absence', 'blocked_time', 'audit_entry', 'account', 'role_grant', 'session']) {
      expect(await as(app, visitor(), (sql) => count(sql, table)), table).toBe(0);
    }
  });

  test('sees their own visits and what hangs on them, of nobody else', async () => {
    await as(app, visitor(), async (sql) => {
      for (const table of PERSONAL) {
        const rows = await sql`select visitor_id, salon_id from ${sql(table)}`;
        expect(rows.length, table).toBeGreaterThan(0);
        for (const row of rows) expect(row).toEqual({ visitor_id: own.visitorId, salon_id: salonId() });
      }
    });
  });

  test("changes and frees nothing of somebody else's", async () => {
    await as(app, visitor(), async (sql) => {
      expect((await sql`update appointment set note = 'x' where id = ${foreign.id}`).count).toBe(0);
      expect(
        (await sql`update customer set phone = '+41790009999' where appointment_id = ${foreign.id}`).count,
      ).toBe(0);
      expect((await sql`delete from occupancy where appointment_id = ${foreign.id}`).count).toBe(0);
      expect((await sql`delete from appointment_item where appointment_id = ${foreign.id}`).count).toBe(0);
      expect((await sql`update appointment set note = 'x' where id = ${own.id}`).count).toBe(1);
      expect((await sql`select from appointment where id = ${foreign.id} for update`).count).toBe(0);
    });
  });

  test.each([
    [
      'gives a visit away',
      (sql: postgres.TransactionSql) =>
        sql`update appointment set visitor_id = ${foreign.visitorId} where id = ${own.id}`,
    ],
    [
      'moves it to another salon',
      (sql: postgres.TransactionSql) =>
        sql`update appointment set salon_id = ${other.settings.salon.salonId} where id = ${own.id}`,
    ],
    [
      'says that it was completed',
      (sql: postgres.TransactionSql) => sql`update appointment set status = 'completed' where id = ${own.id}`,
    ],
  ])('never %s', async (_, attempt) => {
    await expect(as(app, visitor(), (sql) => attempt(sql))).rejects.toMatchObject({ code: '42501' });
  });

  test('hangs nothing on a visit of somebody else, not even in their own name', async () => {
    const occupy = (visitorId: string) =>
      as(app, visitor(), (sql) => {
        const row = mine.visits.occupancy.find(({ appointmentId }) => appointmentId === foreign.id)!;
        return sql`
          insert into occupancy (salon_id, staff_id, resource_id, day, starts_at, ends_at, appointment_id, visitor_id)
          values (${salonId()}, ${row.staffId}, ${row.resourceId}, ${row.day}, ${`${row.day}T02:00:00Z`},
            ${`${row.day}T02:30:00Z`}, ${foreign.id}, ${visitorId})`;
      });
    await expect(occupy(foreign.visitorId)).rejects.toMatchObject({ code: '42501' });
    await expect(occupy(own.visitorId)).rejects.toMatchObject({ code: '23503' });
  });

  test('begins visits as holds only, in their own name', async () => {
    const begin = (over: Record<string, string | null>) =>
      as(app, visitor(), (sql) => {
        const row = {
          salon_id: salonId(),
          id: UNDER_NOBODY,
          attempt_id: UNDER_NOBODY,
          visitor_id: own.visitorId,
          status: 'reserved',
          reserved_until: '2026-03-17T10:10:00Z',
          locale: 'en',
          day: '2026-03-17',
          starts_at: '2026-03-17T12:00:00Z',
          ends_at: '2026-03-17T13:00:00Z',
          total_rappen: 100,
          cancel_cutoff_minutes: 0,
          late_fee_percent: 0,
          terms_version: '2024-01',
          created_at: '2026-03-17T10:00:00Z',
          ...over,
        };
        return sql`insert into appointment ${sql(row)}`;
      });
    expect((await begin({})).count).toBe(1);
    for (const over of [
      { visitor_id: foreign.visitorId },
      { salon_id: other.settings.salon.salonId },
      { status: 'cancelled', reserved_until: null },
    ]) {
      await expect(begin(over)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('learns of a taken slot without seeing whose it is', async () => {
    const taken = mine.visits.occupancy.find(
      ({ appointmentId, staffId }) => appointmentId === foreign.id && staffId,
    )!;
    const returned = await as(
      app,
      visitor(),
      (sql) => sql`
      insert into occupancy (salon_id, staff_id, day, starts_at, ends_at, appointment_id, visitor_id)
      values (${salonId()}, ${taken.staffId}, ${taken.day}, ${taken.startsAt}, ${taken.endsAt}, ${own.id}, ${own.visitorId})
      on conflict do nothing returning starts_at`,
    );
    expect(returned).toHaveLength(0);
  });
});

describe("a link's holder", () => {
  test('sees and changes the visit that the link names, and no other', async () => {
    await as(app, link(), async (sql) => {
      expect(await sql`select id from appointment`).toEqual([{ id: own.id }]);
      for (const table of ['appointment_item', 'occupancy', 'customer']) {
        const rows = await sql`select distinct appointment_id from ${sql(table)}`;
        expect(rows, table).toEqual([{ appointment_id: own.id }]);
      }
      expect((await sql`update appointment set sequence = sequence + 1`).count).toBe(1);
      const freed = await sql`delete from occupancy returning *`;
      expect(freed.length).toBeGreaterThan(0);
      for (const row of freed) {
        expect(row['visitor_id']).toBe(own.visitorId);
        delete row['subject_id'];
        await sql`insert into occupancy ${sql(row)}`;
      }
    });
  });

  test('begins no visit and posts no mail about another', async () => {
    const post = (appointmentId: string) =>
      as(
        app,
        link(),
        (sql) => sql`
        insert into outbox_mail (salon_id, id, kind, appointment_id, recipient, locale, subject, text_body, html_body, created_at)
        values (${salonId()}, ${UNDER_NOBODY}, 'appointment_moved', ${appointmentId}, 'a@example.com', 'en', '', '', '',
          '2026-03-17T10:00:00Z')`,
      );
    expect((await post(own.id)).count).toBe(1);
    await expect(post(foreign.id)).rejects.toMatchObject({ code: '42501' });
    await expect(
      as(
        app,
        link(),
        (sql) => sql`insert into appointment select (a).* from (select a from appointment a) s`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('audit', () => {
  const append = (
    sql: postgres.Sql,
    settings: Settings,
    kind: string,
    salon = salonId(),
    name = own.visitorId,
  ) =>
    as(
      sql,
      settings,
      (transaction) => transaction`
      insert into audit_entry (salon_id, id, at, actor_kind, actor_id, action, target_kind, target_id)
      values (${salon}, ${UNDER_NOBODY}, '2026-03-17T10:00:00Z', ${kind}, ${name}, 'x', 'appointment', ${own.id})`,
    );

  test("takes entries in the actor's own kind and salon", async () => {
    expect((await append(app, visitor(), 'visitor')).count).toBe(1);
    expect((await append(jobs, system(), 'system')).count).toBe(1);
    await expect(append(app, visitor(), 'system')).rejects.toMatchObject({ code: '42501' });
    await expect(append(app, visitor(), 'visitor', other.settings.salon.salonId)).rejects.toMatchObject({
      code: '42501',
    });
  });

  test("takes no entry in somebody else's name", async () => {
    expect((await append(app, link(), 'link', salonId(), own.id)).count).toBe(1);
    for (const [settings, kind] of [
      [visitor(), 'visitor'],
      [link(), 'link'],
    ] as const) {
      await expect(append(app, settings, kind, salonId(), foreign.visitorId)).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  test('shows a visitor and the worker nothing', async () => {
    await append(app, visitor(), 'visitor');
    expect(await as(app, visitor(), (sql) => count(sql, 'audit_entry'))).toBe(0);
    await expect(as(jobs, system(), (sql) => count(sql, 'audit_entry'))).rejects.toMatchObject({
      code: '42501',
    });
  });

  test.each(["update audit_entry set reason = ''", 'delete from audit_entry', 'truncate audit_entry'])(
    'refuses: %s',
    async (statement) => {
      for (const [sql, settings] of [
        [app, visitor()],
        [jobs, system()],
      ] as const) {
        await expect(as(sql, settings, (transaction) => transaction.unsafe(statement))).rejects.toMatchObject(
          {
            code: '42501',
          },
        );
      }
    },
  );
});

describe('the worker', () => {
  test('works in the chosen salon only, and only as the system', async () => {
    await as(jobs, system(), async (sql) => {
      expect(await count(sql, 'appointment')).toBe(mine.visits.appointments.length);
      expect(
        (await sql`update appointment set note = '' where salon_id = ${other.settings.salon.salonId}`).count,
      ).toBe(0);
    });
    await as(jobs, { ...system(), actor_kind: 'visitor' }, async (sql) => {
      for (const table of PERSONAL) expect(await count(sql, table), table).toBe(0);
    });
  });

  test('what makes the web the system does not open anything to it', async () => {
    await as(app, system(), async (sql) => {
      for (const table of PERSONAL) expect(await count(sql, table), table).toBe(0);
    });
  });
});
