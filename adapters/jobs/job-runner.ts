import { run, type Runner, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import type { Log } from '#domain/ports/log.ts';
import { errorKind, jobEvents, silentLogger } from './job-log.ts';
import { CRONTAB, taskList, type JobWork } from './job-tasks.ts';
import { beat, BEAT_EVERY_MS, freeJobsOfTheDead, signOff } from './worker-heartbeat.ts';

export type JobRunnerOptions = {
  /** A direct connection as the worker's role: LISTEN does not pass through a transaction pooler. */
  readonly url: string;
  readonly concurrency: number;
  readonly log: Log;
  readonly work: JobWork;
  readonly pollIntervalMs?: number;
  readonly beatEveryMs?: number;
  readonly silentAfterSeconds?: number;
};

export type JobRunner = {
  /** Waits for the jobs in hand; those that do not end are given back. */
  stop(): Promise<void>;
  /** Jobs that have used up their attempts: a person has to look at them. */
  deadJobs(): Promise<number>;
  /** Rejects when the runner breaks by itself: the process should end then, and be started anew. */
  readonly ended: Promise<void>;
};

/** Letters are posted without NOTIFY (`enqueue_job` in db/migrations/0005_functions.up.sql): so late may one leave. */
const POLL_EVERY_MS = 1000;

/**
 * Runs until it is stopped. It owns its connections.
 *
 * @throws Error when the database cannot be reached, or is lost before the queue was looked at for the first time
 */
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { url, concurrency, log, work } = options;
  // One connection listens, one more is for heartbeats.
  const pool = new Pool({
    connectionString: url,
    max: concurrency + 2,
    application_name: 'schnittwerk-jobs',
    keepAlive: true,
  });
  // Without listeners a connection that the server closes ends the process, in use or not (graphile-worker,
  // "Error: your pool doesn't have all of the error handlers", https://err.red/wpeh).
  const connectionLost = (error: Error): void => log.warn('Job connection lost', { error: errorKind(error) });
  pool.on('error', connectionLost);
  pool.on('connect', (client) => client.on('error', connectionLost));

  const events = jobEvents(log);
  const workerIds: string[] = [];
  events.on('pool:create', ({ workerPool }) => workerIds.push(workerPool.id));

  const looked = firstLook(events);
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool,
      concurrency,
      events,
      logger: silentLogger,
      noHandleSignals: true,
      taskList: taskList(work),
      crontab: CRONTAB,
      pollInterval: options.pollIntervalMs ?? POLL_EVERY_MS,
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  try {
    await looked;
  } catch (error) {
    await runner.stop().catch(() => undefined);
    await pool.end();
    throw error;
  }

  const lookAfter = async (): Promise<void> => {
    try {
      await Promise.all(workerIds.map((id) => beat(pool, id)));
      const dead = await freeJobsOfTheDead(pool, options.silentAfterSeconds);
      for (const workerId of dead) log.warn('Freed the jobs of a dead worker', { workerId });
    } catch (error) {
      log.warn('Heartbeat failed', { error: errorKind(error) });
    }
  };
  await lookAfter();
  const heart = setInterval(() => void lookAfter(), options.beatEveryMs ?? BEAT_EVERY_MS);

  const end = async (): Promise<void> => {
    clearInterval(heart);
    await Promise.allSettled(workerIds.map((id) => signOff(pool, id)));
    await pool.end();
  };
  let stopping: Promise<void> | null = null;
  return {
    ended: runner.promise,
    stop: () => (stopping ??= runner.stop().then(end, end)),
    deadJobs: () => countDeadJobs(pool),
  };
}

/**
 * With its first look a runner learns its tasks' numbers. graphile-worker 0.17 keeps the promise of that question even
 * when it is rejected (graphile-worker/dist/taskIdentifiers.js): a connection lost just then would leave a runner that
 * lives, and never does a job again.
 */
function firstLook(events: WorkerEvents): Promise<void> {
  const looked = new Promise<void>((resolve, reject) => {
    events.once('worker:getJob:empty', () => resolve());
    events.once('job:start', () => resolve());
    events.once('worker:getJob:error', ({ error }) =>
      reject(error instanceof Error ? error : new Error('the queue could not be read')),
    );
  });
  // Whoever waits for it hears of it; a start that fails before has said so itself.
  looked.catch(() => undefined);
  return looked;
}

/** graphile-worker has no dead-letter queue: exhausted jobs stay where they are, with their last error. */
export async function countDeadJobs(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ dead: number }>(
    `select count(*)::int as dead from graphile_worker._private_jobs
     where attempts >= max_attempts and locked_at is null`,
  );
  return rows[0]?.dead ?? 0;
}
