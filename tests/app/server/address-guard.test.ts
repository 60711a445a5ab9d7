import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressGuard } from '#app/server/address-guard.ts';

const servers: Server[] = [];
const ports = new Map<number, number>();

beforeAll(async () => {
  for (const trustProxy of [0, 1]) {
    const app = express().set('trust proxy', trustProxy);
    app.use(addressGuard({ trustProxy }));
    app.use((request, response) => void response.send(request.get('x-forwarded-host') ?? 'none'));
    const server = app.listen(0);
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    ports.set(trustProxy, (server.address() as AddressInfo).port);
  }
});
afterAll(() => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))));

function ask(path: string, headers: Record<string, string> = {}, trustProxy = 0) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing = httpRequest({ port: ports.get(trustProxy), path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += String(chunk)));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('addresses', () => {
  it.each([
    ['/', 'salon.example'],
    ['/book?s=a%ff', 'localhost:4300'],
    ['/stra%C3%9Fe', '[::1]:4300'],
    ['/book?data=1&_database=1', 'my_web:80'],
  ])('%s at %s is one', async (path, host) => {
    expect((await ask(path, { host })).status).toBe(200);
  });

  it.each([
    ['/', 'a b'],
    ['/', '['],
    ['/', 'salon.example:99999'],
    ['/', 'salon.example/evil'],
    ['*', 'salon.example'],
    ['http://evil.example/', 'salon.example'],
    ['/%', 'salon.example'],
    ['/visit/a%00b', 'salon.example'],
    ['/shop?q=%00', 'salon.example'],
    ['/?_data=root', 'salon.example'],
    ['/?%5fdata=root', 'salon.example'],
  ])('%s at %j is none', async (path, host) => {
    expect((await ask(path, { host })).status).toBe(400);
  });

  it('names no forwarded host where nobody forwards', async () => {
    expect(await ask('/', { 'x-forwarded-host': 'a:99999' })).toEqual({ status: 200, text: 'none' });
  });

  it('wants a forwarded host to be one', async () => {
    expect((await ask('/', { 'x-forwarded-host': 'salon.example, b:80' }, 1)).status).toBe(200);
    expect((await ask('/', { 'x-forwarded-host': 'a:99999' }, 1)).status).toBe(400);
  });
});
