import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const ABANDONED_AFTER_MS = 3_600_000;

/**
 * A folder that is whole or absent, and the user's alone: filled beside its place, then moved there in one step. What
 * a killed process left half done is never taken for it. Of two at once the first one's stays.
 */
export async function completeFolder(
  folder: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(path.dirname(folder), { recursive: true });
  await sweep(folder);
  const unfinished = await mkdtemp(unfinishedName(folder));
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

const unfinishedName = (folder: string) => `${folder}.unfinished-`;

const isTaken = (error: unknown): boolean =>
  ['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Somebody else may be filling a younger one at this moment. */
async function sweep(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  for (const name of readdirSync(parent)) {
    const each = path.join(parent, name);
    if (!each.startsWith(unfinishedName(folder))) continue;
    const modified = statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - modified > ABANDONED_AFTER_MS) await rm(each, { recursive: true, force: true });
  }
}
