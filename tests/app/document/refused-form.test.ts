import { expect, test } from 'vitest';
import { noteRefusedForm } from '#app/document/refused-form.ts';

const REFUSED = { 'routes/book-time': { kind: 'taken' } };
const after = (root: unknown, actionData: unknown, status: number) => {
  const loaderData: Record<string, unknown> = { root };
  noteRefusedForm({ actionData, loaderData }, status);
  return loaderData['root'];
};

test('a form that came back is noted where titles are made', () => {
  expect(after({ salon: 'Linde' }, REFUSED, 409)).toEqual({ salon: 'Linde', formRefused: true });
});

test('a page that nobody sent a form to, and one that took it, are as read', () => {
  expect(after({ salon: 'Linde' }, null, 404)).toEqual({ salon: 'Linde' });
  expect(after({ salon: 'Linde' }, REFUSED, 200)).toEqual({ salon: 'Linde' });
});

test('a root that could not be read after the refusal stays unread', () => {
  expect(after(undefined, REFUSED, 409)).toBeUndefined();
});
