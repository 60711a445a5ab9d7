/**
 * A local server that speaks the part of Resend's API which the product uses, remembers what it accepted, shows it in
 * a mailbox, and fails on demand. Only the base URL tells the product that it is not the vendor.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emailsApi } from './emails-api.ts';
import { readFaults } from './faults.ts';
import type { Fault } from './faults.ts';
import { mailStore } from './mail-store.ts';
import { mailboxSite } from './mailbox-site.ts';
import { refuse } from './sent-mail.ts';
import type { SentMail } from './sent-mail.ts';
import { readBody, sendJson } from '../wire.ts';

export type ResendSimulatorOptions = {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host?: string;
  /** Where the mailbox survives a restart; without it, in memory only. */
  readonly file?: string;
  /** How many mails are kept. */
  readonly keep?: number;
  readonly now?: () => number;
};

export type ResendSimulator = {
  readonly url: string;
  readonly port: number;
  /** Newest first. */
  mails(to?: string): readonly SentMail[];
  fail(...faults: readonly Fault[]): void;
  stop(): Promise<void>;
};

export async function startResendSimulator(options: ResendSimulatorOptions): Promise<ResendSimulator> {
  const { host = '127.0.0.1', file, keep = 500, now = Date.now } = options;
  const store = mailStore({ keep, now, ...(file === undefined ? {} : { file }) });
  const faults: Fault[] = [];
  const emails = emailsApi(store, () => faults.shift() ?? null);
  const mailbox = mailboxSite(store);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname === '/emails' || url.pathname.startsWith('/emails/')) {
      await emails(request, response, url);
    } else if (url.pathname === '/faults') {
      if (request.method === 'POST') {
        const next = readFaults(parsed(await readBody(request)));
        if (next === null) return sendJson(response, 400, refuse(400, 'validation_error', 'Unknown fault.'));
        faults.push(...next);
      } else if (request.method === 'DELETE') faults.length = 0;
      sendJson(response, 200, { next: faults });
    } else mailbox(request, response, url);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, refuse(500, 'internal_server_error', String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    mails: (to) => store.all(to),
    fail: (...next) => void faults.push(...next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
