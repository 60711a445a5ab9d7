import { Writable } from 'node:stream';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import type { ReactNode } from 'react';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { DocumentFactsProvider } from './document/document-facts.tsx';
import { RETRY_AFTER_SECONDS } from './document/outage.ts';
import { noteRefusedForm } from './document/refused-form.ts';
import { withoutLocale } from './i18n/locale-path.ts';

const ABORT_AFTER_MS = 5_000;

/** Steps of a booking and signed links: neither a proxy nor the back button may show a stale one. */
const isPersonal = (pathname: string): boolean =>
  /^\/(book|visit|admin|account|sessions|second-factor)(\/|$)/i.test(withoutLocale(pathname));

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  // A form that came back may be gone back to, with what was typed; any other step is asked for anew.
  const anew = request.method === 'GET' && isPersonal(new URL(request.url).pathname);
  headers.set('Cache-Control', anew ? 'private, no-store' : 'private, no-cache');
  noteRefusedForm(remixContext.staticHandlerContext, status);
  const facts = {
    nonce: context.cspNonce,
    entryModule: remixContext.manifest.entry.module,
    requestId: context.requestId,
    sentryDsn: context.sentryDsn,
    appEnv: context.appEnv,
  };
  const page = (
    <DocumentFactsProvider value={facts}>
      <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={facts.nonce} />
    </DocumentFactsProvider>
  );
  return whole(page, facts.nonce, (error) => context.reportError(error)).then((body) => {
    const shown = failureOf(remixContext) ?? status;
    if (shown === 503) headers.set('Retry-After', RETRY_AFTER_SECONDS);
    return new Response(body, { headers, status: shown });
  });
}

/**
 * The page in one piece. No page here waits for a part of itself, and React's pieces of 2 kB would each pass through
 * the compression and the socket by themselves: a fifth of what a long page costs.
 */
function whole(
  page: ReactNode,
  nonce: string,
  report: (error: unknown) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    let shellStands = false;
    const pieces: Buffer[] = [];
    const collected = new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(piece);
        done();
      },
      final(done) {
        resolve(Buffer.concat(pieces));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        shellStands = true;
      },
      onAllReady() {
        clearTimeout(impatience);
        pipe(collected);
      },
      onShellError(error) {
        clearTimeout(impatience);
        reject(error as Error);
      },
      onError(error) {
        // Errors before the shell reject the promise and are reported by whoever waits for it.
        if (shellStands) report(error);
      },
    });
    const impatience = setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}

/** Remix keeps the status of an action that refused (409) when a loader fails after it and the error page is shown. */
function failureOf({ staticHandlerContext: { errors } }: EntryContext): 500 | 503 | null {
  const all = Object.values(errors ?? {});
  if (all.some((error) => !isRouteErrorResponse(error))) return 500;
  return all.some((error) => isRouteErrorResponse(error) && error.status === 503) ? 503 : null;
}

/** A page's data without the page: nothing of ours asks for it, and nobody is to keep it. */
export function handleDataRequest(response: Response): Response {
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** The one place that hears of unexpected errors in loaders and actions. Answers that somebody threw are none. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) context.reportError(error);
}
