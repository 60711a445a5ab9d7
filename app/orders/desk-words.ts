import type { RefundRefusal } from '#domain/orders/use-cases/refund-order.ts';
import type { WorkRefusal } from '#domain/orders/use-cases/work-on-order.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { price } from '../i18n/format.ts';

export type DeskError = { readonly field: string; readonly message: string };

/** What stands beside the form of a step; null: there is no such order for this actor. */
export function workProblem(refusal: WorkRefusal, { orders }: Catalogue): DeskError | null {
  const words = orders.desk.problem;
  switch (refusal.kind) {
    case 'not_found':
      return null;
    case 'reason':
      return {
        field: 'reason',
        message: refusal.reason === 'required' ? words.reason_required : words.reason_too_long,
      };
    case 'more_than_left':
      return { field: 'steps', message: words.more_than_left(price(refusal.left)) };
    case 'wrong_amount':
    case 'wrong_stage':
      return { field: 'steps', message: words.wrong_stage };
    default:
      return { field: 'steps', message: words[refusal.kind] };
  }
}

export function refundProblems(refusal: RefundRefusal, { orders }: Catalogue): readonly DeskError[] | null {
  const words = orders.desk;
  switch (refusal.kind) {
    case 'not_found':
      return null;
    case 'more_than_left':
      return [{ field: 'amount', message: words.problem.more_than_left(price(refusal.left)) }];
    case 'at_till':
      return [{ field: 'amount', message: words.problem.at_till }];
    case 'too_many_back':
      return [{ field: 'refund', message: words.problem.too_many_back }];
    case 'invalid':
      return refusal.fields.map(({ field, reason }) => {
        const label =
          field === 'amount' ? words.refundAmount : field === 'words' ? words.refundWords : words.refundBack;
        return { field, message: `${label}: ${words.problem[reason]}` };
      });
  }
}
