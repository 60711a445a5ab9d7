import type { LetterDraft } from '../notifications/letter.ts';
import type { Result } from '../shared/result.ts';

/** Hands a finished letter to the mail vendor, at most once accepted under the letter's id as its key. */
export interface Mailer {
  send(letter: LetterDraft): Promise<Result<{ readonly vendorId: string }, MailRefusal>>;
}

export type MailRefusal =
  /** Nobody knows whether it was accepted (time-out, answer lost, 5xx), or the vendor is busy (429): repeat. */
  | { readonly kind: 'try_again'; readonly detail: string }
  /** The vendor will never accept it: show it to a person. */
  | { readonly kind: 'rejected'; readonly detail: string };
