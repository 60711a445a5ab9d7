import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errorReports } from '#adapters/sentry/error-reports.ts';
import type { ErrorReportOptions } from '#adapters/sentry/error-reports.ts';
import { startSentryReceiver } from '../../simulators/sentry/server.ts';
import type { SentryReceiver } from '../../simulators/sentry/server.ts';

let receiver: SentryReceiver;
beforeAll(async () => {
  receiver = await startSentryReceiver();
});
afterEach(() => receiver.clear());
afterAll(() => receiver.stop());

const reports = (over: Partial<ErrorReportOptions> = {}) =>
  errorReports({ dsn: receiver.dsn, environment: 'staging', release: 'abc123', process: 'web', ...over });

type Exceptions = { values: { type: string; value: string; stacktrace?: { frames: object[] } }[] };
const exceptionsOf = (index: number): Exceptions['values'] =>
  (receiver.events()[index]?.event['exception'] as Exceptions).values;

describe('an error on the server', () => {
  it('arrives with its place, the request’s id, environment and release', async () => {
    const { captureError, flush } = await reports();
    captureError(new TypeError('cannot read plan', { cause: new RangeError('no such day') }), 'req-1');
    expect(await flush(3_000)).toBe(true);
    const [received] = receiver.events();
    expect(received).toMatchObject({ project: '1', key: 'publickey' });
    expect(received?.event).toMatchObject({
      environment: 'staging',
      release: 'abc123',
      platform: 'node',
      tags: { requestId: 'req-1', process: 'web' },
    });
    expect(exceptionsOf(0).map(({ type, value }) => `${type}: ${value}`)).toEqual([
      'RangeError: no such day',
      'TypeError: cannot read plan',
    ]);
    expect(exceptionsOf(0)[1]?.stacktrace?.frames.at(-1)).toMatchObject({
      filename: expect.stringContaining('error-reports.test.ts') as string,
      lineno: expect.any(Number) as number,
    });
  });

  it('carries nothing that is personal or secret, wherever it hid', async () => {
    const { captureError, flush } = await reports();
    class RequestError extends Error {
      override name = 'RequestError';
      readonly request = { cookies: 'sid=topsecret', body: { lastName: 'Müller' } };
    }
    captureError(
      new RequestError(
        'POST https://x.ch/en/visit/v1.TOKEN-abc/cancel?email=zoe@x.ch failed for zoe@x.ch, 079 123 45 67',
        { cause: new Error('Failed query: insert into customer values ($1, $2)\nparams: Zoë,Müller') },
      ),
    );
    captureError({ email: 'zoe@x.ch', lastName: 'Müller' });
    captureError('text of zoe@x.ch');
    await flush(3_000);
    expect(receiver.events()).toHaveLength(3);
    const wire = receiver.events().map(({ raw }) => raw);
    for (const raw of wire)
      expect(raw).not.toMatch(/zoe@|Müller|topsecret|TOKEN|079 123|hostname|server_name/);
    expect(exceptionsOf(0)[1]?.value).toBe(
      'POST https://x.ch/en/visit/…/cancel?… failed for [e-mail], [phone]',
    );
    expect(exceptionsOf(0)[0]?.value).toBe('Failed query: insert into customer values ($1, $2)\nparams: …');
    for (const { event } of receiver.events()) {
      expect(
        Object.keys(event).filter((key) =>
          ['request', 'user', 'extra', 'contexts', 'breadcrumbs'].includes(key),
        ),
      ).toEqual([]);
    }
  });

  it('is the only thing that is sent: no sessions, no traces, no client reports', async () => {
    const { captureError, flush } = await reports();
    captureError(new Error('one'));
    await flush(3_000);
    expect(new Set(receiver.kinds())).toEqual(new Set(['event']));
  });

  it('does not disturb when the vendor is down', async () => {
    receiver.answer(503);
    const { captureError, flush } = await reports();
    captureError(new Error('during an outage'));
    await flush(1_000);
    const nobody = await reports({ dsn: 'http://key@127.0.0.1:9/1' });
    nobody.captureError(new Error('nobody there'));
    await nobody.flush(1_000);
    expect(receiver.events()).toEqual([]);
  });

  it('goes nowhere without a DSN', async () => {
    const { captureError, flush } = await reports({ dsn: undefined });
    captureError(new Error('kept'));
    expect(await flush(10)).toBe(true);
    expect(receiver.events()).toEqual([]);
  });

  it('leaves the process alone: no handlers of its own', async () => {
    const events = ['uncaughtException', 'unhandledRejection'] as const;
    const before = events.map((name) => process.listenerCount(name));
    await reports();
    expect(events.map((name) => process.listenerCount(name))).toEqual(before);
  });
});

describe('the receiver', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${receiver.url}/api/7/envelope/?sentry_key=k`, { method: 'POST', body, headers });

  it('decodes gzip and payloads by their length in bytes', async () => {
    const payload = JSON.stringify({ message: 'Föhn\n' });
    const text = `{"event_id":"e"}\n{"type":"event","length":${Buffer.byteLength(payload)}}\n${payload}\n`;
    const zipped = new Uint8Array(gzipSync(text));
    expect((await post(zipped, { 'Content-Encoding': 'gzip' })).status).toBe(200);
    expect(receiver.events()[0]).toMatchObject({ project: '7', key: 'k', event: { message: 'Föhn\n' } });
  });

  it('says 400 to what is no envelope, and lets browsers in', async () => {
    expect((await post('nonsense')).status).toBe(400);
    expect((await post('{}')).headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await fetch(receiver.url)).status).toBe(404);
  });
});
