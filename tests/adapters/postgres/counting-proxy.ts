import net from 'node:net';

export type CountingProxy = {
  readonly url: string;
  /** How often the client spoke after the server had answered, since the last call. */
  trips(): number;
  close(): Promise<void>;
};

const LATENCY_MS = 15;

/** Stands between a pool and its server and counts round trips: what is sent without waiting counts once. */
export async function countingProxy(url: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<net.Socket>();
  let trips = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    let answered = true;
    client.on('data', (bytes) => {
      if (answered) trips += 1;
      answered = false;
      upstream.write(bytes);
    });
    // A slow line: whatever is sent without waiting for an answer is sent before the first one arrives.
    upstream.on('data', (bytes) => {
      setTimeout(() => {
        answered = true;
        client.write(bytes);
      }, LATENCY_MS);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const through = new URL(url);
  through.port = String(address.port);
  through.hostname = '127.0.0.1';
  return {
    url: through.href,
    trips: () => {
      const counted = trips;
      trips = 0;
      return counted;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
