import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);

const ROOMS = ['app', 'domain', 'adapters', 'db', 'tests', 'scripts'];
const BESIDE = ['docs', 'public', 'patches', '.ci', '.github'];

describe('the tree', () => {
  it('has no other top-level folder', () => {
    const folders = new Set(tracked.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect([...folders].filter((folder) => folder && ![...ROOMS, ...BESIDE].includes(folder))).toEqual([]);
  });

  it('keeps source in the rooms: at the top only configuration', () => {
    const source = tracked.filter((file) => /^[^/]+\.(ts|tsx|js|mjs|cjs)$/.test(file));
    expect(
      source.filter((file) => !/(\.config\.(ts|js|mjs)|^env\.d\.ts|^\.dependency-cruiser\.cjs)$/.test(file)),
    ).toEqual([]);
  });

  it('names files in kebab case and has no drawer for odds and ends', () => {
    const source = tracked.filter(
      (file) => ROOMS.includes(file.split('/')[0] ?? '') && /\.(ts|tsx)$/.test(file),
    );
    // A file may be about the salon's services; a folder of that name holds anything.
    const oddName = /(^|\/)((index|utils?|helpers?|common|managers?)(\.tsx?$|\/)|services\/)/;
    expect(source.filter((file) => oddName.test(file))).toEqual([]);
    // A language's own tag keeps its spelling.
    const kebab = /^(de-CH|fr-CH|it-CH|[a-z0-9$._-])+$/;
    expect(source.filter((file) => !kebab.test(path.basename(file)))).toEqual([]);
  });

  it('gives the domain neither DOM nor Node types', () => {
    const config = JSON.parse(readFileSync(path.join(root, 'domain/tsconfig.json'), 'utf8')) as {
      compilerOptions: { lib: string[]; types: string[] };
    };
    expect(config.compilerOptions).toMatchObject({ lib: ['ES2023'], types: [] });
  });

  it('records no download address in the lock file', () => {
    expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": *"https?:/);
  });

  it('writes each decision down under its number', () => {
    const decisions = readdirSync(path.join(root, 'docs/decisions'));
    expect(decisions.every((name) => /^\d{4}-[a-z0-9-]+\.md$/.test(name))).toBe(true);
    expect(new Set(decisions.map((name) => name.slice(0, 4))).size).toBe(decisions.length);
  });
});
