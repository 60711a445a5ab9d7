import type { ClientBase } from 'pg';

/**
 * graphile-worker turns row-level security on for its tables and grants nothing, so that only their owner can use
 * them. The worker's role owns nothing: it gets what it needs by grant and policy. The web's role gets nothing here.
 */
export async function openQueueToWorker(client: ClientBase): Promise<void> {
  await client.query(`
    begin;
    grant usage on schema graphile_worker to schnittwerk_jobs;
    grant select, insert, update, delete on all tables in schema graphile_worker to schnittwerk_jobs;
    grant usage on all sequences in schema graphile_worker to schnittwerk_jobs;
    do $$
    declare
      queue_table record;
    begin
      for queue_table in
        select c.oid::regclass as name from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'of_the_worker')
      loop
        execute format('create policy of_the_worker on %s to schnittwerk_jobs using (true)', queue_table.name);
      end loop;
    end
    $$;
    commit;
  `);
}
