import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Gives each request its correlation id and its CSP nonce; neither is taken from the outside. */
export const requestContext: RequestHandler = (_request, response, next) => {
  response.locals['requestId'] = randomUUID();
  response.locals['cspNonce'] = randomBytes(16).toString('base64');
  response.setHeader('X-Request-Id', response.locals['requestId'] as string);
  next();
};
