import type { AppLoadContext } from '@remix-run/node';
import type { OrderView } from '#domain/ports/orders.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import { notFound } from '../page-of.ts';

type Held = { readonly actor: Visitor; readonly view: OrderView };

/**
 * Whoever comes by the signed address acts as whoever placed the order, on this order alone.
 *
 * @throws Response 404 for an address that is not ours
 */
export async function holderOfOrder(
  token: string | undefined,
  { salonId, orders }: AppLoadContext,
): Promise<Held> {
  const id = orders.links.open(salonId, token ?? '');
  const visitorId = id === null ? null : await orders.queries.holder(salonId, id);
  if (id === null || visitorId === null) throw notFound();
  const actor: Visitor = { kind: 'visitor', salonId, visitorId };
  const view = await orders.queries.order(actor, id);
  if (view === null) throw notFound();
  return { actor, view };
}
