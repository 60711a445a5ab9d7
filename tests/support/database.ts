/** A database of one's own for a test, in some 25 ms: a copy of a migrated (and, if wanted, seeded) template. */
import { randomBytes } from 'node:crypto';
import { asAdministrator, at, digest, ensureTemplate, migratedTemplate } from './database-templates.ts';

export { setup } from './database-server.ts';

export type FreshDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly jobsUrl: string;
  drop(): Promise<void>;
};

/** Fills a template; `key` names everything that its content depends on besides the migrations. */
export type Filling = { readonly key: string; fill(ownerUrl: string): Promise<unknown> };

export async function freshDatabase(options: { readonly filling?: Filling } = {}): Promise<FreshDatabase> {
  const server = {
    owner: address('TEST_DATABASE_OWNER_URL'),
    app: address('TEST_DATABASE_APP_URL'),
    jobs: address('TEST_DATABASE_JOBS_URL'),
  };
  const bare = await migratedTemplate(server.owner);
  const { filling } = options;
  const template = filling
    ? await ensureTemplate(server.owner, `filled_${digest(bare, filling.key)}`, bare, (url) =>
        filling.fill(url),
      )
    : bare;
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asAdministrator(server.owner, (sql) => sql.unsafe(`create database ${name} template ${template}`));
  return {
    ownerUrl: at(server.owner, name),
    appUrl: at(server.app, name),
    jobsUrl: at(server.jobs, name),
    drop: () =>
      asAdministrator(
        server.owner,
        async (sql) => void (await sql.unsafe(`drop database ${name} with (force)`)),
      ),
  };
}

function address(name: string): string {
  const url = process.env[name];
  if (url === undefined)
    throw new Error(`${name} is not set: run by vitest with this file as its global setup`);
  return url;
}
