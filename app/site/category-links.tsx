import { useTexts } from '../i18n/use-texts.ts';
import type { ListedCategory } from './price-list.ts';

/** The price list is long on a phone: from the top to each of its parts. */
export function CategoryLinks({
  categories,
}: {
  readonly categories: readonly Pick<ListedCategory, 'slug' | 'name'>[];
}) {
  const { services } = useTexts().site;
  return (
    <nav aria-label={services.onThisPage}>
      <ul className="flex flex-wrap gap-x-6">
        {categories.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`#${slug}`} className="link-tall">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
