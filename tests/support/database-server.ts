/**
 * vitest's global setup: one PostgreSQL for the whole run, thrown away afterwards, or the one that
 * TEST_DATABASE_OWNER_URL names. Its addresses reach the workers by environment.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '#db/embedded/postmaster.ts';
import { startEmbedded } from '#db/embedded-server.ts';
import { ensureLogins } from '#db/logins.ts';
import { migratedTemplate, roleUrl } from './database-templates.ts';

const PREFIX = 'schnittwerk-test-';
/** Durability is worth nothing here: the data are thrown away. */
const FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

export async function setup(): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_OWNER_URL'];
  if (given !== undefined) {
    await prepare(
      given,
      roleUrl(given, 'schnittwerk_app', 'test-only'),
      roleUrl(given, 'schnittwerk_jobs', 'test-only'),
    );
    return () => Promise.resolve();
  }
  await removeAbandoned();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbedded({
    dataDir: path.join(folder, 'data'),
    flags: FLAGS.flatMap((flag) => ['-c', flag]),
  });
  await prepare(server.ownerUrl, server.appUrl, server.jobsUrl);
  return async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

async function prepare(ownerUrl: string, appUrl: string, jobsUrl: string): Promise<void> {
  process.env['TEST_DATABASE_OWNER_URL'] = ownerUrl;
  process.env['TEST_DATABASE_APP_URL'] = appUrl;
  process.env['TEST_DATABASE_JOBS_URL'] = jobsUrl;
  await migratedTemplate(ownerUrl);
  await ensureLogins(ownerUrl, { app: appUrl, jobs: jobsUrl });
}

/** A run that was killed left its server running. */
async function removeAbandoned(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    if (fs.statSync(folder).uid !== process.getuid?.()) continue;
    const holder = path.join(folder, 'data.holder');
    if (!fs.existsSync(holder) || isAlive(Number(fs.readFileSync(holder, 'utf8')))) continue;
    const left = await startEmbedded({ dataDir: path.join(folder, 'data') });
    await left.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
