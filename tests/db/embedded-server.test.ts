import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from '#db/embedded/postmaster.ts';
import { type EmbeddedServer, startEmbedded } from '#db/embedded-server.ts';

let folder: string;
const started: EmbeddedServer[] = [];
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schnittwerk-embedded-'));
  fs.chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir: path.join(folder, 'data'), flags: ['-c', 'fsync=off'] });
  started.push(server);
  return server;
}

async function answer(url: string, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** A process that starts a server and then waits, to be killed. */
function startInChild(): Promise<{ child: ChildProcess; pid: number }> {
  const program = `
    const { startEmbedded } = await import('#db/embedded-server.ts');
    const server = await startEmbedded({ dataDir: ${JSON.stringify(path.join(folder, 'data'))} });
    console.log('pid ' + server.pid);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /pid (\d+)/.exec(String(chunk));
      if (found) resolve({ child, pid: Number(found[1]) });
    });
    child.once('exit', (code) => reject(new Error(`exit ${code}`)));
  });
}

describe('the embedded PostgreSQL', () => {
  test('keeps its data from one start to the next', async () => {
    const first = await start();
    expect(first.port).toBeLessThan(32_768);
    await answer(first.ownerUrl, 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await answer(second.ownerUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('belongs to an owner who is no superuser, and lets nobody in without a password', async () => {
    const server = await start();
    expect(
      await answer(
        server.ownerUrl,
        'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    const wrong = new URL(server.ownerUrl);
    wrong.password = 'wrong';
    await expect(answer(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(fs.statSync(`${server.dataDir}.passwords.json`).mode & 0o777).toBe(0o600);
  });

  test('is found and taken over when its parent was killed', async () => {
    const { child, pid } = await startInChild();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(isAlive(pid)).toBe(true);
    const server = await start();
    expect(server).toMatchObject({ pid, shared: false });
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('is shared with a process that holds it, and left running', async () => {
    const { child, pid } = await startInChild();
    const server = await start();
    expect(server).toMatchObject({ pid, shared: true });
    await server.stop();
    expect(isAlive(pid)).toBe(true);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await start();
  });

  test('starts again after it was killed itself, with everything that was committed', async () => {
    const first = await start();
    await answer(first.ownerUrl, 'create table committed (n int); insert into committed values (8)');
    process.kill(first.pid, 'SIGKILL');
    while (isAlive(first.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await answer(second.ownerUrl, 'select n from committed')).toEqual([{ n: 8 }]);
  });

  test('is not deceived by a lock file whose process id is now another program', async () => {
    const first = await start();
    await first.stop();
    const lockFile = path.join(first.dataDir, 'postmaster.pid');
    fs.writeFileSync(lockFile, `${process.pid}\n${first.dataDir}\n0\n5432\n\n127.0.0.1\n0 0\nready   \n`);
    const second = await start();
    expect(second.pid).not.toBe(process.pid);
  });

  test('is one and the same for two that ask at once', async () => {
    const servers = await Promise.all([start(), start()]);
    expect(servers[0].pid).toBe(servers[1].pid);
  });
});
