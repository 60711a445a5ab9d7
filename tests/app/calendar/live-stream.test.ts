import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveStream, type LiveStreamParts } from '#app/calendar/live-stream.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function opened(over: Partial<LiveStreamParts> = {}) {
  let hear: (versions: string) => void = () => undefined;
  let end: () => void = () => undefined;
  const heard = { deaf: 0, allowed: true };
  const gone = new AbortController();
  const stream = liveStream({
    listen: (onChange, onEnd) => {
      hear = onChange;
      end = onEnd;
      return () => {
        heard.deaf += 1;
      };
    },
    stillAllowed: () => Promise.resolve(heard.allowed),
    signal: gone.signal,
    beatMs: 1000,
    lastsMs: 60_000,
    ...over,
  });
  const reader = stream!.getReader();
  const next = async () => {
    const { value, done } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { hear: (text: string) => hear(text), end: () => end(), heard, gone, next, reader };
}

describe('a stream of a calendar', () => {
  it('tells of changes and, in between, that it lives', async () => {
    const { hear, next } = opened();
    expect(await next()).toMatch(/^retry: /);
    hear('0:3');
    expect(await next()).toBe('event: versions\ndata: 0:3\n\n');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next()).toBe(': here\n\n');
  });

  it('is over once whoever opened it has signed out, and nobody listens any more', async () => {
    const { heard, next } = opened();
    await next();
    heard.allowed = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next()).toContain('event: over');
    expect(await next()).toBeNull();
    expect(heard.deaf).toBe(1);
  });

  it('goes on while nobody can say whether one is signed in', async () => {
    const { next } = opened({ stillAllowed: () => Promise.reject(new Error('away')) });
    await next();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next()).toBe(': here\n\n');
  });

  it.each(['abort', 'end', 'time'] as const)('ends by %s', async (how) => {
    const { gone, end, heard, next, hear } = opened();
    await next();
    if (how === 'abort') gone.abort();
    if (how === 'end') end();
    if (how === 'time') {
      heard.allowed = true;
      vi.advanceTimersByTime(60_000);
    }
    hear('0:9');
    let last: string | null = '';
    while (last !== null) last = await next();
    expect(heard.deaf).toBe(1);
  });

  it('is none where there is no room', () => {
    const none = { listen: () => null, stillAllowed: () => Promise.resolve(true) };
    expect(liveStream({ ...none, signal: new AbortController().signal })).toBeNull();
  });
});
