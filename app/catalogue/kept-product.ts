import type { AppLoadContext } from '@remix-run/node';
import type { KeptProduct } from '#domain/ports/shop.ts';
import type { Insider } from '#domain/shared/actor.ts';
import { notFound } from '../page-of.ts';

/** @throws Response 404 when the address names no product of this salon */
export async function keptProduct(
  context: AppLoadContext,
  actor: Insider,
  id: string | undefined,
): Promise<KeptProduct> {
  const { products } = await context.shop.catalogue.catalogue(actor);
  const found = products.find((product) => product.id === id);
  if (found === undefined) throw notFound();
  return found;
}
