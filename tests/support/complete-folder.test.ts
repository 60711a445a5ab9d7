import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeFolder } from './complete-folder.ts';

let around: string;
let folder: string;

beforeEach(() => {
  around = mkdtempSync(path.join(tmpdir(), 'schnittwerk-folder-'));
  folder = path.join(around, 'cache', '1.0');
});

afterEach(() => rmSync(around, { recursive: true, force: true }));

const beside = () => readdirSync(path.dirname(folder));
const program = () => readFileSync(path.join(folder, 'program'), 'utf8');
const write = (text: string) => (into: string) => {
  writeFileSync(path.join(into, 'program'), text);
  return Promise.resolve();
};

describe('a folder that is whole or absent', () => {
  it('is filled once and for its user alone', async () => {
    await completeFolder(folder, write('first'));
    await completeFolder(folder, write('second'));
    expect(program()).toBe('first');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(beside()).toEqual(['1.0']);
  });

  it('is absent while it is being filled, and after that has failed', async () => {
    const failing = completeFolder(folder, async (into) => {
      await write('half')(into);
      expect(existsSync(folder)).toBe(false);
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(beside()).toEqual([]);
    await completeFolder(folder, write('whole'));
    expect(program()).toBe('whole');
  });

  it('is the first one of two that fill it at once', async () => {
    let finishSlow = () => {};
    const until = new Promise<void>((resolve) => (finishSlow = resolve));
    const slow = completeFolder(folder, async (into) => {
      await until;
      await write('slow')(into);
    });
    await completeFolder(folder, write('quick'));
    finishSlow();
    await slow;
    expect(program()).toBe('quick');
    expect(beside()).toEqual(['1.0']);
  });

  it('leaves alone what another may be filling, and sweeps what a killed one left long ago', async () => {
    for (const name of ['1.0.unfinished-old', '1.0.unfinished-new', '0.9']) {
      mkdirSync(path.join(path.dirname(folder), name), { recursive: true });
    }
    const twoHoursAgo = Date.now() / 1000 - 7_200;
    utimesSync(path.join(path.dirname(folder), '1.0.unfinished-old'), twoHoursAgo, twoHoursAgo);
    utimesSync(path.join(path.dirname(folder), '0.9'), twoHoursAgo, twoHoursAgo);
    await completeFolder(folder, write('whole'));
    expect(beside().sort()).toEqual(['0.9', '1.0', '1.0.unfinished-new']);
  });
});
