import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** @returns the server once it listens, and the port it got */
export function listen(app: Express, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, () => resolve({ server, port: (server.address() as AddressInfo).port }));
    server.once('error', reject);
    // Longer than a proxy keeps an idle connection, so that it never sends a request into a closing one.
    server.keepAliveTimeout = 65_000;
    // A form of ours is sent within seconds; Node's five minutes are for uploads, and for whoever drips bytes.
    server.requestTimeout = 30_000;
    server.headersTimeout = 15_000;
  });
}

/** Takes no new connection and waits for the requests under way. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
