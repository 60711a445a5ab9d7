import type { ReactNode } from 'react';

export function PageHeading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="pt-10 pb-8 sm:pt-16 sm:pb-12">
      <h1>{title}</h1>
      {children !== undefined && <div className="lead mt-4 max-w-2xl">{children}</div>}
    </header>
  );
}
