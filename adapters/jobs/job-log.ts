import { EventEmitter } from 'node:events';
import { Logger, type WorkerEvents } from 'graphile-worker';
import type { Log } from '#domain/ports/log.ts';

/**
 * graphile-worker's own messages repeat error messages, and those may repeat what a person typed. They are dropped;
 * what happened is told from its events, with ids and kinds.
 */
export const silentLogger = new Logger(() => () => undefined);

export function jobEvents(log: Log): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on('job:success', ({ job }) =>
    log.info('Job done', { jobId: job.id, task: job.task_identifier, count: job.attempts }),
  );
  events.on('job:error', ({ job, error }) =>
    log.warn('Job failed, comes again', {
      jobId: job.id,
      task: job.task_identifier,
      count: job.attempts,
      error: errorKind(error),
    }),
  );
  events.on('job:failed', ({ job, error }) =>
    log.error('Job given up', { jobId: job.id, task: job.task_identifier, error: errorKind(error) }),
  );
  events.on('worker:fatalError', ({ worker, error }) =>
    log.error('Job runner broke', { workerId: worker.workerId, error: errorKind(error) }),
  );
  events.on('pool:listen:error', ({ error }) =>
    log.warn('Job queue does not hear of new jobs', { error: errorKind(error) }),
  );
  return events;
}

/** An error's name, SQLSTATE or code, and where it came from: no message, it may hold values. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [typeof code === 'string' ? `${error.name} ${code}` : error.name, ...places.slice(0, 8)].join('\n');
}
