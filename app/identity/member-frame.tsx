import type { ReactNode } from 'react';
import { AccountFrame } from '../account/account-frame.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

type MemberFrameProps = {
  readonly customer: boolean;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
};

/** A customer finds it among the pages of the account; the team comes from its own area and goes back there. */
export function MemberFrame({ customer, title, lead, children }: MemberFrameProps) {
  const { identity } = useTexts();
  if (customer) {
    return (
      <AccountFrame title={title} lead={<p>{lead}</p>}>
        {children}
      </AccountFrame>
    );
  }
  return (
    <div className="narrow">
      <div className="pt-4">
        <Anchor to="/admin" className="link-tall">
          {identity.toAdmin}
        </Anchor>
      </div>
      <PageHeading title={title}>
        <p>{lead}</p>
      </PageHeading>
      {children}
    </div>
  );
}
