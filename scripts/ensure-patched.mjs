/**
 * Applies patches/ to node_modules. npm may skip install scripts, so this runs after `npm ci` and again when a process
 * is started from the sources; when everything is in place it only reads a few files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The lines that a patch adds, by file. */
function additionsOf(patch) {
  const additions = new Map();
  let file = null;
  for (const line of patch.split('\n')) {
    if (line.startsWith('+++ ')) {
      file = line.slice('+++ b/'.length);
      additions.set(file, []);
    } else if (file !== null && line.startsWith('+')) {
      additions.get(file).push(line.slice(1));
    }
  }
  return additions;
}

function isApplied(patchFile) {
  const patch = readFileSync(path.join(root, 'patches', patchFile), 'utf8');
  return [...additionsOf(patch)].every(([file, lines]) => {
    const target = path.join(root, file);
    if (!existsSync(target)) return false;
    const present = new Set(readFileSync(target, 'utf8').split('\n'));
    return lines.every((line) => present.has(line));
  });
}

export function ensurePatched() {
  const missing = () =>
    readdirSync(path.join(root, 'patches')).filter((name) => name.endsWith('.patch') && !isApplied(name));
  if (missing().length === 0) return;
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('patch-package/package.json')),
    'index.js',
  );
  const run = spawnSync(process.execPath, [cli, '--error-on-fail'], { cwd: root, encoding: 'utf8' });
  const left = missing();
  if (run.status !== 0 || left.length > 0) {
    throw new Error(`could not apply ${left.join(', ')}:\n${run.stdout}${run.stderr}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensurePatched();
