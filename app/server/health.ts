import type { RequestHandler } from 'express';
import type { HealthQueries } from '#domain/ports/queries.ts';
import { RETRY_AFTER_SECONDS } from '../document/outage.ts';

/** 200 while the process can reach its database, 503 otherwise; says nothing that a stranger should not know. */
export function healthHandler(health: HealthQueries, patienceMs: number): RequestHandler {
  return async (_request, response) => {
    response.set('Cache-Control', 'no-store');
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
    });
    try {
      await Promise.race([health.ping(), impatience]);
      response.json({ status: 'ok' });
    } catch {
      response.status(503).set('Retry-After', RETRY_AFTER_SECONDS).json({ status: 'unavailable' });
    } finally {
      clearTimeout(timer);
    }
  };
}
