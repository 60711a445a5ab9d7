/** The PostgreSQL that comes from npm: started, found again and stopped by the dev, demo and test commands. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, canEnter, giveTo, serverAccount, spawnIds } from './embedded/account.ts';
import { binaries, mustBeOurs } from './embedded/binaries.ts';
import { bootstrap } from './embedded/bootstrap.ts';
import { freePort } from './embedded/free-port.ts';
import { type Passwords, passwordsOf } from './embedded/passwords.ts';
import { isAlive, type Postmaster, runningPostmaster } from './embedded/postmaster.ts';

export type EmbeddedServer = {
  /** Owns the database `schnittwerk`: migrations, seed. */
  readonly ownerUrl: string;
  /** The web's role; can log in once `ensureLogins` has run. */
  readonly appUrl: string;
  /** The worker's role; can log in once `ensureLogins` has run. */
  readonly jobsUrl: string;
  /** For tests that play the operator; nothing of the product uses it. */
  readonly superuserUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** True when a server was already at work here and another living process holds it: `stop` leaves it alone. */
  readonly shared: boolean;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** 0 or absent: any free port. A server that already runs keeps the one it has. */
  readonly port?: number;
  readonly flags?: readonly string[];
  readonly log?: (line: string) => void;
};

const START_PATIENCE_MS = 60_000;
/** Then at once: what was committed is kept all the same, the next start recovers it. */
const STOP_PATIENCE_MS = 20_000;

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined);
  const account = serverAccount(path.resolve(options.dataDir));
  const dataDir = reachableFolder(path.resolve(options.dataDir), account, log);
  const lock = await takeStartLock(`${dataDir}.starting`);
  try {
    const passwords = passwordsOf(dataDir);
    const found = await settled(dataDir);
    const holder = Number(readOr(`${dataDir}.holder`, '0'));
    const shared = found !== null && holder !== process.pid && isAlive(holder);
    const native = found ? '' : binaries(account, log);
    if (!found && !fs.existsSync(path.join(dataDir, 'PG_VERSION'))) {
      initialise(native, dataDir, account, passwords.superuser);
    }
    const running =
      found ??
      (await launch(native, dataDir, account, options.port || (await freePort()), options.flags ?? []));
    if (!shared) fs.writeFileSync(`${dataDir}.holder`, String(process.pid));
    const server = describe(running, dataDir, passwords, shared);
    await bootstrap(server.superuserUrl, passwords.owner);
    return server;
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function describe(
  running: Postmaster,
  dataDir: string,
  passwords: Passwords,
  shared: boolean,
): EmbeddedServer {
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${running.port}/${database}`;
  return {
    ownerUrl: url('schnittwerk_owner', passwords.owner, 'schnittwerk'),
    appUrl: url('schnittwerk_app', passwords.app, 'schnittwerk'),
    jobsUrl: url('schnittwerk_jobs', passwords.jobs, 'schnittwerk'),
    superuserUrl: url('postgres', passwords.superuser, 'postgres'),
    port: running.port,
    pid: running.pid,
    dataDir,
    shared,
    stop: () => (shared ? Promise.resolve() : stopPostmaster(running.pid, dataDir)),
  };
}

/** The fast shutdown: sessions are ended, everything is written. */
async function stopPostmaster(pid: number, dataDir: string): Promise<void> {
  if (runningPostmaster(dataDir)?.pid === pid) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isAlive(pid); waited += 10) {
      if (waited === STOP_PATIENCE_MS) process.kill(pid, 'SIGQUIT');
      await sleep(10);
    }
  }
  fs.rmSync(`${dataDir}.holder`, { force: true });
}

function reachableFolder(dataDir: string, account: Account | null, log: (line: string) => void): string {
  let folder = dataDir;
  if (!canEnter(account, path.dirname(folder))) {
    const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
    folder = path.join(os.tmpdir(), `schnittwerk-data-${key}`, path.basename(dataDir));
    log(`PostgreSQL's account cannot enter ${path.dirname(dataDir)}; the data lie in ${folder}`);
  }
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  if (folder !== dataDir) mustBeOurs(path.dirname(folder));
  return folder;
}

function initialise(native: string, dataDir: string, account: Account | null, password: string): void {
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  giveTo(account, dataDir);
  const passwordFile = `${dataDir}.initdb`;
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(account, passwordFile);
  const result = spawnSync(
    path.join(native, 'bin', 'initdb'),
    ['-D', dataDir, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`].concat([
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ]),
    { ...spawnIds(account), cwd: '/', env: serverEnvironment(), encoding: 'utf8' },
  );
  fs.rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    fs.rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`initdb failed: ${result.stderr}${result.error ?? ''}`);
  }
}

async function launch(
  native: string,
  dataDir: string,
  account: Account | null,
  port: number,
  flags: readonly string[],
): Promise<Postmaster> {
  const logFile = `${dataDir}.log`;
  const output = fs.openSync(logFile, 'w', 0o600);
  // A process group of its own: Ctrl-C reaches the parent, which stops the database last.
  const child = spawn(
    path.join(native, 'bin', 'postgres'),
    [
      '-D',
      dataDir,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...flags,
    ],
    {
      ...spawnIds(account),
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', output, output],
      detached: true,
    },
  );
  fs.closeSync(output);
  child.unref();
  let failure: string | null = null;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure = `exit ${code}`));
  const tries = START_PATIENCE_MS / 10;
  for (let attempt = 0; attempt < tries && failure === null; attempt += 1) {
    const running = child.pid === undefined ? null : readyPostmaster(dataDir, child.pid);
    if (running) return running;
    await sleep(10);
  }
  throw new Error(`PostgreSQL did not start (${failure ?? 'too slow'}):\n${readOr(logFile, '')}`);
}

/** Reads without tidying up: the lock file is half written while the server starts. */
function readyPostmaster(dataDir: string, pid: number): Postmaster | null {
  const lines = readOr(path.join(dataDir, 'postmaster.pid'), '').split('\n');
  const ready = Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  return ready ? { pid, port: Number(lines[3]), ready } : null;
}

/** A server that is still starting or stopping is waited for. */
async function settled(dataDir: string): Promise<Postmaster | null> {
  for (let waited = 0; waited < START_PATIENCE_MS; waited += 50) {
    const running = runningPostmaster(dataDir);
    if (running === null || running.ready) return running;
    await sleep(50);
  }
  throw new Error(`the PostgreSQL in ${dataDir} neither starts nor stops`);
}

/** One process at a time looks for, makes or starts the server of a data folder. */
async function takeStartLock(file: string): Promise<string> {
  for (let waited = 0; waited < START_PATIENCE_MS; waited += 50) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readOr(file, '');
      if (holder !== '' && !isAlive(Number(holder))) fs.rmSync(file, { force: true });
      await sleep(50);
    }
  }
  throw new Error(`another process has been starting PostgreSQL for a minute; if none does, delete ${file}`);
}

const serverEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC' });

function readOr(file: string, otherwise: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
