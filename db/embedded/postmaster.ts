/** What PostgreSQL's own lock file says of a data folder: is a server at work in it, on which port? */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** Null when nobody runs there; a lock file that a crash or another process's id left behind is removed. */
export function runningPostmaster(dataDir: string): Postmaster | null {
  const file = path.join(dataDir, 'postmaster.pid');
  const text = readIfPresent(file);
  if (text === null) return null;
  // pid, data folder, start, port, socket folder, address, shared memory, status
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !isPostmasterOf(pid, dataDir)) {
    fs.rmSync(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** Ended, but nobody asked how: what becomes of an orphan in a container without an init process. */
function isZombie(pid: number): boolean {
  const stat = readIfPresent(`/proc/${pid}/stat`);
  return stat !== null && stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

function isPostmasterOf(pid: number, dataDir: string): boolean {
  const proc = `/proc/${pid}/cmdline`;
  const command = fs.existsSync(proc)
    ? fs.readFileSync(proc, 'utf8').replaceAll('\0', ' ')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(dataDir);
}

function readIfPresent(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
