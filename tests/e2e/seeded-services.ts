import type { Locale } from '#domain/shared/locale.ts';
import { SERVICES } from '#db/seed/salon/services.ts';

/** The name of a seeded service as the pages show it. */
export function nameOf(slug: string, locale: Locale = 'de-CH'): string {
  const service = SERVICES.find((each) => each.slug === slug);
  if (service === undefined) throw new Error(`no service ${slug} in the seed`);
  return service.name[locale === 'en' ? 1 : 0];
}
