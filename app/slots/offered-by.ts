import type { SalonBook, StaffMember } from '#domain/slots/salon-book.ts';
import type { ListedCategory } from '../site/price-list.ts';
import { serviceBySlug } from './wish-query.ts';

/** What can be booked online; with one colleague in mind, only what that colleague does, at their own price. */
export function offeredBy(
  categories: readonly ListedCategory[],
  book: SalonBook,
  member: StaffMember | undefined,
): readonly ListedCategory[] {
  return categories
    .map((category) => ({
      ...category,
      services: category.services.flatMap((service) => {
        if (!service.bookable) return [];
        if (member === undefined) return [service];
        const skill = member.skills.get(serviceBySlug(book, service.slug)!.id);
        if (skill === undefined) return [];
        const minutes = skill.segments?.reduce((sum, each) => sum + each, 0) ?? service.minutes;
        return [{ ...service, price: skill.price ?? service.price, minutes, own: [] }];
      }),
    }))
    .filter(({ services }) => services.length > 0);
}
