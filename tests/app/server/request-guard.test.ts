import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdsPerTenMinutes, isWrite, ordersPerTenMinutes, perMinute } from '#app/server/rate-limits.ts';
import { requestContext } from '#app/server/request-context.ts';
import { requestGuard } from '#app/server/request-guard.ts';

const ORIGIN = 'https://salon.example';
const FILE = 'multipart/form-data; boundary=x';
const FORM = 'application/x-www-form-urlencoded';
let server: Server;
let port: number;

beforeAll(async () => {
  const app = express();
  app.use(requestContext((_id, work) => work()));
  app.use(
    requestGuard({
      ownOriginAt: () => Promise.resolve(ORIGIN),
      maxBodyBytes: 100,
      files: [{ at: /^\/files$/, maxBytes: 200 }],
    }),
  );
  app.use('/limited', perMinute(2, isWrite));
  app.use(holdsPerTenMinutes(2));
  app.use(ordersPerTenMinutes(3));
  app.use((_request, response) => void response.send('let through'));
  server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

type Sent = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
  chunked?: boolean;
};

function send({ method = 'POST', path = '/book', headers = {}, body = 'a=b', chunked = false }: Sent) {
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const announced = chunked
      ? { 'transfer-encoding': 'chunked' }
      : { 'content-length': String(Buffer.byteLength(body)) };
    const length = method === 'GET' ? {} : announced;
    const outgoing = httpRequest({ port, method, path, headers: { ...length, ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += String(chunk)));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : body);
  });
}

describe('the guard in front of Remix', () => {
  const good = { origin: ORIGIN, 'content-type': FORM };

  it.each<[string, Sent, number]>([
    ['a form of our own', { headers: good }, 200],
    ['a file where files are taken', { path: '/files', headers: { ...good, 'content-type': FILE } }, 200],
    [
      'a larger one',
      { path: '/files', headers: { ...good, 'content-type': FILE }, body: 'x'.repeat(201) },
      413,
    ],
    ['a file elsewhere', { headers: { ...good, 'content-type': FILE } }, 415],
    ['a file from elsewhere', { path: '/files', headers: { 'content-type': FILE } }, 403],
    ['a form with a charset', { headers: { ...good, 'content-type': `${FORM}; charset=UTF-8` } }, 200],
    ['reading without an Origin', { method: 'GET' }, 200],
    ['a foreign Origin', { headers: { ...good, origin: 'https://evil.example' } }, 403],
    ['an Origin that only begins like ours', { headers: { ...good, origin: `${ORIGIN}.evil.example` } }, 403],
    ['the same host over http', { headers: { ...good, origin: 'http://salon.example' } }, 403],
    ['a null Origin', { headers: { ...good, origin: 'null' } }, 403],
    ['no Origin', { headers: { 'content-type': FORM } }, 403],
    ['our Origin from another site', { headers: { ...good, 'sec-fetch-site': 'cross-site' } }, 403],
    ['our Origin from a sister host', { headers: { ...good, 'sec-fetch-site': 'same-site' } }, 403],
    ['JSON', { headers: { ...good, 'content-type': 'application/json' } }, 415],
    ['an upload', { headers: { ...good, 'content-type': 'multipart/form-data; boundary=x' } }, 415],
    ['no content type', { headers: { origin: ORIGIN } }, 415],
    ['a body too large', { headers: good, body: 'x'.repeat(101) }, 413],
    ['a body of unknown length', { headers: good, chunked: true }, 411],
    ['another method', { method: 'DELETE', headers: good }, 405],
  ])('%s', async (_name, sent, status) => {
    const answer = await send(sent);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.text).toBe('let through');
    else expect(answer.type).toContain('text/html');
  });

  it('speaks the language of the path', async () => {
    expect((await send({ path: '/en/book' })).text).toContain('<html lang="en">');
    expect((await send({ path: '/enge' })).text).toContain('<html lang="de-CH">');
  });

  it('speaks problem+json under /api', async () => {
    expect((await send({ path: '/api/x' })).type).toContain('application/problem+json');
  });

  it('stops a flood of forms, not of reading', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await send({ path: '/limited', headers: good })).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await send({ method: 'GET', path: '/limited' })).status).toBe(200);
  });

  it('stops one address from keeping slot after slot, however it spells the path and whoever it says it is', async () => {
    const paths = ['/book/time?s=a', '/en/book/time', '/BOOK/%74ime', '/book/time.data'];
    const statuses = [];
    for (const path of paths)
      statuses.push((await send({ path, headers: { ...good, cookie: `visitor=${path}` } })).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await send({ path: '/book/details/x', headers: good })).status).toBe(200);
  });

  it('stops one address from ordering the shop empty, whoever it says it is', async () => {
    const paths = ['/checkout', '/en/checkout', '/CHECK%6fut', '/checkout.data'];
    const statuses = [];
    for (const path of paths)
      statuses.push((await send({ path, headers: { ...good, cookie: `visitor=${path}` } })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await send({ method: 'GET', path: '/checkout' })).status).toBe(200);
  });
});
