/**
 * Errors of our own script, to Sentry. Its SDK is loaded when the first error happens, so a page on which nothing goes
 * wrong loads none of it. A report says what broke and where in the code: no breadcrumbs (they hold what was clicked
 * and typed), no address of the page (it may be somebody's signed link).
 */
import type { BrowserClient, ErrorEvent } from '@sentry/remix';
import { redact } from '#domain/shared/redact.ts';

/** A page that breaks in a loop says so a few times, not for ever. */
const MOST_REPORTS = 5;
const MOST_MESSAGE = 500;

type Exception = NonNullable<NonNullable<ErrorEvent['exception']>['values']>[number];

export function reportErrors(): void {
  const { sentryDsn: dsn, appEnv } = document.documentElement.dataset;
  if (!dsn) return;
  let client: Promise<BrowserClient> | undefined;
  let reported = 0;
  const report = (error: unknown): void => {
    if (!(error instanceof Error) || reported >= MOST_REPORTS) return;
    reported += 1;
    client ??= load(dsn, appEnv ?? 'unknown');
    // Offline, or blocked by the visitor: then there is no report.
    client.then((loaded) => loaded.captureException(error)).catch(() => undefined);
  };
  addEventListener('error', (event) => report(event.error));
  addEventListener('unhandledrejection', (event) => report(event.reason));
}

async function load(dsn: string, environment: string): Promise<BrowserClient> {
  // Named one by one, or the bundler takes the whole SDK along: replay, feedback, tracing.
  const { BrowserClient, defaultStackParser, linkedErrorsIntegration, makeFetchTransport } =
    await import('@sentry/remix');
  const client = new BrowserClient({
    dsn,
    environment,
    transport: makeFetchTransport,
    stackParser: defaultStackParser,
    integrations: [linkedErrorsIntegration()],
    sendDefaultPii: false,
    sendClientReports: false,
    maxBreadcrumbs: 0,
    beforeSend: scrub,
  });
  client.init();
  return client;
}

/** Says what may stay; everything else that an SDK thinks of is left out. */
function scrub(event: ErrorEvent): ErrorEvent {
  const { event_id, timestamp, platform, level, environment, sdk } = event;
  const values = (event.exception?.values ?? []).map(({ type, value, stacktrace }): Exception => ({
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value: redact(value).slice(0, MOST_MESSAGE) }),
    stacktrace: {
      frames: (stacktrace?.frames ?? []).map(({ filename, function: name, lineno, colno }) => ({
        ...(filename === undefined ? {} : { filename: redact(filename) }),
        ...(name === undefined ? {} : { function: name }),
        ...(lineno === undefined ? {} : { lineno }),
        ...(colno === undefined ? {} : { colno }),
      })),
    },
  }));
  const kept = { event_id, timestamp, platform, level, environment, sdk };
  const known = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { type: undefined, ...known, exception: { values } };
}
