/** The script that keeps the last seen day, run as a browser runs it, with caches and a line of ours. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const SCRIPT = readFileSync('public/calendar-worker.js', 'utf8');
const DAY = 'https://salon.example/admin/calendar/2026-03-17';
const PAGE = '<link href="/assets/day.css"><p class="cal-offline" hidden=""></p>';

type Listener = (event: {
  readonly data: string;
  readonly source: { readonly url: string };
  waitUntil(work: Promise<unknown>): void;
}) => void;

function browser() {
  const stored = new Map<string, Map<string, unknown>>();
  const open = (name: string) => {
    const entries = stored.get(name) ?? new Map<string, unknown>();
    stored.set(name, entries);
    return Promise.resolve({
      match: (key: string) => Promise.resolve(entries.get(key)),
      put: (key: string, answer: unknown) => Promise.resolve(void entries.set(key, answer)),
      add: (key: string) => Promise.resolve(void entries.set(key, key)),
      keys: () => Promise.resolve([...entries.keys()].map((key) => ({ url: new URL(key, DAY).href }))),
      delete: () => Promise.resolve(true),
    });
  };
  const caches = {
    open,
    match: (key: string) => Promise.resolve(stored.get('calendar')?.get(key)),
    delete: (name: string) => Promise.resolve(stored.delete(name)),
  };
  const waiting: ((answer: Response) => void)[] = [];
  const listeners = new Map<string, Listener>();
  runInNewContext(SCRIPT, {
    self: { addEventListener: (name: string, listener: Listener) => listeners.set(name, listener) },
    fetch: () => new Promise<Response>((resolve) => waiting.push(resolve)),
    caches,
    URL,
    Headers,
    Response,
    Promise,
  });
  const underWay: Promise<unknown>[] = [];
  return {
    stored,
    tell: (data: 'keep' | 'forget') =>
      listeners.get('message')?.({
        data,
        source: { url: DAY },
        waitUntil: (work) => void underWay.push(work),
      }),
    answer: () => waiting.shift()?.(new Response(PAGE)),
    done: async () => void (await Promise.all(underWay)),
  };
}

describe('the last seen day', () => {
  it('is kept', async () => {
    const { stored, tell, answer, done } = browser();
    tell('keep');
    answer();
    await done();
    expect([...(stored.get('calendar') ?? [])].map(([key]) => key)).toEqual(['/last-day', '/assets/day.css']);
  });

  it('does not come back when somebody leaves while it is fetched', async () => {
    const { stored, tell, answer, done } = browser();
    tell('keep');
    tell('forget');
    answer();
    await done();
    expect(stored.size).toBe(0);
  });

  it('does not come back when somebody leaves while it is put away', async () => {
    const { stored, tell, answer, done } = browser();
    tell('keep');
    answer();
    await Promise.resolve();
    tell('forget');
    await done();
    expect(stored.size).toBe(0);
  });

  it('is kept again for whoever comes next', async () => {
    const { stored, tell, answer, done } = browser();
    tell('forget');
    tell('keep');
    answer();
    await done();
    expect(stored.size).toBe(1);
  });
});
