/** One request as a browser without JavaScript sends it, and what its answer amounts to. */
import http from 'node:http';

export type Asked = {
  readonly status: number;
  /** Where it leads; empty when it leads nowhere. */
  readonly to: string;
  readonly body: string;
  readonly cookies: readonly string[];
};

export type Question = {
  readonly path: string;
  readonly cookie: string;
  /** Null: a GET. */
  readonly form: URLSearchParams | null;
  /** What a proxy would say, or somebody who pretends to be one. */
  readonly headers?: Readonly<Record<string, string>>;
};

const HOST = 'localhost';
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

export function ask(port: number, { path, cookie, form, headers: more }: Question): Promise<Asked> {
  const body = form?.toString();
  const headers: Record<string, string> = { Host: HOST, Accept: 'text/html', ...more };
  if (cookie !== '') headers['Cookie'] = cookie;
  if (body !== undefined) {
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
    headers['Content-Length'] = String(Buffer.byteLength(body));
    headers['Origin'] = `http://${HOST}`;
    headers['Sec-Fetch-Site'] = 'same-origin';
  }
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const to = answered.location ?? '';
      const cookies = answered['set-cookie'] ?? [];
      // A stream of news has no end; that it was opened is all there is to know.
      if (answered['content-type']?.startsWith('text/event-stream') === true) {
        resolve({ status, to, body: '', cookies });
        request.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status, to, body: Buffer.concat(chunks).toString('utf8'), cookies }),
      );
    });
    request.setTimeout(30_000, () => request.destroy(new Error(`no answer in time from ${path}`)));
    request.on('error', reject);
    request.end(body);
  });
}

export const closeConnections = (): void => agent.destroy();

/** `invalid`: the form says nothing usable; `sign-in`: sent to the page where one signs in; `elsewhere`: to where this person belongs instead. */
export type Outcome = 'opens' | 'invalid' | 'sign-in' | 'elsewhere' | 'missing' | 'broken';

export function outcomeOf({ status, to }: Pick<Asked, 'status' | 'to'>): Outcome {
  if (status >= 500 || status === 0) return 'broken';
  if (status === 404) return 'missing';
  if (status >= 300 && status < 400) {
    const { pathname } = new URL(to, 'http://localhost');
    if (pathname === '/sign-in') return 'sign-in';
    if (pathname === '/admin') return 'elsewhere';
  }
  return status >= 400 ? 'invalid' : 'opens';
}

/** Remix answers a script's question for one route's data with a stream that carries errors and redirects inside. */
export function outcomeOfData({ status, to, body }: Asked): Outcome {
  if (status >= 500 || status === 0) return 'broken';
  if (status === 404) return 'missing';
  if (body.includes('SingleFetchRedirect')) {
    if (body.includes('/sign-in')) return 'sign-in';
    return body.includes('"/admin"') ? 'elsewhere' : 'opens';
  }
  if (body.includes('ErrorResponse') && /\b404\b/.test(body)) return 'missing';
  return outcomeOf({ status, to });
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What of an answer could tell two addresses apart: without what is drawn anew each time and the address itself. */
export const essence = ({ status, to, body }: Asked, address: string): string =>
  [status, to, body]
    .join('\n')
    .replaceAll(/nonce="[^"]*"/g, 'nonce')
    .replaceAll(/"nonce":"[^"]*"/g, 'nonce')
    .replaceAll(address, 'address')
    .replaceAll(encodeURIComponent(address), 'address')
    .replaceAll(UUID, 'id');
