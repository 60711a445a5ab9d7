import { useLocation } from '@remix-run/react';
import { LOCALES } from '#domain/shared/locale.ts';
import { inLocale, withoutLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

const NAV = [
  ['/services', 'services'],
  ['/shop', 'shop'],
  ['/team', 'team'],
  ['/contact', 'contact'],
] as const;

const NAV_LINK =
  'flex min-h-11 items-center px-1 text-soft sm:px-2 underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline';

type SiteHeaderProps = {
  readonly salonName: string;
  readonly signedIn: boolean;
  /** Something is on sale. */
  readonly sells: boolean;
  /** Pieces in the cart. */
  readonly inCart: number;
};

const isAt = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`);

/** On a phone the steps of a booking have the top to themselves. The line holds everything from a small desk on. */
export function SiteHeader({ salonName, signedIn, sells, inCart }: SiteHeaderProps) {
  const { frame, account, identity, orders } = useTexts();
  const path = withoutLocale(useLocation().pathname);
  const own = signedIn ? '/account' : '/sign-in';
  const choosing = path === '/book' || path.startsWith('/book/');
  const booking = choosing || path.startsWith('/visit');
  return (
    <header className="border-b border-line">
      <div
        className={`wrap flex flex-wrap items-center justify-between gap-x-3 pt-3 lg:gap-x-8 lg:py-4 ${choosing ? 'pb-3 sm:pb-0' : ''}`}
      >
        <Anchor to="/" className="flex min-h-11 items-center font-serif text-xl tracking-wide text-ink">
          {salonName}
        </Anchor>
        <div className="ml-auto flex items-center gap-2 sm:gap-4 lg:order-last lg:ml-0">
          <LocaleSwitch />
          {!booking && (
            <Anchor to="/book" className="btn-main min-h-11 px-4 py-2" aria-label={frame.nav.book}>
              <span className="sm:hidden">{frame.nav.bookShort}</span>
              <span className="hidden sm:inline">{frame.nav.book}</span>
            </Anchor>
          )}
        </div>
        <nav
          aria-label={frame.mainNavigation}
          className={`-mx-1 w-full sm:-mx-2 sm:block lg:w-auto ${choosing ? 'hidden' : ''}`}
        >
          {/* With a basket among them they move closer: the line still holds everything on a desk. */}
          <ul className={`flex flex-wrap ${inCart > 0 ? 'sm:gap-x-1' : 'sm:gap-x-3'}`}>
            {NAV.filter(([, key]) => key !== 'shop' || sells).map(([to, key]) => (
              <li key={to}>
                <Anchor to={to} aria-current={isAt(path, to) ? 'page' : undefined} className={NAV_LINK}>
                  {key === 'services' ? (
                    <>
                      <span className="sm:hidden">{frame.nav.servicesShort}</span>
                      <span className="hidden sm:inline">{frame.nav.services}</span>
                    </>
                  ) : (
                    frame.nav[key]
                  )}
                </Anchor>
              </li>
            ))}
            {inCart > 0 && (
              <li>
                <Anchor
                  to="/cart"
                  aria-label={orders.cart.inHead(inCart)}
                  aria-current={path === '/cart' ? 'page' : undefined}
                  className={`${NAV_LINK} min-w-11 justify-center gap-1`}
                >
                  <Basket />
                  <span className="tabular-nums">{inCart}</span>
                </Anchor>
              </li>
            )}
            <li>
              <Anchor to={own} aria-current={path === own ? 'page' : undefined} className={NAV_LINK}>
                <span className="sm:hidden">{frame.nav.accountShort}</span>
                <span className="hidden sm:inline">{signedIn ? account.title : identity.signIn.title}</span>
              </Anchor>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

const Basket = () => (
  <svg
    viewBox="0 0 20 20"
    className="size-5"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    aria-hidden="true"
  >
    <path d="M2 8h16l-1.6 9H3.6L2 8Zm4 0 3-6m5 6-3-6" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
);

/** The same page, with all that is in its address, in the other language. */
function LocaleSwitch() {
  const { frame } = useTexts();
  const here = useLocale();
  const { pathname, search } = useLocation();
  return (
    <nav aria-label={frame.language.label} className="flex">
      {LOCALES.filter((locale) => locale !== here).map((locale) => (
        <a
          key={locale}
          href={inLocale(locale, withoutLocale(pathname)) + search}
          hrefLang={locale}
          lang={locale}
          className="flex min-h-11 min-w-11 items-center justify-center text-soft underline-offset-4 hover:text-ink hover:underline"
        >
          <span aria-hidden="true">{frame.shortLanguage[locale]}</span>
          <span className="sr-only">{frame.language[locale]}</span>
        </a>
      ))}
    </nav>
  );
}
