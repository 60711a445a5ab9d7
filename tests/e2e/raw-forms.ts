/** Forms as a tool would send them, not a browser: with any header, any body, any origin. */
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { ORIGIN } from './addresses.ts';

export type Sent = { readonly status: number; readonly text: string };

type Headers = Readonly<Record<string, string>>;

const FORM = 'application/x-www-form-urlencoded';

export class RawForms {
  constructor(private readonly request: APIRequestContext) {}

  async get(path: string): Promise<Sent> {
    return read(await this.request.get(path));
  }

  post(path: string, fields: Readonly<Record<string, string>>, headers: Headers = {}): Promise<Sent> {
    return this.send('POST', path, new URLSearchParams(fields).toString(), { Origin: ORIGIN, ...headers });
  }

  /** Follows redirects, as a browser would. */
  async send(method: string, path: string, body: string, headers: Headers): Promise<Sent> {
    const sent = { method, data: body, headers: { 'Content-Type': FORM, ...headers } };
    return read(await this.request.fetch(path, sent));
  }
}

/** What is written on the page. */
async function read(answer: APIResponse): Promise<Sent> {
  const text = (await answer.text())
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('<!-- -->', '')
    .replaceAll('&amp;', '&');
  return { status: answer.status(), text };
}
