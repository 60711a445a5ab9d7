import type { RequestHandler } from 'express';
import type { Log } from '#domain/ports/log.ts';

/**
 * A signed token in a path is a key to somebody's visit: a log shows that there was one, not which. Routes take
 * `/VISIT/…` and `/%76isit/…` too, so whatever is as long as a token counts as one wherever it stands.
 */
export const loggablePath = (path: string): string =>
  path
    .replace(/(\/(?:visit|invitation)\/+)[^/]+/i, '$1…')
    .replace(/[\w-]{64,}/g, '…')
    .slice(0, 120);

/** The caller left before the answer; nginx's number for it. */
const GONE = 499;

export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('close', () => {
      const status = response.writableFinished ? response.statusCode : GONE;
      // Not request.path: a router that is left standing has cut its mount point off.
      const path = request.originalUrl.split('?')[0] ?? '';
      const write = status >= 500 ? log.error : path.startsWith('/assets/') ? log.debug : log.info;
      write('Request answered', {
        requestId: response.locals['requestId'] as string,
        method: request.method,
        path: loggablePath(path),
        status,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
      });
    });
    next();
  };
}
