import type { SalonCard } from '#domain/ports/letters.ts';
import { phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

const LEGAL = [
  ['/impressum', 'impressum'],
  ['/terms', 'terms'],
  ['/privacy', 'privacy'],
] as const;

export type FooterCard = Pick<SalonCard, 'name' | 'street' | 'postalCode' | 'city' | 'phone' | 'email'>;

type SiteFooterProps = { readonly salon: FooterCard; readonly signedIn: boolean };

export function SiteFooter({ salon, signedIn }: SiteFooterProps) {
  const { frame, identity } = useTexts();
  const locale = useLocale();
  const heading = 'font-sans text-sm font-medium tracking-wide text-soft';
  return (
    <footer className="mt-20 border-t border-line bg-mist sm:mt-28">
      <div className="wrap grid gap-8 py-10 sm:grid-cols-3 sm:py-14">
        <div>
          <h2 className={heading}>{frame.footer.visit}</h2>
          <address className="mt-2 not-italic">
            {salon.name}
            <br />
            {salon.street}
            <br />
            {salon.postalCode} {salon.city}
          </address>
        </div>
        <div>
          <h2 className={heading}>{frame.footer.reach}</h2>
          <a href={`tel:${salon.phone}`} className="link-tall">
            {phoneText(salon.phone)}
          </a>
          <br />
          <a href={`mailto:${salon.email}`} className="link-tall break-all">
            {salon.email}
          </a>
        </div>
        <nav aria-label={frame.footerNavigation}>
          <h2 className={heading}>{frame.footer.legal}</h2>
          <ul>
            {LEGAL.map(([to, key]) => (
              <li key={to}>
                <Anchor to={to} className="link-tall">
                  {frame.nav[key]}
                </Anchor>
              </li>
            ))}
            <li>
              {signedIn ? (
                <form method="post" action={inLocale(locale, '/sign-out')}>
                  <button type="submit" className="link-tall cursor-pointer">
                    {identity.signOut}
                  </button>
                </form>
              ) : (
                <Anchor to="/sign-in" className="link-tall">
                  {identity.signIn.title}
                </Anchor>
              )}
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
