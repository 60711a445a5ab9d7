import { useTexts } from '../i18n/use-texts.ts';
import type { ShopModel } from '../routes/shop.tsx';
import { CategoryLinks } from '../site/category-links.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { ProductPicture } from './product-picture.tsx';
import type { CardModel } from './shop-model.ts';

const CARD_SIZES = '(min-width: 64rem) 16rem, (min-width: 40rem) 30vw, 45vw';

export function ShopPage({ shelves, vatLiable }: ShopModel) {
  const { shop, vouchers } = useTexts();
  const words = shop.site;
  return (
    <div className="wrap">
      <PageHeading title={words.title}>
        <p>{words.lead}</p>
      </PageHeading>
      <p className="mb-4">
        <Anchor to="/vouchers" className="link-tall">
          {vouchers.buy.link}
        </Anchor>
      </p>
      <CategoryLinks categories={shelves} />
      {shelves.map((shelf, index) => (
        <section key={shelf.slug} id={shelf.slug} className="pt-12" aria-labelledby={`${shelf.slug}-name`}>
          <h2 id={`${shelf.slug}-name`}>{shelf.name}</h2>
          <ul className="mt-5 grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-8 lg:grid-cols-4">
            {shelf.products.map((product) => (
              <ProductCard key={product.slug} product={product} first={index === 0} />
            ))}
          </ul>
        </section>
      ))}
      <p className="mt-12 text-soft">{vatLiable ? words.vatLiable : words.vatExempt}</p>
    </div>
  );
}

function ProductCard({ product, first }: { readonly product: CardModel; readonly first: boolean }) {
  const words = useTexts().shop.site;
  return (
    <li className="relative flex flex-col">
      <div className="aspect-4/5 overflow-hidden bg-mist">
        {product.picture !== null && (
          <ProductPicture picture={product.picture} sizes={CARD_SIZES} first={first} />
        )}
      </div>
      <h3 className="mt-3 text-base/[1.35] font-normal sm:text-lg/[1.35]">
        {/* The whole card is the link's target. */}
        <Anchor
          to={`/shop/${product.slug}`}
          className="block min-h-11 underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          {product.name}
        </Anchor>
      </h3>
      <p>
        <PriceTag amount={product.price} />
      </p>
      {!product.available && <p className="text-sm text-soft">{words.soldOut}</p>}
    </li>
  );
}
