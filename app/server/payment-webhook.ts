/**
 * The payment vendor's messages: no form of ours, so they pass in front of the guard. What they are is proved by a
 * signature over the body's very bytes; the answer comes before anything is done about them.
 */
import express, { type RequestHandler } from 'express';
import type { Log } from '#domain/ports/log.ts';
import type { TakeNotice } from '#domain/payments/use-cases/take-notice.ts';

/** A real endpoint is set up in the vendor's dashboard with this path. */
export const PAYMENT_WEBHOOK_PATH = '/api/webhooks/stripe';

const SIGNATURE = 'stripe-signature';
/** The largest object that the vendor sends stays well under it. */
const MOST_BYTES = 512 * 1024;

export function paymentWebhook(take: TakeNotice, log: Log): readonly RequestHandler[] {
  const receive: RequestHandler = (request, response, next) => {
    const body: unknown = request.body;
    const header = request.headers[SIGNATURE];
    const message = {
      // Of another type than announced it was not read, and proves nothing.
      body: Buffer.isBuffer(body) ? body : new Uint8Array(),
      signature: typeof header === 'string' ? header : null,
    };
    take(message)
      .then((taken) => {
        if (taken.ok) return void response.status(200).json({ received: true });
        log.warn('A payment message was refused', { kind: taken.error.kind });
        response.status(400).json({ error: taken.error.kind });
      })
      .catch(next);
  };
  return [express.raw({ type: 'application/json', limit: MOST_BYTES }), receive];
}
