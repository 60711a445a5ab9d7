/** Checkouts by the forms that the pages really show, from a full cart to the vendor's page, and the payment there. */
import { textOf, type Entries, type Form } from '../support/form-reader.ts';
import { inParallel, type Answer, type HttpClient } from '../support/http-client.ts';
import { Visitor, type Page } from '../support/visitor.ts';
import type { Goods } from './shop-rows.ts';

/** Somebody with a full cart and the checkout's form filled in, the finger above the button. */
export type Buyer = { readonly visitor: Visitor; readonly form: Form; readonly entries: Entries };

const PREPARERS = 4;
const SESSION = /\/c\/pay\/(cs_\w+)$/;

export const fillCarts = (client: HttpClient, goods: Goods, buyers: number): Promise<readonly Buyer[]> =>
  inParallel(Array.from({ length: buyers }), PREPARERS, async () => {
    const visitor = new Visitor(client);
    const shelf = formWith(await visitor.open(`/shop/${goods.slug}`), 'had');
    const cart = await visitor.submit(shelf, { tick: [['quantity', '1']] });
    if (!cart.path.startsWith('/cart?added=')) throw refused('adding to the cart', cart.answer);
    return {
      visitor,
      form: formWith(await visitor.open('/checkout'), 'payBy'),
      entries: {
        type: { firstName: 'Vera', lastName: 'Muster', email: 'vera@bench.example', phone: '079 123 45 67' },
        tick: [['payBy', 'online']],
        press: ['intent', 'review'],
      },
    };
  });

/** Everything once more, then the button. @returns the vendor's name of the page where one pays */
export async function order({ visitor, form, entries }: Buyer): Promise<string> {
  const review = await visitor.arrive(form.action, await visitor.send(form, entries));
  const answer = await visitor.send(formWith(review, 'seen'), {
    tick: [['terms', 'on']],
    press: ['intent', 'order'],
  });
  const session = SESSION.exec(String(answer.headers.location))?.[1];
  if (answer.status !== 303 || session === undefined) throw refused('ordering', answer);
  return session;
}

function formWith(page: Page, field: string): Form {
  const form = page.forms.find(({ fields }) => fields.some(({ name }) => name === field));
  if (form === undefined) throw refused(`the form with ${field} on ${page.path}`, page.answer);
  return form;
}

const refused = (what: string, { status, failure, body, headers }: Answer): Error =>
  new Error(
    `${what} was answered by ${status} ${headers.location ?? ''} ${failure ?? textOf(body).slice(0, 600)}`,
  );
