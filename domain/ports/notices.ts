import type { NoticeKind } from '../notifications/notice.ts';
import type { LetterContent } from '../notifications/letter.ts';
import type { Locale } from '../shared/locale.ts';
import type { SalonCard } from './letters.ts';

export type NoticeFacts = {
  address_code: { readonly code: string };
  address_changed: { readonly email: string };
};

/** Words and layout of letters that are about no visit; synchronous and without I/O: it runs inside a transaction. */
export interface Notices {
  compose<K extends NoticeKind>(
    kind: K,
    facts: NoticeFacts[K] & { readonly salon: SalonCard; readonly locale: Locale },
  ): LetterContent;
}
