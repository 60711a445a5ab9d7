import type { ReactNode } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import type { SalonLook } from '#domain/slots/salon-look.ts';
import { useDocumentFacts } from './document/document-facts.tsx';
import { ErrorPage } from './document/error-page.tsx';
import { errorWords, UNEXPECTED } from './document/error-words.ts';
import { SiteFooter } from './document/site-footer.tsx';
import { SiteHeader } from './document/site-header.tsx';
import { localeOfPath, withoutLocale } from './i18n/locale-path.ts';
import { textsIn } from './i18n/texts.ts';
import { useLocale, useTexts } from './i18n/use-texts.ts';
import { pageOf } from './page-of.ts';
import type { AdminFrameModel } from './routes/admin-layout.tsx';
import stylesheet from './tailwind.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icon-180.png' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, known, url } = await pageOf(request, context);
  const { name, street, postalCode, city, phone, email, look } = await context.salonQueries.card(actor);
  const sells = await context.shop.queries.isOpen(actor);
  // The staff's area has no cart, nor has a browser that we do not know.
  const shops = sells && known && !isAdmin(url);
  const signedIn = (await context.signedIn()) !== null;
  return {
    baseUrl: context.baseUrl,
    signedIn,
    sells,
    inCart: shops ? await context.orders.cart.count(actor) : 0,
    salon: { name, street, postalCode, city, phone, email, look },
  };
}

const isAdmin = ({ pathname }: URL): boolean => withoutLocale(pathname).startsWith('/admin');

export const meta: MetaFunction<typeof loader> = ({ error, data, location }) => {
  const salon = data?.salon.name;
  if (error === undefined) return [{ title: salon ?? '' }];
  const { frame } = textsIn(localeOfPath(location.pathname));
  const { title } = errorWords(frame.error, isRouteErrorResponse(error) ? error : UNEXPECTED);
  return [
    { title: frame.form.errorPrefix + (salon === undefined ? title : `${title} – ${salon}`) },
    { name: 'robots', content: 'noindex' },
  ];
};

/** `frame`: the staff's area brings a header of its own. */
export type PageHandle = { readonly frame?: 'admin' };

export function Layout({ children }: { readonly children: ReactNode }) {
  const facts = useDocumentFacts();
  // Nothing, when an action has thrown before any loader ran.
  const data = useRouteLoaderData<typeof loader>('root');
  // The staff's area bears the colours of the salon in view, which may be another one than this host's.
  // Null, when an action has thrown.
  const area = useRouteLoaderData<AdminFrameModel | null>('routes/admin-layout');
  const look = (area?.visited ?? data?.salon)?.look;
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined);
  const isPublic = !handles.some((handle) => handle?.frame === 'admin');
  const { frame } = useTexts();
  return (
    <html lang={useLocale()} data-sentry-dsn={facts.sentryDsn ?? undefined} data-app-env={facts.appEnv}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#ffffff" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
        {look != null && <style nonce={facts.nonce}>{styleOf(look)}</style>}
        {import.meta.env.DEV && <script type="module" src="/@vite/client" nonce={facts.nonce} />}
        {facts.entryModule !== null && <script type="module" src={facts.entryModule} nonce={facts.nonce} />}
      </head>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:bg-paper focus:px-4 focus:py-3"
        >
          {frame.skip}
        </a>
        {isPublic && data != null && (
          <SiteHeader
            salonName={data.salon.name}
            signedIn={data.signedIn}
            sells={data.sells}
            inCart={data.inCart}
          />
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {isPublic && data != null && <SiteFooter salon={data.salon} signedIn={data.signedIn} />}
      </body>
    </html>
  );
}

/** The salon's own colours in place of the house's; the domain has seen to it that they are colours and readable. */
const styleOf = ({ accent, deep, mist }: SalonLook): string =>
  `:root{--color-accent:${accent};--color-accent-deep:${deep};--color-accent-mist:${mist}}`;

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage failure={isRouteErrorResponse(error) ? error : UNEXPECTED} />;
}
