/** An embedded PostgreSQL with its real durability, in a folder of its own, that can be killed and started again. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '#db/embedded/postmaster.ts';
import { startEmbedded } from '#db/embedded-server.ts';
import { ensureLogins } from '#db/logins.ts';
import { migrate } from '#db/migrate.ts';

export type DurableDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly jobsUrl: string;
  /** For what an owner must not: filling tables without their triggers. */
  readonly superuserUrl: string;
  /** SIGKILL to the server and to each of its sessions; resolves when all are gone. */
  kill(): Promise<void>;
  /** Starts it on the same port; resolves when it takes connections. */
  restart(): Promise<void>;
  /** Stops it and removes the folder. */
  remove(): Promise<void>;
};

/** The servers of several parts of the bench hold their pools at the same time. */
const FLAGS = ['-c', 'max_connections=120'];

export async function durableDatabase(prefix: string): Promise<DurableDatabase> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  let server = await startEmbedded({ dataDir, flags: FLAGS });
  const { ownerUrl, appUrl, jobsUrl, superuserUrl, port } = server;
  await migrate(ownerUrl);
  await ensureLogins(ownerUrl, { app: appUrl, jobs: jobsUrl });
  return {
    ownerUrl,
    appUrl,
    jobsUrl,
    superuserUrl,
    kill: async () => {
      const pids = [server.pid, ...childrenOf(server.pid)];
      for (const pid of pids) killHard(pid);
      while (pids.some(isRunning)) await sleep(5);
    },
    restart: async () => {
      server = await startEmbedded({ dataDir, port, flags: FLAGS });
    },
    remove: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  const table = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid!);
}

/** A killed child stays in the process table until somebody asks for its exit code: that is not running. */
function isRunning(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
