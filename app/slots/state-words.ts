import type { Catalogue } from '../i18n/catalogue.ts';
import type { VisitModel } from './visit-model.ts';

/** How a visit stands, in the customer's words: what became of a request says more than its state. */
export const stateWords = (
  { status, requestEnd }: Pick<VisitModel, 'status' | 'requestEnd'>,
  texts: Catalogue['visit'],
): string => (requestEnd === null ? texts.status[status] : texts.ended[requestEnd]);
