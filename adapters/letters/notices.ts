import { dayFrame } from '#domain/shared/salon-time.ts';
import type { Notices } from '#domain/ports/notices.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { cleanLine } from './clean-line.ts';
import { clockWords, dateWords, momentWords } from './moment-words.ts';
import { noticeHtml, noticeText } from './notice-letter.ts';
import { phoneWords } from './phone-words.ts';
import { textsIn } from './texts/catalogue.ts';
import { noticeTextsIn, type Speaking } from './texts/notices.ts';
import { priceWords, zoneOf } from './visit-words.ts';

export const notices = (): Notices => ({
  compose: (kind, facts) => {
    const { salon, locale } = facts;
    const texts = textsIn(locale);
    const zone = zoneOf(salon);
    const speaking: Omit<Speaking, 'visit'> = {
      salon: cleanLine(salon.name),
      phone: phoneWords(salon.phone),
      moment: (minute) => momentWords(minute, zone, texts),
      day: (day) => dateWords(dayFrame(zone, day).from, zone, texts),
    };
    const visitLines = (visit: Appointment): readonly string[] => [
      ...visit.items.map((item) =>
        cleanLine(
          `${item.serviceName[locale]}, ${texts.serviceAt(clockWords(item.from, zone), item.staffName)}, ${priceWords(item.price)}`,
        ),
      ),
      `${texts.labels.total}: ${priceWords(visit.total)}`,
    ];
    const words = noticeTextsIn(locale)[kind]({ ...facts, ...speaking }, visitLines);
    return {
      subject: cleanLine(words.subject),
      text: noticeText(words, salon, texts),
      html: noticeHtml(words, salon, texts),
      calendar: null,
    };
  },
});
