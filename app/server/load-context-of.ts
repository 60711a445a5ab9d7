import type { Request, Response } from 'express';
import type { SalonId } from '#domain/shared/ids.ts';
import type { Log } from '#domain/ports/log.ts';
import type { PageContext } from '../load-context.ts';
import { lazySignedIn, lazyVisitor, sessionCookie, visitorCookie } from '../session.server.ts';
import { describeError } from './describe-error.ts';
import { sayingWhenAway } from './saying-when-away.ts';

/** What a process composes once and every request shares. */
export type SharedServices = Omit<
  PageContext,
  'salonId' | 'visitor' | 'signedIn' | 'sessionCookie' | 'cspNonce' | 'requestId' | 'reportError'
> & {
  readonly salonAtHost: (host: string) => Promise<SalonId>;
  readonly sessionSecrets: readonly string[];
  readonly log: Log;
  readonly captureError: (error: unknown, requestId: string) => void;
};

/**
 * Makes the load context once per request. Remix hands each matched loader a Request of its own, so this is the only
 * thing that they share.
 */
export function loadContextOf(
  shared: SharedServices,
): (request: Request, response: Response) => Promise<PageContext> {
  const cookie = visitorCookie({
    secrets: shared.sessionSecrets,
    secure: shared.baseUrl.startsWith('https:'),
  });
  const signedInBy = sessionCookie({ secure: shared.baseUrl.startsWith('https:') });
  return async (request, response) => {
    const salonId = await shared.salonAtHost(request.hostname);
    const requestId = String(response.locals['requestId']);
    const reportError = (error: unknown): void => {
      shared.log.error('Page failed', { requestId, error: describeError(error) });
      shared.captureError(error, requestId);
    };
    const away = sayingWhenAway(reportError);
    return {
      ...shared,
      useCases: away(shared.useCases),
      salonQueries: away(shared.salonQueries),
      slotQueries: away(shared.slotQueries),
      appointmentQueries: away(shared.appointmentQueries),
      calendar: { queries: away(shared.calendar.queries) },
      salonId,
      visitor: lazyVisitor({ cookie, cookieHeader: request.headers.cookie, salonId, ids: shared.ids }),
      signedIn: lazySignedIn({
        cookie: signedInBy,
        cookieHeader: request.headers.cookie,
        salonId,
        sessions: shared.sessionQueries,
      }),
      sessionCookie: signedInBy,
      cspNonce: String(response.locals['cspNonce']),
      requestId,
      reportError,
    };
  };
}
