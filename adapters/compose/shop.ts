/** What the salon sells: its shop, its catalogue and its stock. */
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { saveShipping } from '#domain/orders/use-cases/save-shipping.ts';
import { addImage } from '#domain/shop/use-cases/add-image.ts';
import { bookStock } from '#domain/shop/use-cases/book-stock.ts';
import { changeImages, removeImage } from '#domain/shop/use-cases/change-images.ts';
import { saveCategory } from '#domain/shop/use-cases/save-category.ts';
import { saveProduct } from '#domain/shop/use-cases/save-product.ts';
import type { Database } from '../postgres/database.ts';
import { catalogueQueries } from '../postgres/queries/catalogue-queries.ts';
import { shopQueries } from '../postgres/queries/shop-queries.ts';
import type { SalonSettingsCache } from '../postgres/salon-settings-cache.ts';
import { productImages } from '../sharp/product-images.ts';

type ShopDeps = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
};

export function composeShop({ database, settings, ...deps }: ShopDeps) {
  return {
    queries: shopQueries({ database, settings }),
    catalogue: catalogueQueries(database),
    useCases: {
      saveProduct: saveProduct(deps),
      saveCategory: saveCategory(deps),
      saveShipping: saveShipping(deps),
      addImage: addImage({ ...deps, images: productImages() }),
      changeImages: changeImages(deps),
      removeImage: removeImage(deps),
      bookStock: bookStock(deps),
    },
  };
}
