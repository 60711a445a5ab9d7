import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createServer } from '#app/server/create-server.ts';
import { openapi } from '#app/server/openapi.ts';
import type { Log, LogContext } from '#domain/ports/log.ts';
import type { TakeNotice } from '#domain/payments/use-cases/take-notice.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { Unavailable } from '#domain/shared/unavailable.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { aSalonBook } from '#tests/support/builders/salon-book.ts';

const book = aSalonBook();
const [cut] = [...book.services.values()];
const [anna] = book.staff;
if (cut === undefined || anna === undefined)
  throw new Error('the builder has a service and somebody who does it');

const lines: { level: string; message: string; context: LogContext | undefined }[] = [];
const at = (level: string) => (message: string, context?: LogContext) =>
  void lines.push({ level, message, context });
const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };

const PICTURE = '00000000-0000-4000-8000-00000000001a';
const asked: VisitWish[] = [];
const captured: unknown[] = [];
let databaseAnswers = true;
const received: { body: string; signature: string | null }[] = [];
const takePaymentNotice: TakeNotice = ({ body, signature }) => {
  received.push({ body: Buffer.from(body).toString(), signature });
  if (!databaseAnswers) return Promise.reject(new Unavailable(false, new Error('ECONNREFUSED')));
  return Promise.resolve(signature === 'good' ? ok({ isNew: true }) : err({ kind: 'forged' }));
};
let base = '';
let server: Server;

