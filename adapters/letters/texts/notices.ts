/** What letters say that are about no visit. */
import type { NoticeKind } from '#domain/notifications/notice.ts';
import type { NoticeFacts } from '#domain/ports/notices.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type NoticeWords = {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** To be read out of the letter and typed. */
  readonly code: string | null;
};

export type NoticeTexts = {
  readonly [K in NoticeKind]: (
    facts: NoticeFacts[K] & { readonly salon: string; readonly phone: string },
  ) => NoticeWords;
};

const deCH: NoticeTexts = {
  address_code: ({ code, salon }) => ({
    subject: `Ihre neue E-Mail-Adresse bei ${salon}`,
    heading: 'Ist das Ihre Adresse?',
    lines: [
      'In Ihrem Konto wurde diese E-Mail-Adresse eingetragen. Sie gilt, sobald Sie diesen Code auf der Seite «Meine Angaben» eingeben. Er gilt 30 Minuten.',
      'Waren Sie das nicht? Dann tun Sie nichts: Ohne den Code ändert sich nichts.',
    ],
    code,
  }),
  address_changed: ({ email, salon, phone }) => ({
    subject: `Ihre E-Mail-Adresse bei ${salon} ist geändert`,
    heading: 'Ihre E-Mail-Adresse ist geändert',
    lines: [
      `Sie melden sich jetzt mit ${masked(email)} an, und unsere Post geht dorthin.`,
      `Waren Sie das nicht? Dann rufen Sie uns bitte gleich an: ${phone}.`,
    ],
    code: null,
  }),
};

const en: NoticeTexts = {
  address_code: ({ code, salon }) => ({
    subject: `Your new e-mail address at ${salon}`,
    heading: 'Is this your address?',
    lines: [
      'This e-mail address was entered in your account. It counts as soon as you type this code on the page “My details”. It is valid for 30 minutes.',
      'Was it not you? Then do nothing: without the code nothing changes.',
    ],
    code,
  }),
  address_changed: ({ email, salon, phone }) => ({
    subject: `Your e-mail address at ${salon} has changed`,
    heading: 'Your e-mail address has changed',
    lines: [
      `You now sign in with ${masked(email)}, and our letters go there.`,
      `Was it not you? Then please call us right away: ${phone}.`,
    ],
    code: null,
  }),
};

/** Enough to know one's own again: whoever reads the old mailbox need not learn the new address. */
const masked = (email: string): string => `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;

const CATALOGUES: Readonly<Record<Locale, NoticeTexts>> = { 'de-CH': deCH, en };

export const noticeTextsIn = (locale: Locale): NoticeTexts => CATALOGUES[locale];
