import { expect, test } from 'vitest';
import { handleDataRequest } from '#app/entry.server.tsx';

test('the data of a page, somebody’s visit among them, are kept by no cache', () => {
  const answer = handleDataRequest(new Response('somebody’s visit'));
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});
