/** The loading side as a process of its own: what it costs must not be taken from the server that is measured. */
import autocannon from 'autocannon';
import type { LoadAnswer, LoadOrder } from './http-load.ts';

process.on('message', (order: LoadOrder) => {
  fire(order).then(
    (load) => process.send?.({ load } satisfies LoadAnswer),
    (error: unknown) => process.send?.({ failure: String(error) } satisfies LoadAnswer),
  );
});
process.on('disconnect', () => process.exit(0));

/** Each connection walks through its own share of the paths, so that no two ask the same. */
async function fire(order: LoadOrder) {
  const { connections, paths, headers = {}, forms } = order;
  const durations: number[] = [];
  const statuses = new Map<number, number>();
  let bodyBytes = 0;
  let errors = 0;
  let next = 0;
  let ended = 0;
  const setupClient = (client: autocannon.Client) => {
    const share = paths.filter((_path, index) => index % connections === next % connections);
    next += 1;
    client.setRequests(
      forms === undefined
        ? (share.length > 0 ? share : paths).map((path) => ({ path, method: 'GET' as const, headers }))
        : forms
            .filter((_form, index) => index % connections === next % connections)
            .map((body) => ({ path: paths[0] ?? '/', method: 'POST' as const, body, headers })),
    );
    // The types promise an object of headers; what comes is the parser's answer with a flat list in it.
    client.on('headers', (answer: unknown) => {
      bodyBytes += contentLength((answer as { readonly headers: readonly string[] }).headers);
    });
  };
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: order.origin,
        connections,
        setupClient,
        timeout: 30,
        sampleInt: 50,
        ...(order.requests === null ? { duration: order.seconds } : { amount: order.requests }),
      },
      (error: unknown) => (error ? reject(error as Error) : resolve()),
    );
    run.on('response', (_client, status, _bytes, milliseconds) => {
      ended = performance.now();
      durations.push(milliseconds);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    run.on('reqError', () => (errors += 1));
  });
  durations.sort((a, b) => a - b);
  const count = durations.length;
  return {
    requests: count,
    seconds: (ended - started) / 1000,
    perSecond: count / ((ended - started) / 1000),
    meanBodyBytes: count === 0 ? 0 : bodyBytes / count,
    p50Ms: durations[Math.floor(count / 2)] ?? 0,
    p99Ms: durations[Math.floor(count * 0.99)] ?? 0,
    refused: count - (statuses.get(200) ?? 0),
    errors,
  };
}

function contentLength(headers: readonly string[]): number {
  for (let i = 0; i < headers.length; i += 2) {
    if (headers[i]!.toLowerCase() === 'content-length') return Number(headers[i + 1]);
  }
  return 0;
}
