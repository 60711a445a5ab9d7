import type { Notices } from '#domain/ports/notices.ts';
import { cleanLine } from './clean-line.ts';
import { noticeHtml, noticeText } from './notice-letter.ts';
import { phoneWords } from './phone-words.ts';
import { textsIn } from './texts/catalogue.ts';
import { noticeTextsIn } from './texts/notices.ts';

export const notices = (): Notices => ({
  compose: (kind, facts) => {
    const { salon, locale } = facts;
    const name = cleanLine(salon.name);
    const words = noticeTextsIn(locale)[kind]({ ...facts, salon: name, phone: phoneWords(salon.phone) });
    const texts = textsIn(locale);
    return {
      subject: cleanLine(words.subject),
      text: noticeText(words, salon, texts),
      html: noticeHtml(words, salon, texts),
      calendar: null,
    };
  },
});
