/** What breaks is reported, once, without anything personal in it; the visitor gets a page that helps. */
import type { ReceivedEvent } from '../simulators/sentry/server.ts';
import { REPORTS } from './addresses.ts';
import { inspectPage } from './inspect-page.ts';
import { withoutTable } from './owner-database.ts';
import { expect, test } from './watched-test.ts';

async function reports(): Promise<readonly ReceivedEvent[]> {
  const answer = await fetch(`${REPORTS}/events.json`);
  return ((await answer.json()) as { events: ReceivedEvent[] }).events;
}

test.beforeEach(() => fetch(`${REPORTS}/events.json`, { method: 'DELETE' }));

test('an error of our own script', { tag: '@desktop' }, async ({ flow, complaints }) => {
  const { holdId } = await flow.hold('s=pony&with=nora');
  await flow.details.fill({ firstName: 'Annabelle' });
  await flow.page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('no plan for anna@example.com, 079 123 45 67');
    });
  });
  await expect.poll(async () => (await reports()).length).toBe(1);
  // The watch saw the error and its report, and nothing besides; it may hear of the report a moment after it arrived.
  await expect.poll(() => complaints.length).toBe(2);
  expect(complaints.splice(0)).toEqual([
    'script: no plan for anna@example.com, 079 123 45 67',
    expect.stringContaining(`request to ${REPORTS}/`) as unknown,
  ]);
  const [report] = await reports();
  expect(report?.event).toMatchObject({
    environment: 'development',
    exception: { values: [{ type: 'RangeError', value: 'no plan for [e-mail], [phone]' }] },
  });
  for (const secret of ['anna@', '079 123', 'Annabelle', holdId]) expect(report?.raw).not.toContain(secret);
});

test('an error of the server', { tag: '@desktop' }, async ({ flow }) => {
  const { texts } = flow;
  const { holdId } = await flow.hold('s=pony&with=nora');
  const answer = await withoutTable('appointment', () => flow.open(`/book/details/${holdId}`));
  expect(answer?.status()).toBe(500);
  await expect(flow.heading()).toHaveText(texts.frame.error.failedTitle);
  await inspectPage(flow.page, 'failed');
  const reference = answer?.headers()['x-request-id'] ?? '';
  await expect(flow.page.getByText(texts.frame.error.reference(reference))).toBeVisible();
  // The details and the frame around them ask at the same time; both may have failed.
  await expect.poll(async () => (await reports()).length).toBeGreaterThan(0);
  for (const { event, raw } of await reports()) {
    expect(event).toMatchObject({ tags: { requestId: reference } });
    expect(raw).not.toContain('visitor=');
  }
  // And it recovers without anybody's help.
  expect((await flow.open(`/book/details/${holdId}`))?.status()).toBe(200);
});
