import { useLocation } from '@remix-run/react';
import { Anchor } from '../ui/anchor.tsx';
import { keepReturn } from './keep-return.ts';

/** A link between the pages of signing in; where somebody wanted to go comes along. */
export function WayLink({ to, children }: { readonly to: string; readonly children: string }) {
  const { search } = useLocation();
  return (
    <Anchor to={keepReturn(to, new URL(search, 'https://salon.invalid/'))} className="link-tall">
      {children}
    </Anchor>
  );
}
