import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A test during which something prints an error fails, unless the test itself spied on it. */
let printed: unknown[][] = [];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    printed.push(args);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(printed, 'console.error was called').toEqual([]);
});
