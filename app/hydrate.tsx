/** React in the browser, for routes whose handle asks for it. */
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { RemixBrowser } from '@remix-run/react';
import { DocumentFactsProvider } from './document/document-facts.tsx';

export function hydrate(): void {
  const { sentryDsn, appEnv } = document.documentElement.dataset;
  // Browsers hide nonces from scripts, and no element needs its own again; the request's number stays with the server.
  const facts = {
    nonce: '',
    entryModule: null,
    requestId: null,
    sentryDsn: sentryDsn ?? null,
    appEnv: appEnv ?? '',
  };
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <DocumentFactsProvider value={facts}>
          <RemixBrowser />
        </DocumentFactsProvider>
      </StrictMode>,
    );
  });
}
