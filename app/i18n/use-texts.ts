import { useLocation } from '@remix-run/react';
import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from './catalogue.ts';
import { localeOfPath } from './locale-path.ts';
import { textsIn } from './texts.ts';

/** The language of the page that is being rendered: its address says it. */
export const useLocale = (): Locale => localeOfPath(useLocation().pathname);

export const useTexts = (): Catalogue => textsIn(useLocale());
