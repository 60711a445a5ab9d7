import { expect, it } from 'vitest';
import { manyAttempts } from '#domain/shared/many-attempts.ts';

it('what fails keeps nobody waiting, and is told at the end', async () => {
  const attempts = manyAttempts();
  const done: number[] = [];
  let sum = 0;
  for (const each of [1, 2, 3, 4]) {
    sum += await attempts.count(async () => {
      if (each % 2 === 0) throw new Error(`number ${each}`);
      done.push(each);
      return each;
    });
  }
  expect([sum, done]).toEqual([4, [1, 3]]);
  let told: unknown;
  try {
    attempts.end((failed) => `${failed} failed`);
  } catch (failure) {
    told = failure;
  }
  expect(told).toMatchObject({
    message: '2 failed',
    errors: [{ message: 'number 2' }, { message: 'number 4' }],
  });
});

it('where nothing fails, nothing is thrown', async () => {
  const attempts = manyAttempts();
  expect(await attempts.count(() => Promise.resolve(2))).toBe(2);
  expect(() => attempts.end(String)).not.toThrow();
});
