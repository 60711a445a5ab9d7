import type { ReactNode } from 'react';
import { useLocation } from '@remix-run/react';
import { withoutLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

const PAGES = [
  ['/account', 'visits'],
  ['/account/orders', 'orders'],
  ['/account/vouchers', 'vouchers'],
  ['/account/points', 'points'],
  ['/account/waitlist', 'waitlist'],
  ['/account/invoices', 'invoices'],
  ['/account/profile', 'profile'],
  ['/account/consents', 'consents'],
  ['/account/calendar', 'calendar'],
  ['/account/sessions', 'sessions'],
  ['/account/log', 'log'],
] as const;

type AccountFrameProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** Every page of the account: the way to the others, and what it is about. */
export function AccountFrame({ title, lead, children }: AccountFrameProps) {
  const { nav } = useTexts().account;
  const path = withoutLocale(useLocation().pathname);
  return (
    <div className="narrow">
      <nav aria-label={nav.label} className="pt-4">
        <ul className="-mx-2 flex flex-wrap gap-x-1 border-b border-line">
          {PAGES.map(([to, key]) => (
            <li key={to}>
              <Anchor
                to={to}
                aria-current={path === to ? 'page' : undefined}
                className="flex min-h-11 items-center px-2 text-soft underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
              >
                {nav[key]}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      <PageHeading title={title}>{lead}</PageHeading>
      {children}
    </div>
  );
}
