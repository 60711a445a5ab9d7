import { useLocation } from '@remix-run/react';
import type { Role } from '#domain/identity/permissions.ts';
import { inLocale, withoutLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import type { AdminSection } from './admin-nav.ts';

type AdminHeaderProps = {
  readonly salonName: string;
  readonly role: Role;
  readonly sections: readonly { readonly section: AdminSection; readonly path: string }[];
  /** That wait for an answer; null: not this reader's business. */
  readonly openRequests: number | null;
};

/** One line above the work: where one is, where one can go, who one is. */
export function AdminHeader({ salonName, role, sections, openRequests }: AdminHeaderProps) {
  const { admin } = useTexts();
  const locale = useLocale();
  const path = withoutLocale(useLocation().pathname);
  return (
    <header className="border-b border-line bg-mist">
      <div className="flex flex-wrap items-center gap-x-6 px-4 py-1 sm:px-6">
        <Anchor to="/admin" className="flex min-h-11 items-center font-serif text-lg text-ink">
          {salonName}
        </Anchor>
        <nav
          aria-label={admin.navigation}
          className="order-last -mx-2 w-full overflow-x-auto sm:order-none sm:w-auto"
        >
          <ul className="flex">
            {sections.map(({ section, path: to }) => (
              <li key={section}>
                <Anchor
                  to={to}
                  aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}
                  className="flex min-h-11 items-center px-2 text-soft underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
                >
                  {admin.nav[section]}
                  {section === 'requests' && <OpenCount count={openRequests ?? 0} />}
                </Anchor>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-4 text-soft">
          <Anchor to="/" className="hidden min-h-11 items-center underline underline-offset-4 sm:flex">
            {admin.website}
          </Anchor>
          <Anchor
            to="/account/sessions"
            className="flex min-h-11 min-w-11 items-center justify-center text-sm underline underline-offset-4"
          >
            <span className="sr-only">{admin.devices}, </span>
            {admin.role[role]}
          </Anchor>
          <form method="post" action={inLocale(locale, '/sign-out')}>
            <button type="submit" className="min-h-11 underline underline-offset-4">
              {admin.signOut}
            </button>
          </form>
        </div>
      </div>
      {role === 'hq' && <p className="bg-accent-mist px-4 py-2 text-sm sm:px-6">{admin.readOnly}</p>}
    </header>
  );
}

/** The open calendar keeps it up to date by its mark. */
function OpenCount({ count }: { readonly count: number }) {
  const { admin } = useTexts();
  return (
    <span data-open-requests>
      {count > 0 && (
        <>
          <span
            aria-hidden="true"
            className="ml-1.5 inline-flex min-w-6 justify-center rounded-full bg-accent-deep px-1.5 text-sm font-semibold text-paper"
          >
            {count}
          </span>
          <span className="sr-only"> ({admin.open(count)})</span>
        </>
      )}
    </span>
  );
}
