/** Databases that are made once per server and copied: a copy takes 25 ms. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { migrate, migrationsFolder } from '#db/migrate.ts';

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

const known = new Map<string, Promise<string>>();

/** The name of a database filled once per server; a process asks the server only the first time. */
export function ensureTemplate(
  ownerUrl: string,
  name: string,
  from: string,
  fill: (ownerUrl: string) => Promise<unknown>,
): Promise<string> {
  const made = known.get(name) ?? makeTemplate(ownerUrl, name, from, fill);
  known.set(name, made);
  return made;
}

/** Built under another name and renamed when whole, by one process while the others wait. */
async function makeTemplate(
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

export async function asAdministrator<T>(
  ownerUrl: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

export const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

function migrationsDigest(): string {
  const folder = migrationsFolder();
  const files = fs.readdirSync(folder).sort();
  return digest(...files.flatMap((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

export function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
