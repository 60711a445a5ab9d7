/**
 * Errors, and nothing else, to Sentry. The client is built by hand from the SDK's parts: `init` of @sentry/remix puts
 * its own integrations in place of those that one chooses, sets up OpenTelemetry and patches Remix's server build
 * (build/esm/server/sdk.js), which cost a quarter to a half of the requests per second when it was measured.
 */
import { scrubEvent } from './scrub-event.ts';

export type ErrorReports = {
  /** Never throws and never waits. The request's id is random; nothing else of a request is told. */
  captureError(error: unknown, requestId?: string): void;
  /** Before a process ends. False when something was left unsent. */
  flush(timeoutMs: number): Promise<boolean>;
};

export type ErrorReportOptions = {
  /** Without one nothing is loaded and nothing leaves. */
  readonly dsn: string | undefined;
  readonly environment: string;
  readonly release?: string;
  /** `web` or `worker`. */
  readonly process: string;
};

const silent: ErrorReports = { captureError: () => undefined, flush: () => Promise.resolve(true) };

export async function errorReports(options: ErrorReportOptions): Promise<ErrorReports> {
  if (options.dsn === undefined) return silent;
  // Only now: the package takes half a second to load.
  const sentry = await import('@sentry/remix');
  const client = new sentry.NodeClient({
    dsn: options.dsn,
    environment: options.environment,
    ...(options.release === undefined ? {} : { release: options.release }),
    transport: sentry.makeNodeTransport,
    stackParser: sentry.defaultStackParser,
    integrations: [sentry.linkedErrorsIntegration(), sentry.dedupeIntegration()],
    includeServerName: false,
    sendDefaultPii: false,
    sendClientReports: false,
    maxBreadcrumbs: 0,
    beforeSend: scrubEvent,
  });
  client.init();

  return {
    captureError(error, requestId) {
      const scope = new sentry.Scope();
      scope.setClient(client);
      scope.setTag('process', options.process);
      if (requestId !== undefined) scope.setTag('requestId', requestId);
      client.captureException(error, { originalException: error }, scope);
    },
    flush: async (timeoutMs) => client.flush(timeoutMs),
  };
}
