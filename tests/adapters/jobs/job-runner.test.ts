import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startJobRunner, type JobRunner, type JobRunnerOptions } from '#adapters/jobs/job-runner.ts';
import type { Log, LogContext } from '#domain/ports/log.ts';
import { err, ok } from '#domain/shared/result.ts';
import { eventually, MAIL, openJobQueue, SALON, type JobQueue } from './job-queue.ts';

let queue: JobQueue;
let owner: postgres.Sql;
let runner: JobRunner | null = null;
const enqueue: JobQueue['enqueue'] = (...job) => queue.enqueue(...job);
const jobs = () => queue.jobs();

beforeAll(async () => {
  queue = await openJobQueue();
  ({ owner } = queue);
});
afterEach(async () => {
  await runner?.stop();
  runner = null;
  await queue.empty();
});
afterAll(() => queue.close());

type Line = { readonly level: string; readonly message: string; readonly context: LogContext | undefined };

function recordingLog(lines: Line[]): Log {
  const at = (level: string) => (message: string, context?: LogContext) =>
    void lines.push({ level, message, context });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const NO_MONEY = {
  countPoints: async () => ok('nothing'),
  settleOrder: async () => undefined,
  settlePayment: async () => ok('nothing'),
  sendRefund: async () => ok('nothing'),
  applyNotice: async () => ok('nothing'),
  lapseOrders: async () => undefined,
  settleRunningPayments: async () => undefined,
  lapseDeposits: async () => undefined,
  settleDeposit: async () => undefined,
  fetchMissedNotices: async () => ok('nothing'),
  checkBooks: async () => ok('nothing'),
  checkBooksNow: async () => ok('nothing'),
};

async function start(over: Partial<JobRunnerOptions> & { lines?: Line[] } = {}): Promise<JobRunner> {
  const { lines = [], ...options } = over;
  runner = await startJobRunner({
    url: queue.database.jobsUrl,
    concurrency: 2,
    log: recordingLog(lines),
    pollIntervalMs: 50,
    work: {
      sendLetter: async () => ok('sent'),
      serveWaitlist: async () => undefined,
      sendReminders: async () => undefined,
      sendDaySheets: async () => undefined,
      expireHolds: async () => undefined,
      lapseRequests: async () => undefined,
      drawInvoice: async () => undefined,
      drawInvoices: async () => undefined,
      forgetSignIns: async () => undefined,
      ...NO_MONEY,
    },
    ...options,
  });
  return runner;
}

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
        sendReminders: async () => undefined,
        sendDaySheets: async () => undefined,
        expireHolds: async () => undefined,
        lapseRequests: async () => undefined,
        drawInvoice: async () => undefined,
        drawInvoices: async () => undefined,
        forgetSignIns: async () => undefined,
        ...NO_MONEY,
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
        sendReminders: async () => undefined,
        sendDaySheets: async () => undefined,
        expireHolds: async () => undefined,
        lapseRequests: async () => undefined,
        drawInvoice: async () => undefined,
        drawInvoices: async () => undefined,
        forgetSignIns: async () => undefined,
        ...NO_MONEY,
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
        lapseRequests: async () => undefined,
        sendReminders: async () => undefined,
        sendDaySheets: async () => undefined,
        expireHolds: async () => void done.push('swept'),
        drawInvoice: async () => undefined,
        drawInvoices: async () => undefined,
        forgetSignIns: async () => undefined,
        ...NO_MONEY,
      },
    });
    expect(await eventually(jobs, (count) => count === 1)).toBe(1);
    await sleep(200);
    const left = await owner`select locked_by from graphile_worker._private_jobs`;
    expect(left.map((job) => job['locked_by'])).toEqual(['alive']);
    expect(done).toHaveLength(2);
  });

  it('does by the clock what nobody asks for', async () => {
    await start();
    const known = () =>
      owner`select identifier from graphile_worker._private_known_crontabs order by identifier`;
    expect(await eventually(known, (rows) => rows.length > 9)).toMatchObject([
      { identifier: 'check-books' },
      { identifier: 'draw-invoices' },
      { identifier: 'expire-holds' },
      { identifier: 'fetch-missed-notices' },
      { identifier: 'forget-sign-ins' },
      { identifier: 'lapse-deposits' },
      { identifier: 'lapse-orders' },
      { identifier: 'lapse-requests' },
      { identifier: 'send-day-sheets' },
      { identifier: 'send-reminders' },
      { identifier: 'serve-waitlist' },
      { identifier: 'settle-running-payments' },
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
        sendReminders: async () => undefined,
        sendDaySheets: async () => undefined,
        expireHolds: async () => undefined,
        lapseRequests: async () => undefined,
        drawInvoice: async () => undefined,
        drawInvoices: async () => undefined,
        forgetSignIns: async () => undefined,
        ...NO_MONEY,
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

  it('does not start when the database is lost during its first look, as it could never look again', async () => {
    const blocker = postgres(queue.database.ownerUrl, { max: 1, onnotice: () => undefined });
    const other = await blocker.reserve();
    await other`begin`;
    await other`lock table graphile_worker._private_tasks in exclusive mode`;
    const starting = start().then(
      () => 'started',
      () => 'refused',
    );
    const drop = () => owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'schnittwerk-jobs' and datname = current_database() and wait_event_type = 'Lock'`;
    await eventually(drop, ({ count }) => count > 0);
    expect(await starting).toBe('refused');
    other.release();
    await blocker.end();
  });

  it('goes on after the database has dropped all its connections', async () => {
    let swept = 0;
    await start({
      work: {
        sendLetter: async () => ok('sent'),
        serveWaitlist: async () => undefined,
        lapseRequests: async () => undefined,
        sendReminders: async () => undefined,
        sendDaySheets: async () => undefined,
        expireHolds: async () => void (swept += 1),
        drawInvoice: async () => undefined,
        drawInvoices: async () => undefined,
        forgetSignIns: async () => undefined,
        ...NO_MONEY,
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
