import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chromiumLaunch, firstThatRuns } from './chromium.ts';

let folder: string;
const { CHROMIUM_PATH } = process.env;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'schnittwerk-chromium-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (CHROMIUM_PATH === undefined) delete process.env['CHROMIUM_PATH'];
  else process.env['CHROMIUM_PATH'] = CHROMIUM_PATH;
});

function script(name: string, body: string, mode = 0o755): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode });
  return file;
}

describe('which Chromium', () => {
  it('is the one that CHROMIUM_PATH names, before all others', async () => {
    process.env['CHROMIUM_PATH'] = '/somewhere/chromium';
    expect((await chromiumLaunch()).executablePath).toBe('/somewhere/chromium');
  });

  it('is the first of the machine that runs', async () => {
    const absent = path.join(folder, 'absent');
    const forbidden = script('forbidden', 'echo Chromium 1', 0o644);
    const advice = script('advice', 'echo "requires the chromium snap to be installed" >&2; exit 1');
    const works = script('works', 'echo "Chromium 143.0.7499.0"');
    const later = script('later', 'echo "Google Chrome 143.0.7499.0"');
    expect(await firstThatRuns([absent, forbidden, advice, works, later])).toBe(works);
    expect(await firstThatRuns([later])).toBe(later);
    expect(await firstThatRuns([absent, forbidden, advice])).toBeNull();
  });
});
