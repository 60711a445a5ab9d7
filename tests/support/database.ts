/** A database of one's own for a test, in some 25 ms: a copy of a migrated (and, if wanted, seeded) template. */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { migrate, migrationsFolder } from '#db/migrate.ts';

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
    ? await ensureTemplate(server.owner, `filled_${digest(bare, filling.key)}`, bare, (url) => filling.fill(url))
    : bare;
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asAdministrator(server.owner, (sql) => sql.unsafe(`create database ${name} template ${template}`));
  return {
    ownerUrl: at(server.owner, name),
    appUrl: at(server.app, name),
    jobsUrl: at(server.jobs, name),
    drop: () => asAdministrator(server.owner, async (sql) => void (await sql.unsafe(`drop database ${name} with (force)`))),
  };
}

/** The template's name; made when this state of db/migrations has none yet on this server. */
export const migratedTemplate = (ownerUrl: string): Promise<string> =>
  ensureTemplate(ownerUrl, `migrated_${migrationsDigest()}`, 'template1', migrate);

/** The same server and database under another role. */
export function roleUrl(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

/** Built under another name and renamed when whole, by one process while the others wait. */
async function ensureTemplate(
  ownerUrl: string,
  name: string,
  from: string,
  fill: (ownerUrl: string) => Promise<unknown>,
): Promise<string> {
  await asAdministrator(ownerUrl, async (sql) => {
    if (await exists(sql, name)) return;
    await sql`select pg_advisory_lock(hashtext(${name}))`;
    if (await exists(sql, name)) return;
    await sql.unsafe(`drop database if exists ${name}_half with (force)`);
    await sql.unsafe(`create database ${name}_half template ${from}`);
    await fill(at(ownerUrl, `${name}_half`));
    await sql.unsafe(`alter database ${name}_half rename to ${name}`);
  });
  return name;
}

async function exists(sql: postgres.Sql, name: string): Promise<boolean> {
  return (await sql`select from pg_database where datname = ${name}`).length > 0;
}

async function asAdministrator<T>(ownerUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

function migrationsDigest(): string {
  const folder = migrationsFolder();
  const files = fs.readdirSync(folder).sort();
  return digest(...files.flatMap((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function address(name: string): string {
  const url = process.env[name];
  if (url === undefined) throw new Error(`${name} is not set: run by vitest with tests/support/database-server.ts`);
  return url;
}