beforeAll(async () => {
  const app = createServer({
    baseUrl: 'https://salon.example',
    ownOriginAt: () => Promise.resolve('https://salon.example'),
    trustProxy: 0,
    formRateLimit: 0,
    apiRateLimit: 30,
    holdRateLimit: 0,
    orderRateLimit: 0,
    pageRateLimit: 0,
    sentryOrigin: 'https://errors.example',
    payAt: ['https://pay.example'],
    takePaymentNotice: (message) => takePaymentNotice(message),
    clientDir: path.resolve('public'),
    vite: null,
    log,
    health: { ping: () => (databaseAnswers ? Promise.resolve() : Promise.reject(new Error('gone'))) },
    pictures: {
      salonAtHost: () => Promise.resolve('salon' as SalonId),
      picture: (_salon, { id, width }) =>
        Promise.resolve(id === PICTURE && width === 640 ? new Uint8Array([0xff, 0xd8, 0xff]) : null),
    },
    slots: {
      salonQueries: {
        salonBySlug: (slug) => Promise.resolve(slug === 'lindenhof' ? ('salon' as SalonId) : null),
        recentBook: () => Promise.resolve(book),
      },
      feed: {
        daysJson: (_salon, wish, range) => {
          asked.push(wish);
          if (!databaseAnswers) return Promise.reject(new Unavailable(false, new Error('ECONNREFUSED')));
          if (wish.items.length === 2) return Promise.resolve(err({ kind: 'empty_wish' }));
          return Promise.resolve(ok(`[{"date":"${range.from}","slots":["2026-03-14T08:30:00Z"]}]`));
        },
      },
    },
    runInRequest: (_id, work) => work(),
    captureError: (error) => void captured.push(error),
    remix: (request, response, next) => {
      if (request.path.endsWith('/away')) return next(new Unavailable(false, new Error('ECONNREFUSED')));
      if (request.path === '/breaks') return next(new Error('secret words'));
      response.send('a page');
    },
  });
  server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const schemas = openapi('https://salon.example').components.schemas;
const slotsSchema = z.fromJSONSchema(schemas.Slots as never);
const problemSchema = z.fromJSONSchema(schemas.Problem as never);
const slots = (query: string, salon = 'lindenhof') => fetch(`${base}/api/salons/${salon}/slots?${query}`);

describe("the payment vendor's messages", () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/api/webhooks/stripe`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'Stripe-Signature': 'good', ...headers },
    });

  it('are taken without an origin, in the very bytes in which they came', async () => {
    const body = '{ "id":"evt_1",\n "ä": 1.0 }';
    expect((await send(body)).status).toBe(200);
    expect(received.at(-1)).toEqual({ body, signature: 'good' });
  });

  it.each([
    ['a forged one', { 'Stripe-Signature': 'bad' }, 'bad'],
    ['one that is sent as another type', { 'Content-Type': 'text/plain', 'Stripe-Signature': 'bad' }, 'bad'],
  ])('%s is answered with 400', async (_, headers, signature) => {
    expect((await send('{}', headers)).status).toBe(400);
    expect(received.at(-1)?.signature).toBe(signature);
  });

  it('what was not read proves nothing', async () => {
    await send('{"id":"evt_2"}', { 'Content-Type': 'text/plain' });
    expect(received.at(-1)).toEqual({ body: '', signature: 'good' });
  });

  it('are sent again when we are away, and refused when they are no message', async () => {
    databaseAnswers = false;
    expect((await send('{}')).status).toBe(503);
    databaseAnswers = true;
    expect((await send('x'.repeat(600_000))).status).toBe(400);
    expect((await fetch(`${base}/api/webhooks/stripe`)).status).toBe(404);
  });

  it('a form may lead to where one pays, and nowhere else', async () => {
    const policy = (await fetch(`${base}/`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("form-action 'self' https://pay.example;");
  });
});

describe('the slots API', () => {
  it('answers as its description says', async () => {
    const answer = await slots(`service=${cut.slug}&from=2026-03-14`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const body: unknown = await answer.json();
    expect(slotsSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ salon: 'lindenhof', days: [{ date: '2026-03-14' }] });
    expect(asked.at(-1)).toEqual({ items: [{ serviceId: cut.id, staff: 'any' }] });
  });

  it('hands on the colleague that was asked for', async () => {
    await slots(`service=${cut.slug}&staff=${anna.slug}&from=2026-03-14&to=2026-03-20`);
    expect(asked.at(-1)).toEqual({ items: [{ serviceId: cut.id, staff: anna.id }] });
  });

  it.each([
    ['no service', 'from=2026-03-14', 'service', 'missing'],
    ['an unknown service', 'service=perm&from=2026-03-14', 'service', 'unknown'],
    ['too many services', `${`service=${cut.slug}&`.repeat(9)}from=2026-03-14`, 'service', 'too_many'],
    ['an unknown colleague', `service=${cut.slug}&staff=nobody&from=2026-03-14`, 'staff', 'unknown'],
    ['no day', `service=${cut.slug}`, 'from', 'malformed'],
    ['a day that does not exist', `service=${cut.slug}&from=2026-02-30`, 'from', 'malformed'],
    [
      'a range that ends before it begins',
      `service=${cut.slug}&from=2026-03-14&to=2026-03-13`,
      'to',
      'before_from',
    ],
    ['a range of a year', `service=${cut.slug}&from=2026-03-14&to=2027-03-14`, 'to', 'too_far'],
    ['an unknown service at the end of the calendar', 'service=perm&from=9999-12-31', 'service', 'unknown'],
  ])('refuses %s, naming the parameter', async (_name, query, parameter, kind) => {
    const answer = await slots(query);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = problemSchema.parse(await answer.json()) as {
      errors: { parameter: string; kind: string }[];
    };
    expect(problem.errors).toContainEqual(expect.objectContaining({ parameter, kind }));
  });

  it('answers 422 when nobody can do the combination', async () => {
    expect((await slots(`service=${cut.slug}&service=${cut.slug}&from=2026-03-14`)).status).toBe(422);
  });

  it.each(['nowhere', 'Lindenhof', '%07', 'a'.repeat(200)])('does not know the salon %s', async (salon) => {
    const answer = await slots('from=2026-03-14', salon);
    expect(answer.status).toBe(404);
    problemSchema.parse(await answer.json());
  });

  it('says when to ask again while the database is away', async () => {
    databaseAnswers = false;
    const answer = await slots(`service=${cut.slug}&from=2026-03-14`);
    databaseAnswers = true;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '20']);
    expect(problemSchema.parse(await answer.json())).toMatchObject({ status: 503 });
    captured.length = 0;
  });

  it('stops a flood', async () => {
    let last = await slots('x');
    for (let i = 0; i < 30 && last.status !== 429; i += 1) last = await slots('x');
    expect(last.status).toBe(429);
    problemSchema.parse(await last.json());
  });
});

describe('the pictures of the shop', () => {
  it('are kept for a day by whoever has them', async () => {
    const answer = await fetch(`${base}/images/${PICTURE}/640.jpg`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0xff, 0xd8, 0xff]));
  });

  it.each([
    `/images/${PICTURE}/641.jpg`,
    `/images/${PICTURE}/640.png`,
    `/images/${PICTURE}/640`,
    `/images/${PICTURE}/99999999999.jpg`,
    `/images/${PICTURE.toUpperCase()}/640.jpg`,
    `/images/x/640.jpg`,
  ])('%s is none', async (path) => {
    const answer = await fetch(base + path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the server around the pages', () => {
  it('is healthy as long as the database answers', async () => {
    expect((await fetch(`${base}/api/health`)).status).toBe(200);
    databaseAnswers = false;
    const answer = await fetch(`${base}/api/health`);
    databaseAnswers = true;
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'unavailable' }]);
    expect(answer.headers.get('retry-after')).toBe('20');
  });

  it.each([
    ['/away', 'Gleich wieder da'],
    ['/en/away', 'Back in a moment'],
  ])('answers %s with a worded page and its number while the database is away', async (path, title) => {
    const answer = await fetch(base + path);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '20']);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(answer.headers.get('x-request-id'));
    captured.length = 0;
  });

  it('allows scripts by a nonce that changes with each answer', async () => {
    const policies = [];
    for (let i = 0; i < 2; i += 1)
      policies.push((await fetch(base)).headers.get('content-security-policy') ?? '');
    const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies[0]).not.toContain('unsafe');
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).toContain("connect-src 'self' https://errors.example");
  });

  it('sets the other security headers', async () => {
    const { headers } = await fetch(base);
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('answers an unexpected error with its number, logs it once, and repeats none of its words', async () => {
    lines.length = 0;
    const answer = await fetch(`${base}/breaks`);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret words');
    const errors = lines.filter((line) => line.message === 'Request failed');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.context?.requestId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(errors)).not.toContain('secret words');
    expect(captured).toHaveLength(1);
  });

  it('logs paths without queries and without signed links', async () => {
    lines.length = 0;
    await fetch(`${base}/en/visit/abcdefghijklmnop/move?from=anna@example.com`);
    expect(lines.map((line) => line.context?.path)).toEqual(['/en/visit/…/move']);
  });

  it.each(['VISIT', '%76isit', 'visit/'])('logs no signed link behind /%s/ either', async (word) => {
    lines.length = 0;
    const token = 'Ab-_'.repeat(16);
    await fetch(`${base}/${word}/${token}`);
    expect(JSON.stringify(lines)).not.toContain(token);
  });

  it('knows no other address under /api', async () => {
    lines.length = 0;
    const answer = await fetch(`${base}/api/secrets`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect(lines.map((line) => line.context?.path)).toEqual(['/api/secrets']);
  });

  it.each<[string, Record<string, string>]>([
    ['a range beyond its end', { range: 'bytes=999999-' }],
    ['another version of it', { 'if-match': '"x"' }],
  ])('refuses %s of a file, which is no fault of ours and nothing to keep', async (_name, headers) => {
    captured.length = 0;
    const answer = await fetch(`${base}/favicon.svg`, { headers });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(captured).toEqual([]);
  });

  it('has no files outside of its folder', async () => {
    expect((await fetch(`${base}/assets/..%2f..%2fpackage.json`)).status).toBe(404);
    expect(captured).toEqual([]);
  });
});
