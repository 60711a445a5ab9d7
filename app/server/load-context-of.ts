import type { Request, Response } from 'express';
import type { SalonId } from '#domain/shared/ids.ts';
import type { Log } from '#domain/ports/log.ts';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { IdentityUseCases, PageContext, VisitorSession } from '../load-context.ts';
import { lazySignedIn, lazyVisitor, sessionCookie, visitorCookie } from '../session.server.ts';
import { describeError } from './describe-error.ts';
import { sayingWhenAway } from './saying-when-away.ts';

/** What a process composes once and every request shares. */
export type SharedServices = Omit<
  PageContext,
  | 'salonId'
  | 'baseUrl'
  | 'visitor'
  | 'identity'
  | 'signedIn'
  | 'sessionCookie'
  | 'cspNonce'
  | 'requestId'
  | 'reportError'
> & {
  readonly identity: IdentityUseCases;
  readonly salonAtHost: (host: string) => Promise<SalonId>;
  readonly https: boolean;
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
    secure: shared.https,
  });
  const signedInBy = sessionCookie({ secure: shared.https });
  return async (request, response) => {
    const salonId = await shared.salonAtHost(request.hostname);
    const requestId = String(response.locals['requestId']);
    const reportError = (error: unknown): void => {
      shared.log.error('Page failed', { requestId, error: describeError(error) });
      shared.captureError(error, requestId);
    };
    const away = sayingWhenAway(reportError);
    const whoever = lazySignedIn({
      cookie: signedInBy,
      cookieHeader: request.headers.cookie,
      salonId,
      sessions: away(shared.sessionQueries),
    });
    const browser = lazyVisitor({
      cookie,
      cookieHeader: request.headers.cookie,
      salonId,
      ids: shared.ids,
    });
    return {
      ...shared,
      useCases: away(shared.useCases),
      salonQueries: away(shared.salonQueries),
      slotQueries: away(shared.slotQueries),
      appointmentQueries: away(shared.appointmentQueries),
      calendar: {
        watch: shared.calendar.watch,
        daySheets: shared.calendar.daySheets,
        queries: away(shared.calendar.queries),
        requests: away(shared.calendar.requests),
        useCases: away(shared.calendar.useCases),
      },
      waitlist: {
        ...shared.waitlist,
        queries: away(shared.waitlist.queries),
        useCases: away(shared.waitlist.useCases),
      },
      moveOffers: {
        queries: away(shared.moveOffers.queries),
        useCases: away(shared.moveOffers.useCases),
      },
      account: {
        ...shared.account,
        queries: away(shared.account.queries),
        useCases: away(shared.account.useCases),
      },
      customers: { queries: away(shared.customers.queries), useCases: away(shared.customers.useCases) },
      settings: {
        queries: away(shared.settings.queries),
        useCases: away(shared.settings.useCases),
      },
      invoices: {
        queries: away(shared.invoices.queries),
        useCases: away(shared.invoices.useCases),
      },
      shop: {
        queries: away(shared.shop.queries),
        catalogue: away(shared.shop.catalogue),
        useCases: away(shared.shop.useCases),
      },
      orders: {
        ...shared.orders,
        cart: away(shared.orders.cart),
        queries: away(shared.orders.queries),
        useCases: away(shared.orders.useCases),
      },
      deposits: {
        queries: away(shared.deposits.queries),
        useCases: away(shared.deposits.useCases),
      },
      till: {
        slips: shared.till.slips,
        faultsOfOne: shared.till.faultsOfOne,
        queries: away(shared.till.queries),
        useCases: away(shared.till.useCases),
      },
      finance: { queries: away(shared.finance.queries), useCases: away(shared.finance.useCases) },
      salonId,
      baseUrl: await shared.addressOf(salonId),
      visitor: async () => asVisitor(await whole(whoever)) ?? (await browser()),
      identity: {
        ...away(shared.identity),
        address: request.ip ?? '',
        browser,
        halfSignedIn: async () => ((await whole(whoever)) === null ? await whoever() : null),
      },
      signedIn: () => whole(whoever),
      sessionCookie: signedInBy,
      cspNonce: String(response.locals['cspNonce']),
      requestId,
      reportError,
    };
  };
}

/** A session that still owes its second factor opens nothing. */
async function whole(whoever: () => Promise<SignedIn | null>): Promise<SignedIn | null> {
  const found = await whoever();
  return found === null || (found.hasSecondFactor && !found.showedSecondFactor) ? null : found;
}

/** A customer who has signed in books under the visitor id of the account, in whatever browser. */
const asVisitor = (signedIn: SignedIn | null): VisitorSession | null =>
  signedIn?.actor.kind === 'customer' ? { actor: signedIn.actor, setCookie: null } : null;
