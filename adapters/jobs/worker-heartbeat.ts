/**
 * A worker process that is killed keeps its jobs locked: graphile-worker frees them after four hours, fixed in its code
 * (graphile-worker/dist/sql/resetLockedAt.js). So every process says that it lives, and each of them frees the jobs of
 * those that have been silent for a minute. All of it by the database's clock, which is the same for all machines.
 */
import type { Pool } from 'pg';

export const BEAT_EVERY_MS = 15_000;
export const SILENT_AFTER_SECONDS = 60;

/** @param workerId graphile-worker 0.17 locks jobs by the id of the process's pool, not of the single worker */
export async function beat(pool: Pool, workerId: string): Promise<void> {
  await pool.query(
    `insert into worker_heartbeat (worker_id, seen_at) values ($1, clock_timestamp())
     on conflict (worker_id) do update set seen_at = excluded.seen_at`,
    [workerId],
  );
}

/** A process that ended properly has given its jobs back itself. */
export async function signOff(pool: Pool, workerId: string): Promise<void> {
  await pool.query('delete from worker_heartbeat where worker_id = $1', [workerId]);
}

/**
 * Frees what silent processes have locked, those that were killed before their first beat included.
 *
 * @returns their ids
 */
export async function freeJobsOfTheDead(
  pool: Pool,
  silentAfterSeconds = SILENT_AFTER_SECONDS,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct l.locked_by as id
     from (select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
           union all
           select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null) l
     left join worker_heartbeat h on h.worker_id = l.locked_by
     where coalesce(h.seen_at, l.locked_at) < clock_timestamp() - make_interval(secs => $1)`,
    [silentAfterSeconds],
  );
  const dead = rows.map(({ id }) => id);
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  await pool.query(
    'delete from worker_heartbeat where seen_at < clock_timestamp() - make_interval(secs => $1 * 10)',
    [silentAfterSeconds],
  );
  return dead;
}
