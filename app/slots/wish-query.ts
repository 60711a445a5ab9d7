/**
 * The choice so far, as it stands in the address: `s=damenschnitt&s=tonen&with=mia`, or one colleague per service
 * (`with.tonen=mia`). Slugs are public names; nothing personal stands here. Whatever else is in the query is ignored.
 */
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { SalonBook, Service } from '#domain/slots/salon-book.ts';
import type { StaffWish, VisitWish, WishItem } from '#domain/slots/visit-wish.ts';

/** More than any salon allows in a visit: enough to say "too many", not enough to work hard for a strange address. */
const MOST_READ = 20;
const ANY = 'any';

export type WishQuery = {
  readonly services: readonly string[];
  readonly staff: string | null;
  readonly staffPerService: ReadonlyMap<string, string>;
};

export function readWishQuery(params: URLSearchParams): WishQuery {
  const services = [...new Set(params.getAll('s').filter((slug) => slug !== ''))].slice(0, MOST_READ);
  const perService = services.flatMap((slug): [string, string][] => {
    const staff = params.get(`with.${slug}`);
    return staff === null || staff === '' ? [] : [[slug, staff]];
  });
  return { services, staff: params.get('with') || null, staffPerService: new Map(perService) };
}

/** A slug that the salon does not have. Everything else about a wish is for the domain to judge. */
export type UnknownSlug = { readonly kind: 'unknown_slug'; readonly of: 'service' | 'staff' };

export function resolveWish(query: WishQuery, book: SalonBook): Result<VisitWish, UnknownSlug> {
  const items: WishItem[] = [];
  for (const slug of query.services) {
    const service = serviceBySlug(book, slug);
    if (service === undefined) return err({ kind: 'unknown_slug', of: 'service' });
    const staff = resolveStaff(query.staffPerService.get(slug) ?? query.staff, book);
    if (staff === null) return err({ kind: 'unknown_slug', of: 'staff' });
    items.push({ serviceId: service.id, staff });
  }
  return ok({ items });
}

function resolveStaff(slug: string | null, book: SalonBook): StaffWish | null {
  if (slug === null || slug === ANY) return ANY;
  return book.staff.find((member) => member.slug === slug)?.id ?? null;
}

export const serviceBySlug = (book: SalonBook, slug: string): Service | undefined =>
  [...book.services.values()].find((service) => service.slug === slug);

/** The address of a wish, without a leading `?`. Services that are no longer sold fall out. */
export function queryOfWish(
  wish: VisitWish,
  book: SalonBook,
  extra: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams();
  const known = wish.items.flatMap(({ serviceId, staff }) => {
    const service = book.services.get(serviceId);
    const member = staff === ANY ? undefined : book.staff.find(({ id }) => id === staff);
    return service === undefined ? [] : [{ service: service.slug, staff: member?.slug ?? ANY }];
  });
  for (const { service } of known) params.append('s', service);
  const [first] = known;
  if (first !== undefined && known.every(({ staff }) => staff === first.staff)) {
    if (first.staff !== ANY) params.append('with', first.staff);
  } else {
    for (const { service, staff } of known) params.append(`with.${service}`, staff);
  }
  for (const [name, value] of Object.entries(extra)) params.append(name, value);
  return params.toString();
}
