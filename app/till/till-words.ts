/** What is wrong in a field of the till, in words. */
import type { BasketReason } from '#domain/till/basket.ts';
import type { CountReason } from '#domain/till/cash-count.ts';
import type { MoveReason } from '#domain/till/cash-move.ts';
import type { LookUpRefusal } from '#domain/vouchers/use-cases/look-up-voucher.ts';
import type { PaymentReason } from '#domain/till/settle.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export function tillReason(
  reason: BasketReason | PaymentReason | MoveReason | CountReason | LookUpRefusal | 'nothing_to_pay',
  texts: Catalogue,
): string {
  const { orders, till } = texts;
  switch (reason) {
    case 'more_than_price':
    case 'not_allowed':
    case 'basket_empty':
    case 'lines_differ':
    case 'more_than_due':
    case 'less_than_due':
    case 'not_definite':
      return till.sell.wrong[reason];
    case 'no_code':
    case 'no_voucher':
    case 'too_many_codes':
    case 'nothing_to_pay':
      return orders.checkout.reason[reason];
    case 'more_than_in_till':
    case 'more_than_tips':
      return till.cash.wrong[reason];
    case 'more_than_counted':
    case 'difference_unexplained':
      return till.closing.wrong[reason];
    default:
      return fieldProblem(reason, texts);
  }
}
