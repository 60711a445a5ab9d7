import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Booker } from '#domain/shared/actor.ts';
import type { OrderId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { inLocale } from '../i18n/locale-path.ts';

/** The last part of the order's signed address. */
export const tokenOf = (
  { id }: { readonly id: OrderId },
  { orders, salonId }: Pick<AppLoadContext, 'orders' | 'salonId'>,
): string => orders.links.order(salonId, id, 'de-CH').split('/').at(-1) ?? '';

/** To the vendor's page; if that is not to be, to the order's own, which says why. */
export async function leadToPay(
  actor: Booker,
  orderId: OrderId,
  locale: Locale,
  { orders: words }: Catalogue,
  context: AppLoadContext,
): Promise<Response> {
  const { name } = await context.salonQueries.card(actor);
  const led = await context.orders.useCases.payOrder(actor, {
    orderId,
    title: ({ number }) => words.order.payTitleAtVendor(number, name),
  });
  if (led.ok && led.value.kind === 'pay_there') return redirect(led.value.url, 303);
  const home = inLocale(locale, `/order/${tokenOf({ id: orderId }, context)}`);
  if (led.ok) return redirect(`${home}?back=paid`, 303);
  return redirect(`${home}?problem=${led.error.kind}`, 303);
}
