import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { sendRefusal } from './refusal-page.ts';

/**
 * So many requests a minute from one address (IPv6: from one /56), counted in this process: two machines allow twice
 * as many. 0 is off.
 */
export function rateLimitPerMinute(limit: number, counts: (method: string) => boolean): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip: (request) => !counts(request.method),
    handler: (request, response) => sendRefusal(request, response, 429),
  });
}

export const isWrite = (method: string): boolean => method !== 'GET' && method !== 'HEAD';
