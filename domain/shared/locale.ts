export const LOCALES = ['de-CH', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text of the salon's own (a service's name, say) in each language of the product. */
export type Localized = { readonly [L in Locale]: string };

export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);
