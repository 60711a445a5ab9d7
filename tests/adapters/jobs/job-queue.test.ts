import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, MAIL, openJobQueue, SALON, type JobQueue } from './job-queue.ts';

let queue: JobQueue;
let owner: postgres.Sql;
let app: postgres.Sql;
const enqueue: JobQueue['enqueue'] = (...job) => queue.enqueue(...job);
const inSalon: JobQueue['inSalon'] = (ask) => queue.inSalon(ask);
const jobs = () => queue.jobs();

beforeAll(async () => {
  queue = await openJobQueue();
  ({ owner, app } = queue);
});
afterEach(() => queue.empty());
afterAll(() => queue.close());

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
