import { useLocation } from '@remix-run/react';
import { inLocale, withoutLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import type { AdminFrameModel } from '../routes/admin-layout.tsx';

type AdminHeaderProps = {
  readonly model: AdminFrameModel;
  /** The one in view. */
  readonly salon: { readonly name: string; readonly city: string };
};

/** One line above the work: where one is, where one can go, who one is. */
export function AdminHeader({ model, salon }: AdminHeaderProps) {
  const { role, sections, salonId, visited, openRequests } = model;
  const { admin } = useTexts();
  const locale = useLocale();
  const path = withoutLocale(useLocation().pathname);
  return (
    <header className="border-b border-line bg-mist" data-salon={salonId}>
      <div className="flex flex-wrap items-center gap-x-6 px-4 py-1 sm:px-6">
        <Anchor
          to={role === 'hq' ? '/admin/calendar' : '/admin'}
          className="flex min-h-11 items-center font-serif text-lg text-ink"
        >
          {salon.name}
        </Anchor>
        <nav
          aria-label={admin.navigation}
          className="order-last -mx-2 w-full overflow-x-auto 2xl:order-none 2xl:w-auto"
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
          <a
            href={`${visited?.website ?? ''}${inLocale(locale, '/')}`}
            className="hidden min-h-11 items-center underline underline-offset-4 sm:flex"
          >
            {admin.website}
          </a>
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
      {role === 'hq' && (
        <div className="flex flex-wrap items-center gap-x-6 border-t-4 border-accent bg-accent-mist px-4 py-1 text-sm sm:px-6">
          <p className="pt-2 sm:pt-0">
            {admin.readOnly} <strong className="font-medium">{salon.name}</strong>, {salon.city}
          </p>
          <Anchor
            to="/admin/salons"
            className="link-tall"
            aria-current={path === '/admin/salons' ? 'page' : undefined}
          >
            {admin.salons.title}
          </Anchor>
        </div>
      )}
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
