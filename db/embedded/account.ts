/** PostgreSQL refuses to run as root: root runs it as an account that already exists and owns nothing else. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export type Account = { readonly uid: number; readonly gid: number };

/** Null: run as the present user. Data that already belong to an account are served by that account. */
export function serverAccount(dataDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const rows = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = ['postgres', '_postgres', 'nobody']
    .map((name) => rows.find((r) => r[0] === name))
    .find((r) => r);
  if (!row) throw new Error('no unprivileged account (postgres, nobody) in /etc/passwd to run PostgreSQL as');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** libuv takes the signed number (macOS writes nobody as -2), chown the unsigned one. */
export const spawnIds = (account: Account | null): { uid?: number; gid?: number } =>
  account ? { uid: account.uid | 0, gid: account.gid | 0 } : {};

export function giveTo(account: Account | null, file: string): void {
  if (account) fs.chownSync(file, account.uid >>> 0, account.gid >>> 0);
}

/** Whether that account can reach the folder through all of its parents. */
export function canEnter(account: Account | null, folder: string): boolean {
  if (!account) return true;
  let present = folder;
  while (!fs.existsSync(present)) present = path.dirname(present);
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', present], { ...spawnIds(account), cwd: '/' });
  return probe.status === 0;
}
