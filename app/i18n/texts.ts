import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from './catalogue.ts';
import { deCH } from './de-CH.ts';
import { en } from './en.ts';

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { 'de-CH': deCH, en };

export const textsIn = (locale: Locale): Catalogue => CATALOGUES[locale];
