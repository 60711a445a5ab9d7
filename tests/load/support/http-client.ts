/** Plain HTTP to the product's processes, in turn, with as many sockets at once as there are requests. */
import http from 'node:http';

export type Answer = {
  /** 0: none came; `failure` says why. */
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly ms: number;
  readonly failure: string | null;
};

export type Ask = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export class HttpClient {
  /** How many requests each port has got. */
  readonly sent = new Map<number, number>();
  private agent = freshAgent();
  private turn = 0;

  /** @param origin what a browser would show and send; requests go to 127.0.0.1 at the ports, one after the other */
  constructor(
    readonly origin: string,
    private readonly ports: readonly number[],
    private readonly patienceMs = 120_000,
  ) {}

  ask(ask: Ask): Promise<Answer> {
    const port = this.ports[this.turn++ % this.ports.length]!;
    this.sent.set(port, (this.sent.get(port) ?? 0) + 1);
    const started = performance.now();
    return new Promise((resolve) => {
      const finish = (
        status: number,
        headers: http.IncomingHttpHeaders,
        body: string,
        failure: string | null,
      ) => resolve({ status, headers, body, failure, ms: performance.now() - started });
      const headers: Record<string, string> = { Host: new URL(this.origin).host, ...ask.headers };
      if (ask.body !== undefined) headers['Content-Length'] = String(Buffer.byteLength(ask.body));
      const request = http.request(
        { host: '127.0.0.1', port, method: ask.method, path: ask.path, headers, agent: this.agent },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', (error) => finish(0, {}, '', error.message));
          response.on('end', () => {
            clearTimeout(timer);
            finish(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString('utf8'), null);
          });
        },
      );
      const timer = setTimeout(() => request.destroy(new Error('no answer in time')), this.patienceMs);
      request.on('error', (error) => {
        clearTimeout(timer);
        finish(0, {}, '', error.message);
      });
      request.end(ask.body);
    });
  }

  /** Closes the idle connections, so that the next requests open their own, as new visitors do. */
  close(): void {
    this.agent.destroy();
    this.agent = freshAgent();
  }
}

const freshAgent = () => new http.Agent({ keepAlive: true, maxSockets: 1_500, maxFreeSockets: 1_500 });

/** Does the work for every item, at most `width` at once; results in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
