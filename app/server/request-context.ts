import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Gives each request its correlation id and its CSP nonce; neither is taken from the outside. */
export const requestContext =
  (runInRequest: (requestId: string, work: () => void) => void): RequestHandler =>
  (_request, response, next) => {
    const requestId = randomUUID();
    response.locals['requestId'] = requestId;
    response.locals['cspNonce'] = randomBytes(16).toString('base64');
    response.setHeader('X-Request-Id', requestId);
    runInRequest(requestId, next);
  };
