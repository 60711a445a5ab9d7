/** What letters say that are about no visit. */
import type { NoticeKind } from '#domain/notifications/notice.ts';
import type { NoticeFacts } from '#domain/ports/notices.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { formatRappen } from '#domain/shared/money.ts';
import { minuteOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import { DEPOSIT_TEXTS } from './deposits.ts';
import { ORDER_TEXTS } from './orders.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { cleanLine } from '../clean-line.ts';

export type NoticeWords = {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** To be read out of the letter and typed. */
  readonly code: string | null;
  readonly button?: { readonly label: string; readonly link: string };
};

/** How the salon speaks of itself and of moments. */
export type Speaking = {
  readonly salon: string;
  readonly phone: string;
  readonly moment: (minute: EpochMinute) => string;
  readonly day: (day: LocalDate) => string;
  /** Services, colleagues and price, a line each. */
  readonly visit: (visit: Appointment) => readonly string[];
};

export type NoticeTexts = {
  readonly [K in NoticeKind]: (
    facts: NoticeFacts[K] & Omit<Speaking, 'visit'>,
    visit: Speaking['visit'],
  ) => NoticeWords;
};

const deRole: Readonly<Record<EmployeeRole, string>> = {
  owner: 'als Inhaberin',
  manager: 'als Leitung',
  staff: 'im Team',
};
const enRole: Readonly<Record<EmployeeRole, string>> = {
  owner: 'as an owner',
  manager: 'as a manager',
  staff: 'on the team',
};

const deCH: NoticeTexts = {
  ...ORDER_TEXTS.deCH,
  ...DEPOSIT_TEXTS.deCH,
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
  voucher: ({ voucherCode, value, recipient, message, until, link, salon, day }) => ({
    subject: `Ihr Gutschein von ${salon}`,
    heading: `Gutschein über CHF ${formatRappen(value)}`,
    lines: [
      'Danke für Ihren Kauf. Das ist der Code des Gutscheins. Wer ihn kennt, kann ihn einlösen: Geben Sie ihn nur weiter, wem der Gutschein gehören soll.',
      ...(recipient === '' ? [] : [`Für: ${cleanLine(recipient)}`]),
      ...(message === '' ? [] : [cleanLine(message)]),
      `Er gilt bis ${day(until)}, im Salon und im Online-Shop, auch in Teilen.`,
      'Auf seiner Seite können Sie ihn ausdrucken.',
    ],
    code: voucherCode,
    button: { label: 'Gutschein ansehen und drucken', link },
  }),
  waitlist_asked: ({ link, from, to, salon, day }) => ({
    subject: `Warteliste bei ${salon}: bitte bestätigen`,
    heading: 'Möchten Sie auf die Warteliste?',
    lines: [
      `Mit Ihrer Adresse wurde ein Platz auf der Warteliste verlangt, ${from === to ? `für ${day(from)}` : `vom ${day(from)} bis ${day(to)}`}. Er zählt, sobald Sie ihn bestätigen.`,
      'Wird etwas frei, schreiben wir Ihnen und halten die Zeit für Sie fest. Über denselben Link können Sie die Warteliste jederzeit verlassen.',
      'Waren Sie das nicht? Dann tun Sie nichts.',
    ],
    code: null,
    button: { label: 'Platz ansehen und bestätigen', link },
  }),
  waitlist_offer: ({ link, visit, until, salon, moment }, words) => ({
    subject: `Frei geworden: ${moment(visit.from)} – ${salon}`,
    heading: 'Für Sie ist etwas frei geworden',
    lines: [
      `${moment(visit.from)}:`,
      ...words(visit),
      `Wir halten diese Zeit für Sie fest bis ${moment(minuteOf(until))}. Sagen Sie bis dahin nicht zu, bieten wir sie der nächsten Person an.`,
    ],
    code: null,
    button: { label: 'Zusagen oder ablehnen', link },
  }),
  day_sheet: ({ date, visits, salon, day }) => ({
    subject: `Tagesblatt für ${day(date)} – ${salon}`,
    heading: `Das Tagesblatt für ${day(date)}`,
    lines: [
      `${visits === 0 ? 'Noch ist niemand gebucht.' : visits === 1 ? 'Ein Termin ist gebucht.' : `${visits} Termine sind gebucht.`} Der Anhang zeigt, was jetzt gilt; was sich später ändert, steht im Kalender.`,
      'Der Anhang enthält Namen und Telefonnummern. Bitte leiten Sie ihn nicht weiter, und löschen Sie diese E-Mail, wenn der Tag vorbei ist.',
    ],
    code: null,
  }),
  books_red: ({ date, differences, link, salon, day }) => ({
    subject: `Ihre Bücher stimmen nicht überein (${day(date)}) – ${salon}`,
    heading:
      differences === 1 ? 'Eine Differenz in den Büchern' : `${differences} Differenzen in den Büchern`,
    lines: [
      `Die Prüfung in der Nacht auf heute hat die Bücher bis und mit ${day(date)} verglichen: Zahlungen, Bestellungen, Kasse, Rechnungen und Lager. Nicht alles stimmt überein.`,
      'Auf der Seite der Prüfung steht jede Differenz mit Namen, Betrag und dem Beleg, um den es geht. Sehen Sie sie bitte an, und schreiben Sie dazu, was dahinter steht.',
    ],
    code: null,
    button: { label: 'Prüfung ansehen', link },
  }),
  place_offer: ({ link, visit, place, until, salon, phone, moment }, words) => ({
    subject: `Ihr Termin am ${moment(visit.from)}: ein anderer Vorschlag – ${salon}`,
    heading: 'Wir können Ihren Termin nicht wie vereinbart halten',
    lines: [
      `Bei uns fällt jemand aus, und Ihr Termin am ${moment(visit.from)} ist so nicht möglich. Das tut uns leid.`,
      `Unser Vorschlag: ${moment(place.from)}:`,
      ...words(place),
      `Diese Zeit ist für Sie reserviert bis ${moment(minuteOf(until))}. Ein Klick genügt, und sie gehört Ihnen. Passt sie nicht, wählen Sie eine andere oder sagen ab; beides kostet nichts.`,
      `Lieber am Telefon? Sie erreichen uns unter ${phone}.`,
    ],
    code: null,
    button: { label: 'Vorschlag ansehen und antworten', link },
  }),
  place_withdrawn: ({ link, visit, salon, phone, moment }, words) => ({
    subject: `Ihr Termin am ${moment(visit.from)} bleibt, wie er war – ${salon}`,
    heading: 'Ihr Termin bleibt, wie er war',
    lines: [
      'Wir haben Ihnen eine andere Zeit vorgeschlagen. Das hat sich erledigt: Ihr Termin findet statt wie vereinbart.',
      `${moment(visit.from)}:`,
      ...words(visit),
      `Sie müssen nichts tun. Bitte entschuldigen Sie das Hin und Her. Haben Sie schon anders geplant, rufen Sie uns an: ${phone}.`,
    ],
    code: null,
    button: { label: 'Termin ansehen', link },
  }),
  sign_in_code: ({ code, salon }) => ({
    subject: `Ihr Code zum Anmelden bei ${salon}`,
    heading: 'Ihr Code zum Anmelden',
    lines: [
      'Mit diesem Code melden Sie sich an. Er gilt 10 Minuten und nur einmal.',
      'Haben Sie keinen Code verlangt? Dann tun Sie nichts und geben Sie ihn niemandem weiter.',
    ],
    code,
  }),
  sign_up_code: ({ code, salon }) => ({
    subject: `Ihr Konto bei ${salon}: Bitte bestätigen`,
    heading: 'Ist das Ihre Adresse?',
    lines: [
      'Mit diesem Code bestätigen Sie Ihre E-Mail-Adresse, und Ihr Konto ist bereit. Er gilt 10 Minuten und nur einmal.',
      'Haben Sie kein Konto eröffnet? Dann tun Sie nichts: Ohne den Code entsteht keines.',
    ],
    code,
  }),
  reset_code: ({ code, salon }) => ({
    subject: `Ihr neues Passwort bei ${salon}`,
    heading: 'Ein neues Passwort',
    lines: [
      'Mit diesem Code setzen Sie ein neues Passwort. Er gilt 10 Minuten und nur einmal. Auf allen Geräten werden Sie dann abgemeldet.',
      'Haben Sie das nicht verlangt? Dann tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    ],
    code,
  }),
  no_account: ({ salon }) => ({
    subject: `Kein Konto bei ${salon}`,
    heading: 'Mit dieser Adresse gibt es kein Konto',
    lines: [
      'Jemand wollte sich mit dieser E-Mail-Adresse bei uns anmelden. Es gibt dazu kein Konto; vielleicht haben Sie eine andere Adresse verwendet.',
      'Ein Konto eröffnen Sie auf unserer Website unter «Anmelden». Waren Sie das nicht? Dann tun Sie nichts.',
    ],
    code: null,
  }),
  account_exists: ({ salon }) => ({
    subject: `Sie haben schon ein Konto bei ${salon}`,
    heading: 'Sie haben schon ein Konto',
    lines: [
      'Jemand wollte mit dieser E-Mail-Adresse ein Konto eröffnen. Sie haben schon eines: Melden Sie sich damit an, oder setzen Sie ein neues Passwort, falls Sie es vergessen haben.',
      'Waren Sie das nicht? Dann tun Sie nichts: An Ihrem Konto hat sich nichts geändert.',
    ],
    code: null,
  }),
  invitation: ({ link, inviter, role, until, salon, phone, moment }) => ({
    subject: `Einladung: arbeiten mit ${salon}`,
    heading: `${salon} lädt Sie ein`,
    lines: [
      `${cleanLine(inviter)} gibt Ihnen einen eigenen Zugang zu Kalender und Kundschaft von ${salon}: ${deRole[role]}.`,
      `Der Link führt zu Ihrem Zugang. Er gilt einmal, bis ${moment(minuteOf(until))}. Geben Sie ihn niemandem weiter.`,
      `Haben Sie das nicht erwartet? Dann tun Sie nichts, oder fragen Sie nach: ${phone}.`,
    ],
    code: null,
    button: { label: 'Einladung ansehen', link },
  }),
  password_changed: ({ salon, phone }) => ({
    subject: `Ihr Passwort bei ${salon} ist geändert`,
    heading: 'Ihr Passwort ist geändert',
    lines: [
      'Sie sind auf allen anderen Geräten abgemeldet.',
      `Waren Sie das nicht? Dann rufen Sie uns bitte gleich an: ${phone}.`,
    ],
    code: null,
  }),
};

const en: NoticeTexts = {
  ...ORDER_TEXTS.en,
  ...DEPOSIT_TEXTS.en,
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
  voucher: ({ voucherCode, value, recipient, message, until, link, salon, day }) => ({
    subject: `Your gift voucher from ${salon}`,
    heading: `Gift voucher for CHF ${formatRappen(value)}`,
    lines: [
      'Thank you for buying it. This is the code of the voucher. Whoever knows it can spend it: pass it on only to whom the voucher is for.',
      ...(recipient === '' ? [] : [`For: ${cleanLine(recipient)}`]),
      ...(message === '' ? [] : [cleanLine(message)]),
      `It is valid until ${day(until)}, at the salon and in the online shop, in parts as well.`,
      'On its page you can print it.',
    ],
    code: voucherCode,
    button: { label: 'See and print the voucher', link },
  }),
  waitlist_asked: ({ link, from, to, salon, day }) => ({
    subject: `Waitlist at ${salon}: please confirm`,
    heading: 'Would you like to join the waitlist?',
    lines: [
      `A place on the waitlist was asked for with your address, ${from === to ? `for ${day(from)}` : `from ${day(from)} to ${day(to)}`}. It counts once you confirm it.`,
      'When something becomes free, we write to you and keep the time for you. With the same link you can leave the waitlist at any time.',
      'Was it not you? Then do nothing.',
    ],
    code: null,
    button: { label: 'See and confirm the place', link },
  }),
  waitlist_offer: ({ link, visit, until, salon, moment }, words) => ({
    subject: `Now free: ${moment(visit.from)} – ${salon}`,
    heading: 'Something has become free for you',
    lines: [
      `${moment(visit.from)}:`,
      ...words(visit),
      `We keep this time for you until ${moment(minuteOf(until))}. If you do not accept by then, we offer it to the next person.`,
    ],
    code: null,
    button: { label: 'Accept or decline', link },
  }),
  day_sheet: ({ date, visits, salon, day }) => ({
    subject: `Day sheet for ${day(date)} – ${salon}`,
    heading: `The day sheet for ${day(date)}`,
    lines: [
      `${visits === 0 ? 'Nobody is booked yet.' : visits === 1 ? 'One visit is booked.' : `${visits} visits are booked.`} The attachment shows how things stand now; what changes later is in the calendar.`,
      'The attachment holds names and telephone numbers. Please do not pass it on, and delete this e-mail when the day is over.',
    ],
    code: null,
  }),
  books_red: ({ date, differences, link, salon, day }) => ({
    subject: `Your books do not agree (${day(date)}) – ${salon}`,
    heading: differences === 1 ? 'One difference in the books' : `${differences} differences in the books`,
    lines: [
      `Last night’s check has compared the books up to and including ${day(date)}: payments, orders, the till, invoices and stock. Not all of it agrees.`,
      'The page of the check shows each difference with its name, its amount and the record that it is about. Please look at them, and write down what is behind them.',
    ],
    code: null,
    button: { label: 'Look at the check', link },
  }),
  place_offer: ({ link, visit, place, until, salon, phone, moment }, words) => ({
    subject: `Your appointment on ${moment(visit.from)}: another suggestion – ${salon}`,
    heading: 'We cannot keep your appointment as agreed',
    lines: [
      `Somebody on our team is unexpectedly away, and your appointment on ${moment(visit.from)} is not possible as planned. We are sorry.`,
      `Our suggestion: ${moment(place.from)}:`,
      ...words(place),
      `This time is kept for you until ${moment(minuteOf(until))}. One click, and it is yours. If it does not suit you, choose another one or cancel; neither costs anything.`,
      `Rather by phone? Call us on ${phone}.`,
    ],
    code: null,
    button: { label: 'See the suggestion and answer', link },
  }),
  place_withdrawn: ({ link, visit, salon, phone, moment }, words) => ({
    subject: `Your appointment on ${moment(visit.from)} stays as it was – ${salon}`,
    heading: 'Your appointment stays as it was',
    lines: [
      'We had suggested another time to you. That is settled: your appointment takes place as agreed.',
      `${moment(visit.from)}:`,
      ...words(visit),
      `There is nothing you need to do. Please excuse the back and forth. If you have made other plans already, call us on ${phone}.`,
    ],
    code: null,
    button: { label: 'See the appointment', link },
  }),
  sign_in_code: ({ code, salon }) => ({
    subject: `Your code to sign in at ${salon}`,
    heading: 'Your code to sign in',
    lines: [
      'This code signs you in. It is valid for 10 minutes, and once only.',
      'Did you not ask for a code? Then do nothing, and do not pass it on to anybody.',
    ],
    code,
  }),
  sign_up_code: ({ code, salon }) => ({
    subject: `Your account at ${salon}: please confirm`,
    heading: 'Is this your address?',
    lines: [
      'This code confirms your e-mail address, and your account is ready. It is valid for 10 minutes, and once only.',
      'Did you not open an account? Then do nothing: without the code there will be none.',
    ],
    code,
  }),
  reset_code: ({ code, salon }) => ({
    subject: `Your new password at ${salon}`,
    heading: 'A new password',
    lines: [
      'With this code you set a new password. It is valid for 10 minutes, and once only. You will then be signed out on all devices.',
      'Did you not ask for this? Then do nothing: your password stays as it is.',
    ],
    code,
  }),
  no_account: ({ salon }) => ({
    subject: `No account at ${salon}`,
    heading: 'There is no account with this address',
    lines: [
      'Somebody wanted to sign in here with this e-mail address. There is no account for it; perhaps you used another address.',
      'You can open an account on our website under “Sign in”. Was it not you? Then do nothing.',
    ],
    code: null,
  }),
  account_exists: ({ salon }) => ({
    subject: `You already have an account at ${salon}`,
    heading: 'You already have an account',
    lines: [
      'Somebody wanted to open an account with this e-mail address. You have one already: sign in with it, or set a new password if you have forgotten yours.',
      'Was it not you? Then do nothing: nothing has changed in your account.',
    ],
    code: null,
  }),
  invitation: ({ link, inviter, role, until, salon, phone, moment }) => ({
    subject: `Invitation: working with ${salon}`,
    heading: `${salon} invites you`,
    lines: [
      `${cleanLine(inviter)} gives you your own access to the calendar and the customers of ${salon}: ${enRole[role]}.`,
      `The link leads to your access. It is valid once, until ${moment(minuteOf(until))}. Do not pass it on.`,
      `Did you not expect this? Then do nothing, or ask: ${phone}.`,
    ],
    code: null,
    button: { label: 'See the invitation', link },
  }),
  password_changed: ({ salon, phone }) => ({
    subject: `Your password at ${salon} has changed`,
    heading: 'Your password has changed',
    lines: [
      'You are signed out on all other devices.',
      `Was it not you? Then please call us right away: ${phone}.`,
    ],
    code: null,
  }),
};

/** Enough to know one's own again: whoever reads the old mailbox need not learn the new address. */
const masked = (email: string): string => `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;

const CATALOGUES: Readonly<Record<Locale, NoticeTexts>> = { 'de-CH': deCH, en };

export const noticeTextsIn = (locale: Locale): NoticeTexts => CATALOGUES[locale];
