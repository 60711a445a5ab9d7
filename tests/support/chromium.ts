import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright';
import { completeFolder } from './complete-folder.ts';

const run = promisify(execFile);

const ROOT = path.resolve(import.meta.dirname, '../..');

const OF_THE_MACHINE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of `CHROMIUM_PATH`, else of the machine, else the one that comes with the npm registry. */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const own = process.env['CHROMIUM_PATH'] || (await firstThatRuns(OF_THE_MACHINE));
  if (own) return { executablePath: own, args: ARGS };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('no Chromium: the one of the npm registry is for Linux on x64; install Google Chrome');
  return { ...(await chromiumOfRegistry()), args: ARGS };
}

/** A file that is there may still only say where to get a Chromium, as Ubuntu's does. */
export async function firstThatRuns(paths: readonly string[]): Promise<string | null> {
  for (const each of paths) {
    const version = await run(each, ['--version'], { timeout: 20_000 }).catch(() => null);
    if (version && /chrom/i.test(version.stdout)) return each;
  }
  return null;
}

/**
 * Its package would unpack into the machine's temporary folder, where whoever came first owns it and anybody could
 * have put another program beforehand.
 */
async function chromiumOfRegistry(): Promise<Pick<LaunchOptions, 'executablePath' | 'env'>> {
  const manifest = path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = path.join(ROOT, 'node_modules/.cache/chromium', version);
  await completeFolder(folder, unpackChromium);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  };
}

async function unpackChromium(folder: string): Promise<void> {
  const script = "await (await import('@sparticuz/chromium')).default.executablePath()";
  // Told that it runs on that platform, the package unpacks its own nss libraries too.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, env });
  // The one it brings looks in the temporary folder.
  await writeFile(path.join(folder, 'fonts/fonts.conf'), FONTS);
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
