import type { Catalogue } from '../i18n/catalogue.ts';
import { isUnsure, type Failure } from './outage.ts';

type Words = { readonly title: string; readonly text: string };

/** 404 and its kin as far as 499 are for the visitor to mend; 503 is over soon; everything else is our fault. */
export function errorWords(words: Catalogue['frame']['error'], failure: Failure): Words {
  const { status } = failure;
  if (status === 404) return { title: words.notFoundTitle, text: words.notFoundText };
  if (status < 500) return { title: words.refusedTitle, text: words.refusedText };
  if (isUnsure(failure)) return { title: words.unsureTitle, text: words.unsureText };
  return status === 503
    ? { title: words.awayTitle, text: words.awayText }
    : { title: words.failedTitle, text: words.failedText };
}

/** What an error boundary caught, as far as it says anything: whatever is no answer is a fault of ours. */
export const UNEXPECTED: Failure = { status: 500, statusText: '' };
