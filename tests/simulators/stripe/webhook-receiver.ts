import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { readBody } from '../wire.ts';

export type Received = {
  readonly body: string;
  readonly signature: string;
  readonly event: Stripe.Event | null;
};

/** Takes messages as the product's endpoint would, and verifies them with Stripe's own code. */
export async function startReceiver(secret: string) {
  const received: Received[] = [];
  let refusals = 0;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const signature = String(request.headers['stripe-signature']);
      let event: Stripe.Event | null = null;
      try {
        event = Stripe.webhooks.constructEvent(body, signature, secret);
      } catch {
        event = null;
      }
      received.push({ body, signature, event });
      refusals -= 1;
      response.writeHead(event === null ? 400 : refusals >= 0 ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: { url: `http://127.0.0.1:${port}/api/stripe`, secrets: [secret] },
    received,
    types: (): readonly string[] => received.flatMap(({ event }) => event?.type ?? []),
    /** Answers so many of the next messages with 503. */
    refuse: (count: number): void => {
      refusals = count;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
