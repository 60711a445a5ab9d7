import type { AnchorHTMLAttributes } from 'react';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale } from '../i18n/use-texts.ts';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  /** A path of this site without its language. */
  readonly to: string;
};

/** A link within the site, in the language of the page. */
export function Anchor({ to, ...rest }: AnchorProps) {
  return <a href={inLocale(useLocale(), to)} {...rest} />;
}
