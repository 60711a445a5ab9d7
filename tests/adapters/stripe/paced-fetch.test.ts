import { describe, expect, it } from 'vitest';
import { pacedFetch } from '#adapters/stripe/paced-fetch.ts';
import { rateLimit } from '#tests/simulators/stripe/rate-limit.ts';

/** A vendor with a limit, and a clock that stands still until somebody waits. */
function busyVendor(perSecond: number | null, patienceMs: number) {
  let at = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  const limit = rateLimit(() => at);
  limit.set(perSecond);
  const wait = (ms: number): Promise<void> =>
    new Promise((wake) => sleepers.push({ until: at + Math.max(ms, 0), wake }));
  const ask = pacedFetch(
    async () => {
      await wait(4);
      return new Response(null, { status: limit.admits('GET') ? 200 : 429 });
    },
    { patienceMs, now: () => at, wait, random: () => 0.5 },
  );
  /** Lets time pass until everything is answered. */
  async function run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const settled = work.finally(() => (done = true));
    settled.catch(() => undefined);
    while (!done) {
      for (let tick = 0; tick < 20; tick += 1) await Promise.resolve();
      sleepers.sort((a, b) => a.until - b.until);
      const next = sleepers.shift();
      if (next === undefined) continue;
      at = Math.max(at, next.until);
      next.wake();
    }
    return settled;
  }
  return { ask, run, limit, now: () => at, setLimit: limit.set };
}

/** So many requests, `width` at once. */
async function many(ask: (url: string) => Promise<Response>, count: number, width: number) {
  const statuses: number[] = [];
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      statuses.push((await ask('https://vendor.test/')).status);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return statuses;
}

describe('a vendor that answers so many requests a second', () => {
  it.each([25, 100])('is used to nine tenths of %s, and nothing is refused in the end', async (perSecond) => {
    const vendor = busyVendor(perSecond, 15_000);
    const statuses = await vendor.run(many(vendor.ask, 1_000, 4));
    expect(statuses.every((status) => status === 200)).toBe(true);
    const used = 1_000 / perSecond / (vendor.now() / 1_000);
    expect(used).toBeGreaterThan(0.85);
    expect(vendor.limit.counts().refused).toBeLessThan(120);
  });

  it('is asked as fast as before once it answers everything again', async () => {
    const vendor = busyVendor(25, 15_000);
    await vendor.run(many(vendor.ask, 200, 4));
    vendor.setLimit(null);
    await vendor.run(many(vendor.ask, 600, 4));
    const before = vendor.now();
    await vendor.run(many(vendor.ask, 100, 4));
    expect((vendor.now() - before) / 100).toBeLessThan(4);
  });

  it('is waited for no longer than there is patience: the refusal is handed on then', async () => {
    const vendor = busyVendor(0.001, 3_000);
    expect(await vendor.run(many(vendor.ask, 1, 1))).toEqual([200]);
    const before = vendor.now();
    expect(await vendor.run(many(vendor.ask, 1, 1))).toEqual([429]);
    expect(vendor.now() - before).toBeLessThanOrEqual(3_000);
    expect(vendor.now() - before).toBeGreaterThan(1_000);
  });
});

describe('a request', () => {
  it('that is not refused is sent once and at once', async () => {
    const vendor = busyVendor(null, 0);
    await vendor.run(many(vendor.ask, 10, 10));
    expect(vendor.now()).toBe(4);
    expect(vendor.limit.counts()).toEqual({ answered: 10, refused: 0 });
  });

  it('that is given up while it waits ends there', async () => {
    const control = new AbortController();
    const ask = pacedFetch(() => Promise.resolve(new Response(null, { status: 429 })), {
      patienceMs: 60_000,
    });
    const asking = ask('https://vendor.test/', { signal: control.signal });
    setTimeout(() => control.abort(new Error('given up')), 30);
    await expect(asking).rejects.toThrow('given up');
  });
});
