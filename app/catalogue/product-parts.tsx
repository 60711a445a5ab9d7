import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

const PARTS = [
  ['content', ''],
  ['images', '/images'],
  ['stock', '/stock'],
] as const;

export type ProductPart = (typeof PARTS)[number][0];

type ProductPartsProps = { readonly id: string; readonly current: ProductPart; readonly title: string };

/** The head of the three pages of a product. */
export function ProductParts({ id, current, title }: ProductPartsProps) {
  const words = useTexts().shop.product;
  return (
    <>
      <p className="pt-4">
        <Anchor to="/admin/products" className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <h1 className="text-3xl sm:text-4xl">{title}</h1>
      <nav aria-label={words.partsLabel} className="mt-3 mb-6 border-b border-line">
        <ul className="-mx-2 flex flex-wrap">
          {PARTS.map(([part, path]) => (
            <li key={part}>
              <Anchor
                to={`/admin/products/${id}${path}`}
                aria-current={part === current ? 'page' : undefined}
                className="flex min-h-11 items-center px-2 text-soft underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
              >
                {words.parts[part]}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
