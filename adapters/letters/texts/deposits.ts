/** What letters about deposits say. */
import { cardName } from '#domain/deposits/saved-card.ts';
import type { DepositNoticeKind } from '#domain/notifications/notice.ts';
import type { DepositNoticeFacts, NoticeFacts } from '#domain/ports/notices.ts';
import { formatRappen } from '#domain/shared/money.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { cleanLine } from '../clean-line.ts';
import type { NoticeWords, Speaking } from './notices.ts';

type DepositWords = (facts: DepositNoticeFacts & Omit<Speaking, 'visit'>) => NoticeWords;
type CreditWords = (facts: NoticeFacts['deposit_credited'] & Omit<Speaking, 'visit'>) => NoticeWords;
type DepositTexts = { readonly [K in DepositNoticeKind]: DepositWords } & {
  readonly deposit_credited: CreditWords;
};

const chf = (amount: Rappen): string => `CHF ${formatRappen(amount)}`;

const said = (reason: string | null, words: (reason: string) => string): readonly string[] =>
  reason === null ? [] : [words(cleanLine(reason))];

const cardWords = (card: DepositNoticeFacts['card']): string =>
  card ? ` (${cleanLine(cardName(card))})` : '';

const deReason = (reason: string): string => `Der Salon schreibt dazu: ${reason}`;
const enReason = (reason: string): string => `The salon writes: ${reason}`;

const deCH: DepositTexts = {
  deposit_back: ({ visit, amount, reason, link, salon, phone, moment }) => ({
    subject: `Ihre Anzahlung kommt zurück: ${chf(amount)} – ${salon}`,
    heading: 'Ihre Anzahlung kommt zurück',
    lines: [
      `Für den Termin vom ${moment(visit.from)} zahlen wir Ihnen ${chf(amount)} zurück, auf dem Weg, auf dem Sie bezahlt haben. Bis das Geld bei Ihnen ist, kann es einige Tage dauern.`,
      ...said(reason, deReason),
      `Fragen? Rufen Sie uns an: ${phone}.`,
    ],
    code: null,
    button: { label: 'Termin ansehen', link },
  }),
  deposit_kept: ({ visit, amount, kept, reason, link, salon, phone, moment }) => ({
    subject: `Ihre Anzahlung für den ${moment(visit.from)} – ${salon}`,
    heading: 'Was mit Ihrer Anzahlung geschieht',
    lines: [
      `Für den Termin vom ${moment(visit.from)} behalten wir ${chf(kept)} als Ausfallentschädigung, so wie es bei der Buchung vereinbart wurde. Darauf fällt keine MWST an.`,
      ...(amount > 0 ? [`Den Rest, ${chf(amount)}, zahlen wir Ihnen zurück.`] : []),
      visit.depositBack === 'voucher'
        ? 'Wird die Zeit noch von jemand anderem gebucht, schreiben wir Ihnen alles als Gutschein gut.'
        : 'Wird die Zeit noch von jemand anderem gebucht, erhalten Sie alles zurück.',
      ...said(reason, deReason),
      `Fragen? Rufen Sie uns an: ${phone}.`,
    ],
    code: null,
    button: { label: 'Termin ansehen', link },
  }),
  card_charged: ({ visit, amount, kept, card, link, salon, phone, moment }) => ({
    subject: `Ausfallentschädigung ${chf(amount)}, Ihrer Karte belastet – ${salon}`,
    heading: 'Wir haben Ihre Karte belastet',
    lines: [
      `${visit.status === 'no_show' ? 'Sie sind zum Termin vom' : 'Sie haben den Termin vom'} ${moment(visit.from)} ${visit.status === 'no_show' ? 'nicht gekommen' : 'nach der kostenlosen Frist abgesagt'}, und die Zeit wurde nicht wieder vergeben. Dafür verlangen wir die Ausfallentschädigung, die bei der Buchung vereinbart wurde.`,
      ...(kept > 0 ? [`${chf(kept)} davon hat Ihre Anzahlung gedeckt.`] : []),
      `Den Rest, ${chf(amount)}, haben wir Ihrer Karte${cardWords(card)} belastet, so wie Sie bei der Buchung eingewilligt haben. Darauf fällt keine MWST an.`,
      'Weiter wird dieser Karte nichts belastet; sie wird jetzt gelöscht.',
      `Stimmt etwas nicht? Rufen Sie uns an: ${phone}.`,
    ],
    code: null,
    button: { label: 'Termin ansehen', link },
  }),
  deposit_credited: (facts) => {
    const { visit, voucherCode, value, until, kept, reason, link, salon, phone, moment, day } = facts;
    return {
      subject: `Ihre Anzahlung als Gutschein: ${chf(value)} – ${salon}`,
      heading: `Gutschein für ${chf(value)}`,
      lines: [
        ...(kept > 0
          ? [
              `Für den Termin vom ${moment(visit.from)} behalten wir ${chf(kept)} als Ausfallentschädigung, so wie es bei der Buchung vereinbart wurde. Darauf fällt keine MWST an. Wird die Zeit noch von jemand anderem gebucht, erhalten Sie auch dafür einen Gutschein.`,
            ]
          : []),
        `Ihre Anzahlung für den Termin vom ${moment(visit.from)} ist jetzt ein Gutschein über ${chf(value)}. Dies ist sein Code. Wer ihn kennt, kann ihn einlösen.`,
        `Er gilt bis ${day(until)}, im Salon und im Onlineshop, auch in Teilen.`,
        ...said(reason, deReason),
        `Fragen? Rufen Sie uns an: ${phone}.`,
      ],
      code: voucherCode,
      button: { label: 'Gutschein ansehen und drucken', link },
    };
  },
  deposit_late: ({ visit, amount, salon, phone, moment }) => ({
    subject: `Ihre Zahlung kam zu spät und geht zurück: ${chf(amount)} – ${salon}`,
    heading: 'Der Termin kam nicht zustande',
    lines: [
      `Ihre Zahlung von ${chf(amount)} für den ${moment(visit.from)} ist bei uns eingetroffen, als die Zeit nicht mehr für Sie reserviert und nicht mehr frei war. Es tut uns leid: Dieser Termin ist nicht gebucht.`,
      'Wir zahlen Ihnen den ganzen Betrag zurück, auf dem Weg, auf dem Sie bezahlt haben. Bis das Geld bei Ihnen ist, kann es einige Tage dauern.',
      `Gerne finden wir mit Ihnen eine andere Zeit: ${phone}.`,
    ],
    code: null,
  }),
};

