/** A local receiver for error reports: decodes what the SDKs of server and browser send, and keeps the newest. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { readEnvelope } from './envelope.ts';

export type ReceivedEvent = {
  readonly project: string;
  readonly key: string;
  /** As it came over the wire, decoded: what a test searches for things that must not be there. */
  readonly raw: string;
  readonly event: Readonly<Record<string, unknown>>;
};

export type SentryReceiver = {
  readonly dsn: string;
  readonly url: string;
  events(): readonly ReceivedEvent[];
  /** Types of all items that came, events or not (`session`, `transaction`, …). */
  kinds(): readonly string[];
  /** What the next envelopes are answered with; 200 after that. */
  answer(...statuses: readonly number[]): void;
  clear(): void;
  stop(): Promise<void>;
};

const MOST_EVENTS = 200;
const ENVELOPE = /^\/api\/([^/]+)\/envelope\/?$/;

export async function startSentryReceiver({
  port = 0,
}: { readonly port?: number } = {}): Promise<SentryReceiver> {
  const received: ReceivedEvent[] = [];
  const kinds: string[] = [];
  const statuses: number[] = [];

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://receiver');
    // Browsers send from the page's origin.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (url.pathname === '/events.json' && request.method === 'DELETE') received.length = 0;
    if (url.pathname === '/events.json') return json(response, 200, { events: received });
    const project = ENVELOPE.exec(url.pathname)?.[1];
    if (project === undefined || request.method !== 'POST')
      return json(response, 404, { detail: 'not found' });
    const raw = decode(await bytesOf(request), request.headers['content-encoding']).toString('utf8');
    const status = statuses.shift() ?? 200;
    if (status !== 200) return json(response, status, { detail: 'as asked' });
    const { header, items } = readEnvelope(raw);
    const key = url.searchParams.get('sentry_key') ?? keyIn(request.headers['x-sentry-auth']);
    for (const item of items) {
      kinds.push(item.type);
      if (item.type !== 'event') continue;
      received.push({ project, key, raw, event: JSON.parse(item.payload) as Record<string, unknown> });
      if (received.length > MOST_EVENTS) received.shift();
    }
    json(response, 200, { id: header['event_id'] ?? '' });
  };

  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => json(response, 400, { detail: String(error) }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    dsn: `http://publickey@127.0.0.1:${address.port}/1`,
    url: `http://127.0.0.1:${address.port}`,
    events: () => received,
    kinds: () => kinds,
    answer: (...next) => void statuses.push(...next),
    clear: () => void (received.length = kinds.length = 0),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function decode(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'gzip') return gunzipSync(bytes);
  if (encoding === 'br') return brotliDecompressSync(bytes);
  if (encoding === 'deflate') return inflateSync(bytes);
  return bytes;
}

const keyIn = (header: string | string[] | undefined): string =>
  /sentry_key=([^,\s]+)/.exec(String(header))?.[1] ?? '';

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
