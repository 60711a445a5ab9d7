import type { CartTrouble } from '#domain/orders/cart.ts';
import type { CartRefusal } from '#domain/orders/use-cases/change-cart.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export function troubleWords(trouble: CartTrouble, { orders }: Catalogue): string | null {
  if (trouble === null) return null;
  const words = orders.cart.trouble;
  return trouble.kind === 'short' ? words.short(trouble.left) : words[trouble.kind];
}

export function cartProblem(refusal: CartRefusal, { orders }: Catalogue): string {
  const words = orders.cart.problem;
  switch (refusal.kind) {
    case 'quantity':
      return words[refusal.reason];
    case 'full':
      return words.full;
    case 'not_found':
      return words.gone;
  }
}
