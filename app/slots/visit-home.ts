import { inLocale } from '../i18n/locale-path.ts';
import type { Page } from '../page-of.ts';

/** The page of the visit that a token opens. */
export const visitHome = ({ locale }: Pick<Page, 'locale'>, token: string | undefined): string =>
  inLocale(locale, `/visit/${encodeURIComponent(token ?? '')}`);
