/** The shop's part of the load context: sells nothing, and does nothing that a test has not said. */
import type { ShopParts } from '#app/load-context.ts';

type Parts = {
  readonly queries?: Partial<ShopParts['queries']>;
  readonly catalogue?: Partial<ShopParts['catalogue']>;
  readonly useCases?: Partial<ShopParts['useCases']>;
};

const unexpected = (name: string) => () => Promise.reject(new Error(`unexpected call of ${name}`));

export const fakeShop = ({ queries = {}, catalogue = {}, useCases = {} }: Parts = {}): ShopParts => ({
  queries: {
    isOpen: () => Promise.resolve(false),
    shelves: () => Promise.resolve([]),
    product: () => Promise.resolve(null),
    picture: () => Promise.resolve(null),
    ...queries,
  },
  catalogue: {
    catalogue: () => Promise.resolve({ categories: [], products: [], vatRates: [], vatLiable: true }),
    shippingMethods: () => Promise.resolve([]),
    images: () => Promise.resolve([]),
    ledger: () => Promise.resolve([]),
    differences: () => Promise.resolve([]),
    ...catalogue,
  },
  useCases: {
    saveProduct: unexpected('saveProduct'),
    saveCategory: unexpected('saveCategory'),
    saveShipping: unexpected('saveShipping'),
    addImage: unexpected('addImage'),
    changeImages: unexpected('changeImages'),
    removeImage: unexpected('removeImage'),
    bookStock: unexpected('bookStock'),
    ...useCases,
  },
});
