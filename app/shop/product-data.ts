/** schema.org/Product, for search engines: one definite price, VAT included. */
import { formatRappen } from '#domain/shared/money.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { pictureAddress, type CardModel, type PictureModel } from './shop-model.ts';

export const productData = (
  product: CardModel,
  pictures: readonly PictureModel[],
  { baseUrl, locale }: { readonly baseUrl: string; readonly locale: Locale },
): object => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: product.name,
  ...(product.description === '' ? {} : { description: product.description }),
  ...(pictures.length === 0
    ? {}
    : { image: pictures.map(({ id }) => baseUrl + pictureAddress(id, 1200, 'jpg')) }),
  offers: {
    '@type': 'Offer',
    url: `${baseUrl}${inLocale(locale, `/shop/${product.slug}`)}`,
    price: formatRappen(product.price).replaceAll("'", ''),
    priceCurrency: 'CHF',
    availability: `https://schema.org/${product.available ? 'InStock' : 'OutOfStock'}`,
    itemCondition: 'https://schema.org/NewCondition',
    seller: { '@id': `${baseUrl}/#salon` },
  },
});
