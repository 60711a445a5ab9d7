import { useTexts } from '../i18n/use-texts.ts';
import type { ShopProductModel } from '../routes/shop-product.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { BuyBox, type BuyBoxProps } from './buy-box.tsx';
import { ProductPicture } from './product-picture.tsx';

const PAGE_SIZES = '(min-width: 64rem) 30rem, (min-width: 40rem) 45vw, 92vw';
const SMALL_SIZES = '8rem';

type ProductPageProps = { readonly model: ShopProductModel; readonly problem: BuyBoxProps['problem'] };

export function ProductPage({ model, problem }: ProductPageProps) {
  const { product, category, pictures, vatRates } = model;
  const words = useTexts().shop.site;
  const [first, ...others] = pictures;
  return (
    <div className="wrap pt-4 sm:pt-8">
      <p>
        <Anchor to={`/shop#${category.slug}`} className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <div className="grid gap-8 pt-2 sm:grid-cols-2 sm:gap-12">
        <div>
          <div className="aspect-4/5 overflow-hidden bg-mist">
            {first !== undefined && <ProductPicture picture={first} sizes={PAGE_SIZES} first />}
          </div>
          {others.length > 0 && (
            <ul aria-label={words.morePictures} className="mt-4 grid grid-cols-3 gap-4">
              {others.map((picture) => (
                <li key={picture.id} className="aspect-4/5 overflow-hidden bg-mist">
                  <ProductPicture picture={picture} sizes={SMALL_SIZES} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <p className="eyebrow">{category.name}</p>
          <h1 className="text-3xl/[1.15] sm:text-4xl/[1.15]">{product.name}</h1>
          <BuyBox
            slug={product.slug}
            productId={model.productId}
            amount={product.price}
            available={product.available}
            had={model.had}
            problem={problem}
            vatRates={vatRates}
          />
          {product.description !== '' && <p className="mt-6 whitespace-pre-line">{product.description}</p>}
        </div>
      </div>
    </div>
  );
}