const en: DepositTexts = {
  deposit_back: ({ visit, amount, reason, link, salon, phone, moment }) => ({
    subject: `Your deposit is on its way back: ${chf(amount)} – ${salon}`,
    heading: 'Your deposit is on its way back',
    lines: [
      `For the appointment on ${moment(visit.from)} we send ${chf(amount)} back to you, the way you paid. It can take some days to arrive.`,
      ...said(reason, enReason),
      `Questions? Call us on ${phone}.`,
    ],
    code: null,
    button: { label: 'See the appointment', link },
  }),
  deposit_kept: ({ visit, amount, kept, reason, link, salon, phone, moment }) => ({
    subject: `Your deposit for ${moment(visit.from)} – ${salon}`,
    heading: 'What becomes of your deposit',
    lines: [
      `For the appointment on ${moment(visit.from)} we keep ${chf(kept)} as compensation, as agreed when you booked. No VAT is due on it.`,
      ...(amount > 0 ? [`We send the rest, ${chf(amount)}, back to you.`] : []),
      visit.depositBack === 'voucher'
        ? 'If somebody else books that time after all, all of it becomes a voucher of yours.'
        : 'If somebody else books that time after all, you get everything back.',
      ...said(reason, enReason),
      `Questions? Call us on ${phone}.`,
    ],
    code: null,
    button: { label: 'See the appointment', link },
  }),
  card_charged: ({ visit, amount, kept, card, link, salon, phone, moment }) => ({
    subject: `No-show fee of ${chf(amount)}, charged to your card – ${salon}`,
    heading: 'We have charged your card',
    lines: [
      `You ${visit.status === 'no_show' ? 'did not come to the appointment on' : 'cancelled late the appointment on'} ${moment(visit.from)}, and the time was not given to somebody else. For this we ask for the fee that was agreed when you booked.`,
      ...(kept > 0 ? [`Your deposit has covered ${chf(kept)} of it.`] : []),
      `The rest, ${chf(amount)}, was charged to your card${cardWords(card)}, as you agreed when you booked. No VAT is due on it.`,
      'Nothing more is charged to this card; it is deleted now.',
      `Is something wrong? Call us on ${phone}.`,
    ],
    code: null,
    button: { label: 'See the appointment', link },
  }),
  deposit_credited: (facts) => {
    const { visit, voucherCode, value, until, kept, reason, link, salon, phone, moment, day } = facts;
    return {
      subject: `Your deposit as a voucher: ${chf(value)} – ${salon}`,
      heading: `Voucher for ${chf(value)}`,
      lines: [
        ...(kept > 0
          ? [
              `For the appointment on ${moment(visit.from)} we keep ${chf(kept)} as compensation, as agreed when you booked. No VAT is due on it. If somebody else books that time after all, you get a voucher for that as well.`,
            ]
          : []),
        `Your deposit for the appointment on ${moment(visit.from)} is now a voucher for ${chf(value)}. This is its code. Whoever knows it can spend it.`,
        `It is valid until ${day(until)}, at the salon and in the online shop, in parts as well.`,
        ...said(reason, enReason),
        `Questions? Call us on ${phone}.`,
      ],
      code: voucherCode,
      button: { label: 'See and print the voucher', link },
    };
  },
  deposit_late: ({ visit, amount, salon, phone, moment }) => ({
    subject: `Your payment came too late and goes back: ${chf(amount)} – ${salon}`,
    heading: 'The appointment could not be booked',
    lines: [
      `Your payment of ${chf(amount)} for ${moment(visit.from)} reached us when the time was no longer kept for you, and no longer free. We are sorry: this appointment is not booked.`,
      'We send the whole amount back to you, the way you paid. It can take some days to arrive.',
      `We are glad to find another time with you: ${phone}.`,
    ],
    code: null,
  }),
};

export const DEPOSIT_TEXTS = { deCH, en } as const;
