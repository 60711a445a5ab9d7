import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startJobRunner, type JobRunner, type JobRunnerOptions } from '#adapters/jobs/job-runner.ts';
import type { Log, LogContext } from '#domain/ports/log.ts';
import { err, ok } from '#domain/shared/result.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const [SALON, MAIL] = ['0000005a-0000-4000-8000-000000000001', '000000ae-0000-4000-8000-000000000001'];

let database: FreshDatabase;
let owner: postgres.Sql;
let app: postgres.Sql;
let runner: JobRunner | null = null;

beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
});
afterEach(async () => {
  await runner?.stop();
  runner = null;
  await owner`delete from graphile_worker._private_jobs`;
  await owner`delete from worker_heartbeat`;
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

type Line = { readonly level: string; readonly message: string; readonly context: LogContext | undefined };

function recordingLog(lines: Line[]): Log {
  const at = (level: string) => (message: string, context?: LogContext) =>
    void lines.push({ level, message, context });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

async function start(over: Partial<JobRunnerOptions> & { lines?: Line[] } = {}): Promise<JobRunner> {
  const { lines = [], ...options } = over;
  runner = await startJobRunner({
    url: database.jobsUrl,
    concurrency: 2,
    log: recordingLog(lines),
    pollIntervalMs: 50,
    work: {
      sendLetter: async () => ok('sent'),
      serveWaitlist: async () => undefined,
      expireHolds: async () => undefined,
      forgetSignIns: async () => undefined,
    },
    ...options,
  });
  return runner;
}

/** As a request of this salon would. */
const inSalon = <T>(ask: (tx: postgres.TransactionSql) => Promise<T>) =>
  app.begin(async (tx) => {
    await tx`select set_config('app.salon_id', ${SALON}, true)`;
    return ask(tx);
  });

const enqueue = (task: string, payload: object, attempts = 10) =>
  inSalon(
    (tx) => tx`
      select enqueue_job(${task}, ${JSON.stringify({ salonId: SALON, ...payload })}::text::json, ${randomUUID()},
        ${attempts}, null)`,
  );

async function eventually<T>(read: () => Promise<T> | T, fits: (value: T) => boolean): Promise<T> {
  for (let waited = 0; ; waited += 25) {
    const value = await read();
    if (fits(value) || waited > 8000) return value;
    await sleep(25);
  }
}
const jobs = async () => (await owner`select from graphile_worker._private_jobs`).length;

describe('the job runner', () => {
  it('does what the web has asked for, as the role that owns nothing', async () => {
    const sent: string[][] = [];
    await start({
      work: {
        sendLetter: async (...ids) => {
          sent.push(ids);
          return ok('sent');
        },
        serveWaitlist: async () => undefined,
        expireHolds: async () => undefined,
        forgetSignIns: async () => undefined,
      },
    });
    await enqueue('send-letter', { salonId: SALON, mailId: MAIL });
    expect(await eventually(jobs, (count) => count === 0)).toBe(0);
    expect(sent).toEqual([[SALON, MAIL]]);
  });

  it('comes again after a refusal, and counts what was given up', async () => {
    const lines: Line[] = [];
    let tries = 0;
    const running = await start({
      lines,
      work: {
        sendLetter: async () => {
          tries += 1;
          return err({ kind: 'try_again', detail: 'lea.muster@example.com' });
        },
        serveWaitlist: async () => undefined,
        expireHolds: async () => undefined,
        forgetSignIns: async () => undefined,
      },
    });
    await enqueue('send-letter', { salonId: SALON, mailId: MAIL }, 2);
    await eventually(
      () => tries,
      (count) => count === 1,
    );
    expect(await running.deadJobs()).toBe(0);
    const due = () => owner`update graphile_worker._private_jobs set run_at = now() where attempts = 1`;
    await eventually(due, ({ count }) => count === 1);
    expect(
      await eventually(
        () => running.deadJobs(),
        (count) => count === 1,
      ),
    ).toBe(1);
    expect(tries).toBe(2);
    expect(lines.map(({ message }) => message)).toContain('Job given up');
    expect(JSON.stringify(lines)).not.toContain('example.com');
    const [job] = await owner`select last_error from graphile_worker._private_jobs`;
    expect(job?.['last_error']).toBe('try_again');
  });

  it('refuses a payload without ids', async () => {
    const lines: Line[] = [];
    const running = await start({ lines });
    await enqueue('send-letter', { salonId: SALON, mailId: 'lea.muster@example.com' }, 1);
    expect(
      await eventually(
        () => running.deadJobs(),
        (count) => count === 1,
      ),
    ).toBe(1);
    expect(JSON.stringify(lines)).not.toContain('example.com');
  });

  it('frees what a killed worker has locked, and nothing of the living', async () => {
    const done: string[] = [];
    await enqueue('expire-holds', {});
    await enqueue('expire-holds', {});
    await enqueue('expire-holds', {});
    const lock = (worker: string, seconds: number) => owner`
      update graphile_worker._private_jobs
      set locked_by = ${worker}, locked_at = now() - make_interval(secs => ${seconds}), attempts = 1
      where id = (select min(id) from graphile_worker._private_jobs where locked_by is null)`;
    await lock('killed', 3600);
    await lock('killed-before-its-first-beat', 90);
    await lock('alive', 3600);
    await owner`
      insert into worker_heartbeat values ('killed', now() - interval '2 minutes'), ('alive', now() - interval '5 seconds')`;
    await start({
      beatEveryMs: 50,
      work: {
        sendLetter: async () => ok('sent'),
        serveWaitlist: async () => undefined,
        expireHolds: async () => void done.push('swept'),
        forgetSignIns: async () => undefined,
      },
    });
    expect(await eventually(jobs, (count) => count === 1)).toBe(1);
    await sleep(200);
    const left = await owner`select locked_by from graphile_worker._private_jobs`;
    expect(left.map((job) => job['locked_by'])).toEqual(['alive']);
    expect(done).toHaveLength(2);
  });

  it('expires holds, forgets sign-ins and serves the waitlist by the clock', async () => {
    await start();
    const known = () =>
      owner`select identifier from graphile_worker._private_known_crontabs order by identifier`;
    expect(await eventually(known, (rows) => rows.length > 2)).toMatchObject([
      { identifier: 'expire-holds' },
      { identifier: 'forget-sign-ins' },
      { identifier: 'serve-waitlist' },
    ]);
  });

  it('says that it lives while it does', async () => {
    const running = await start();
    const alive = () => owner`select from worker_heartbeat where seen_at > now() - interval '10 seconds'`;
    expect(await alive()).toHaveLength(1);
    await running.stop();
    expect(await alive()).toHaveLength(0);
  });

  it('lets the job in hand end before it stops', async () => {
    let ended = false;
    const running = await start({
      work: {
        sendLetter: async () => {
          await sleep(300);
          ended = true;
          return ok('sent');
        },
        serveWaitlist: async () => undefined,
        expireHolds: async () => undefined,
        forgetSignIns: async () => undefined,
      },
    });
    await enqueue('send-letter', { salonId: SALON, mailId: MAIL });
    await eventually(
      async () => owner`select from graphile_worker._private_jobs where locked_by is not null`,
      (rows) => rows.length === 1,
    );
    await running.stop();
    expect(ended).toBe(true);
    expect(await jobs()).toBe(0);
  });

  it('goes on after the database has dropped all its connections', async () => {
    let swept = 0;
    await start({
      work: {
        sendLetter: async () => ok('sent'),
        serveWaitlist: async () => undefined,
        expireHolds: async () => void (swept += 1),
        forgetSignIns: async () => undefined,
      },
    });
    // Waits for their end: a job that a dying connection still takes stays with it for hours (graphile-worker).
    await owner`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'schnittwerk-jobs' and datname = current_database()`;
    await enqueue('expire-holds', {});
    expect(
      await eventually(
        () => swept,
        (count) => count === 1,
      ),
    ).toBe(1);
  });
});

describe('a job that is written without NOTIFY', () => {
  const payload = { salonId: SALON, mailId: MAIL };
  const rows = () => owner`
    select to_jsonb(j) - '{id,key,run_at,created_at,updated_at}'::text[] as row,
      j.run_at = j.created_at as at_once, j.key
    from graphile_worker._private_jobs j order by id`;

  it('is the row that add_job would have written', async () => {
    // The task's own row exists from the first time on.
    await enqueue('send-letter', payload);
    await owner`delete from graphile_worker._private_jobs`;
    await enqueue('send-letter', payload);
    await owner`
      select graphile_worker.add_job('send-letter', ${JSON.stringify(payload)}::text::json, job_key => 'other',
        max_attempts => 10)`;
    const [ours, theirs] = await rows();
    expect(ours?.['row']).toEqual(theirs?.['row']);
    expect([ours?.['at_once'], theirs?.['at_once']]).toEqual([true, true]);
  });

  it('tells nobody, so that bookings do not wait for each other to commit', async () => {
    await enqueue('send-letter', payload);
    const heard: string[] = [];
    const listening = await owner.listen('jobs:insert', (told) => void heard.push(told));
    await enqueue('send-letter', payload);
    await owner.notify('jobs:insert', 'the last');
    await eventually(
      () => heard.length,
      (count) => count > 0,
    );
    expect(heard).toEqual(['the last']);
    await listening.unlisten();
  });

  it('of a key that is waiting replaces that job, and is written once', async () => {
    const twice = () =>
      inSalon(
        (tx) =>
          tx`select enqueue_job('send-letter', ${JSON.stringify(payload)}::text::json, 'the same', 10, null)`,
      );
    await twice();
    await twice();
    expect(await rows()).toMatchObject([{ key: 'the same' }]);
  });
});

describe('who may do what with the queue', () => {
  it('the web may enqueue, and neither look nor use the queue itself', async () => {
    await expect(app`select graphile_worker.add_job('send-letter')`).rejects.toMatchObject({ code: '42501' });
    await expect(app`select from graphile_worker._private_jobs`).rejects.toMatchObject({ code: '42501' });
  });

  it('what was rolled back leaves no job', async () => {
    await inSalon(async (tx) => {
      await tx`select enqueue_job('send-letter', ${JSON.stringify({ salonId: SALON })}::text::json, 'key', 10, null)`;
      throw new Error('on purpose');
    }).catch(() => undefined);
    expect(await jobs()).toBe(0);
  });

  it('the web leaves no job for another salon, nor one that names none', async () => {
    for (const payload of [{ salonId: randomUUID(), mailId: MAIL }, { mailId: MAIL }]) {
      await expect(
        inSalon(
          (tx) =>
            tx`select enqueue_job('send-letter', ${JSON.stringify(payload)}::text::json, 'key', 10, null)`,
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
    const said = { salonId: SALON, mailId: MAIL };
    await expect(
      app`select enqueue_job('send-letter', ${JSON.stringify(said)}::text::json, 'key', 10, null)`,
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      app`select write_job('send-letter', ${JSON.stringify(said)}::text::json, 'key', 10, null)`,
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('neither role owns anything', async () => {
    const owned = await owner`
      select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('schnittwerk_app', 'schnittwerk_jobs')
      union all
      select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname in ('schnittwerk_app', 'schnittwerk_jobs')
      union all
      select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname in ('schnittwerk_app', 'schnittwerk_jobs')`;
    expect(owned).toEqual([]);
  });
});
