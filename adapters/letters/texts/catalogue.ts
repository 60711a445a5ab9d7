import type { Locale } from '#domain/shared/locale.ts';
import { deCH } from './de-CH.ts';
import { en } from './en.ts';
import type { LetterTexts } from './letter-texts.ts';

const CATALOGUES: Readonly<Record<Locale, LetterTexts>> = { 'de-CH': deCH, en };

export const textsIn = (locale: Locale): LetterTexts => CATALOGUES[locale];
