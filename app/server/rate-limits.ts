import { rateLimit } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import { sendRefusal } from './refusal-page.ts';

export type RateLimit = {
  /** Requests from one address (IPv6: from one /56) within the window; 0 is off. */
  readonly limit: number;
  readonly windowMs: number;
  readonly counts: (request: Request) => boolean;
};

/** Counted in this process: two machines allow twice as many. */
export function rateLimited({ limit, windowMs, counts }: RateLimit): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip: (request) => !counts(request),
    handler: (request, response) => sendRefusal(request, response, 429),
  });
}

const MINUTE = 60_000;

export const perMinute = (limit: number, counts: (request: Request) => boolean): RequestHandler =>
  rateLimited({ limit, windowMs: MINUTE, counts });

/**
 * A visitor is a cookie, and whoever throws it away is a new one: the two holds that each may have bind only the
 * honest. What one address can hold at the same time is bounded by what it may ask for in a hold's ten minutes.
 */
export const holdsPerTenMinutes = (limit: number): RequestHandler =>
  rateLimited({ limit, windowMs: 10 * MINUTE, counts: isReserving });

/**
 * For the same reason: an order that is paid when it is fetched keeps its goods for days, and posts a letter to whatever
 * address was typed. Checking out asks twice an order, so this is half as many orders.
 */
export const ordersPerTenMinutes = (limit: number): RequestHandler =>
  rateLimited({ limit, windowMs: 10 * MINUTE, counts: isOrdering });

export const isWrite = ({ method }: Pick<Request, 'method'>): boolean =>
  method !== 'GET' && method !== 'HEAD';

const isReserving = (request: Request): boolean =>
  isWrite(request) && /^(\/en)?\/book\/time(\.data)?\/?$/i.test(decoded(request.path));

const isOrdering = (request: Request): boolean =>
  isWrite(request) && /^(\/en)?\/checkout(\.data)?\/?$/i.test(decoded(request.path));

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
