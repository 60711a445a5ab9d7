/** Express in front of Remix: everything that must be decided before Remix reads a request, and what it is too slow for. */
import path from 'node:path';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Log } from '#domain/ports/log.ts';
import type { HealthQueries } from '#domain/ports/queries.ts';
import { Unavailable } from '#domain/shared/unavailable.ts';
import { addressGuard } from './address-guard.ts';
import { describeError } from './describe-error.ts';
import { healthHandler } from './health.ts';
import type { TakeNotice } from '#domain/payments/use-cases/take-notice.ts';
import { PAYMENT_WEBHOOK_PATH, paymentWebhook } from './payment-webhook.ts';
import { openapi } from './openapi.ts';
import { shopPictures, type PictureServices } from './shop-pictures.ts';
import { holdsPerTenMinutes, isWrite, ordersPerTenMinutes, perMinute } from './rate-limits.ts';
import { sendRefusal } from './refusal-page.ts';
import { requestContext } from './request-context.ts';
import { requestGuard } from './request-guard.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { slotsApi, type SlotsApiServices } from './slots-api.ts';

/** A form of this product, with the longest note, stays well under it. */
const MAX_FORM_BYTES = 32 * 1024;
const MEBIBYTE = 1024 * 1024;
const FILE_PAGES = [
  // Where the team hands in a list of customers: five thousand lines have less.
  { at: /^(?:\/en)?\/admin\/customers\/import\/?$/i, maxBytes: 3 * MEBIBYTE },
  // A product's picture: the page itself says what is more than ten, so that a telephone's hears it beside the field.
  { at: /^(?:\/en)?\/admin\/products\/[^/]+\/images\/?$/i, maxBytes: 20 * MEBIBYTE },
];
/** A page of the shop shows a dozen. */
const PICTURES_A_PAGE = 20;
const HEALTH_PATIENCE_MS = 2_000;

export type ServerOptions = {
  readonly baseUrl: string;
  /** The origin of the salon's own forms at this host. */
  readonly ownOriginAt: (hostname: string) => Promise<string>;
  readonly trustProxy: number;
  readonly formRateLimit: number;
  readonly apiRateLimit: number;
  readonly holdRateLimit: number;
  readonly orderRateLimit: number;
  readonly pageRateLimit: number;
  readonly sentryOrigin: string | null;
  /** The folder of the browser's build; null while developing, when Vite serves it. */
  readonly clientDir: string | null;
  /** Vite's own middleware while developing. */
  readonly vite: RequestHandler | null;
  readonly log: Log;
  readonly health: HealthQueries;
  readonly slots: SlotsApiServices;
  readonly pictures: PictureServices;
  /** Where somebody pays, as origins. */
  readonly payAt: readonly string[];
  readonly takePaymentNotice: TakeNotice;
  readonly remix: RequestHandler;
  /** Makes the correlation id known to everything that the request leads to. */
  readonly runInRequest: (requestId: string, work: () => void) => void;
  readonly captureError: (error: unknown, requestId: string) => void;
  /** Routes of a benchmark's own; mounted last before Remix. */
  readonly extra?: (app: Express) => void;
};

export function createServer(options: ServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy);
  app.set('etag', false);
  app.use(requestContext(options.runInRequest));
  app.use(
    securityHeaders({
      https: options.baseUrl.startsWith('https:'),
      connectTo: options.sentryOrigin === null ? [] : [options.sentryOrigin],
      formsTo: options.payAt,
      development: options.vite !== null,
    }),
  );
  app.get('/api/health', healthHandler(options.health, HEALTH_PATIENCE_MS));
  app.use(requestLog(options.log));
  app.use(addressGuard({ trustProxy: options.trustProxy }));
  app.use(compression());
  if (options.clientDir !== null) serveStatic(app, options.clientDir);
  if (options.vite !== null) app.use(options.vite);

  const apiLimit = perMinute(options.apiRateLimit, () => true);
  app.use('/api/salons', (_request, response, next) => {
    // Public data without cookies: a widget on any site may read it, refusals included.
    response.set('Access-Control-Allow-Origin', '*');
    next();
  });
  app.get('/api/salons/:salon/slots', apiLimit, slotsApi(options.slots));
  app.post(PAYMENT_WEBHOOK_PATH, ...paymentWebhook(options.takePaymentNotice, options.log));
  const description = openapi(options.baseUrl);
  app.get('/api/openapi.json', apiLimit, (_request, response) => void response.json(description));
  app.use('/api', (request, response, next) => {
    if (isWrite(request)) return next();
    sendRefusal(asApi(request), response, 404);
  });

  app.get(
    '/images/:id/:file',
    perMinute(options.pageRateLimit * PICTURES_A_PAGE, () => true),
    shopPictures(options.pictures),
  );

  app.use(
    requestGuard({
      ownOriginAt: options.ownOriginAt,
      maxBodyBytes: MAX_FORM_BYTES,
      files: FILE_PAGES,
    }),
  );
  app.use(perMinute(options.formRateLimit, isWrite));
  app.use(holdsPerTenMinutes(options.holdRateLimit));
  app.use(ordersPerTenMinutes(options.orderRateLimit));
  app.use(perMinute(options.pageRateLimit, (request) => !isWrite(request)));
  options.extra?.(app);
  app.use(options.remix);
  app.use(lastResort(options));
  return app;
}

function serveStatic(app: Express, clientDir: string): void {
  // Names under /assets carry a hash of their content.
  app.use(
    '/assets',
    express.static(path.join(clientDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(clientDir, { maxAge: '1h', index: false }));
}

/** Express strips the mount path; the refusal decides by it. */
const asApi = <R extends express.Request>(request: R): R =>
  Object.create(request, { path: { value: request.baseUrl + request.path } }) as R;

function lastResort(options: ServerOptions): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500) {
      // A file outside of the folder is one that does not exist; the rest is an odd range or condition.
      if (!response.headersSent) sendRefusal(request, response, status === 403 || status === 404 ? 404 : 400);
      return;
    }
    const requestId = String(response.locals['requestId']);
    options.log.error('Request failed', { requestId, error: describeError(error) });
    options.captureError(error, requestId);
    if (response.headersSent) return next(error);
    sendRefusal(request, response, error instanceof Unavailable ? 503 : 500);
  };
}
