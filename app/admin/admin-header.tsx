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
  const { role, salonId, visited } = model;
  const { admin } = useTexts();
  const locale = useLocale();
  const path = withoutLocale(useLocation().pathname);
  return (
    <header className="border-b border-line bg-mist" data-salon={salonId}>
      <div className="flex flex-wrap items-center gap-x-3 px-4 py-1 sm:gap-x-6 sm:px-6">
        <Anchor
          to={role === 'hq' ? '/admin/calendar' : '/admin'}
          className="flex min-h-11 items-center font-serif text-lg text-ink"
        >
          {salon.name}
        </Anchor>
        <nav
          aria-label={admin.navigation}
          className="order-last hidden w-full lg:-mx-1.5 lg:block lg:text-[0.9375rem] 2xl:order-none 2xl:w-auto"
        >
          <ul className="flex flex-wrap">
            <Sections model={model} path={path} />
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-3 text-sm text-soft sm:gap-4 sm:text-base">
          <a
            href={`${visited?.website ?? ''}${inLocale(locale, '/')}`}
            className="hidden min-h-11 items-center underline underline-offset-4 sm:flex"
          >
            {admin.website}
          </a>
          <Anchor
            to="/account/sessions"
            className="flex min-h-11 min-w-11 items-center justify-center underline underline-offset-4"
          >
            {admin.account}
            <span className="sr-only">, {admin.role[role]}</span>
          </Anchor>
          <form method="post" action={inLocale(locale, '/sign-out')}>
            <button type="submit" className="min-h-11 underline underline-offset-4">
              {admin.signOut}
            </button>
          </form>
        </div>
      </div>
      <Menu model={model} path={path} />
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

type PartsProps = { readonly model: AdminFrameModel; readonly path: string };

const isAt = (to: string, path: string): boolean => path === to || path.startsWith(`${to}/`);

function Sections({ model, path }: PartsProps) {
  const { admin } = useTexts();
  return model.sections.map(({ section, path: to }) => (
    <li key={section}>
      <Anchor
        to={to}
        aria-current={isAt(to, path) ? 'page' : undefined}
        className="flex min-h-11 items-center px-2 text-soft lg:px-1.5 underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
      >
        {admin.nav[section]}
        {section === 'requests' && <OpenCount count={model.openRequests ?? 0} />}
      </Anchor>
    </li>
  ));
}

/** Where the parts do not fit into a row. The browser opens it by itself; it says where one is, and who waits. */
function Menu({ model, path }: PartsProps) {
  const { admin } = useTexts();
  const here = model.sections.find(({ path: to }) => isAt(to, path));
  return (
    <details className="group border-t border-line lg:hidden">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 px-4 sm:px-6">
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-none stroke-current stroke-[1.5]">
          <path d="M1 3.5h14M1 8h14M1 12.5h14" />
        </svg>
        <span>
          {admin.menu}
          {here !== undefined && <span className="text-soft">: {admin.nav[here.section]}</span>}
        </span>
        <OpenCount count={model.openRequests ?? 0} about={admin.nav.requests} />
      </summary>
      <nav aria-label={admin.navigation} className="border-t border-line px-2 pb-2 sm:px-4">
        <ul className="grid grid-cols-2 sm:grid-cols-3">
          <Sections model={model} path={path} />
        </ul>
      </nav>
    </details>
  );
}

/** The open calendar keeps it up to date by its mark. */
function OpenCount({ count, about }: { readonly count: number; readonly about?: string }) {
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
          <span className="sr-only">
            {' '}
            ({about !== undefined && `${about}: `}
            {admin.open(count)})
          </span>
        </>
      )}
    </span>
  );
}
