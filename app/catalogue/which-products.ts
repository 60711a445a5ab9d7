/** The list of products, narrowed down. */
import { z } from 'zod';
import type { KeptProduct } from '#domain/ports/shop.ts';
import { text } from '../forms/text.ts';

export const WHICH = ['all', 'low', 'sold_out', 'inactive'] as const;
export type Which = (typeof WHICH)[number];
export type Asked = { readonly q: string; readonly which: Which };

const query = z.object({ q: text, which: z.enum(WHICH).catch('all') });

export const readAsked = (url: URL): Asked =>
  query.parse({ q: url.searchParams.get('q') ?? '', which: url.searchParams.get('which') ?? 'all' });

export const isLow = ({ active, stock, lowStockAt }: KeptProduct): boolean => active && stock <= lowStockAt;

export function fits(product: KeptProduct, { q, which }: Asked): boolean {
  const typed = q.trim().toLowerCase();
  const names = [product.name['de-CH'], product.name.en].map((name) => name.toLowerCase());
  if (typed !== '' && !names.some((name) => name.includes(typed))) return false;
  switch (which) {
    case 'all':
      return true;
    case 'low':
      return isLow(product);
    case 'sold_out':
      return product.stock === 0;
    case 'inactive':
      return !product.active;
  }
}
