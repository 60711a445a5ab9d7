import type { LetterTexts } from './letter-texts.ts';

/** Swiss spelling: ss, «…», no comma after the closing words. */
export const deCH: LetterTexts = {
  language: 'de-CH',
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  date: (weekday, day, month, year) => `${weekday}, ${day}. ${month} ${year}`,
  moment: (date, time) => `${date}, ${time} Uhr`,
  timeSpan: (from, to) => `${from} bis ${to} Uhr`,

  kinds: {
    appointment_confirmed: {
      subject: (moment, salon) => `Ihr Termin am ${moment} – ${salon}`,
      heading: 'Ihr Termin ist bestätigt',
      intro: 'Vielen Dank für Ihre Buchung. Wir freuen uns auf Sie.',
      calendarNote: 'Im Anhang liegt der Eintrag für Ihren Kalender.',
    },
    appointment_moved: {
      subject: (moment, salon) => `Termin verschoben auf ${moment} – ${salon}`,
      heading: 'Ihr Termin ist verschoben',
      intro: 'Ihr Termin hat eine neue Zeit. Die bisherige gilt nicht mehr.',
      calendarNote: 'Der Anhang ersetzt den bisherigen Eintrag in Ihrem Kalender.',
    },
    appointment_cancelled: {
      subject: (moment, salon) => `Termin vom ${moment} abgesagt – ${salon}`,
      heading: 'Ihr Termin ist abgesagt',
      intro: 'Dieser Termin findet nicht statt. Wir würden uns freuen, Sie ein anderes Mal zu begrüssen.',
      calendarNote: 'Der Anhang entfernt den Eintrag aus Ihrem Kalender.',
    },
  },
  greeting: (name) => (name === null ? 'Guten Tag' : `Guten Tag ${name}`),
  closing: 'Freundliche Grüsse',

  labels: {
    when: 'Wann',
    services: 'Was',
    total: 'Total',
    where: 'Wo',
    terms: 'Wenn etwas dazwischenkommt',
    calendar: 'Kalender',
    contact: 'Fragen',
  },
  serviceAt: (time, staff) => `${time} Uhr bei ${staff}`,
  includingVat: (rates) => `inkl. ${rates.join(' % und ')} % MWST`,

  freeUntil: (moment) => `Kostenlos verschieben oder absagen bis ${moment}.`,
  freeUntilStart: 'Sie können den Termin bis zum Beginn kostenlos verschieben oder absagen.',
  freeUntilPassed: (moment) => `Kostenlos verschieben oder absagen war bis ${moment} möglich.`,
  afterwards: (phone) => `Danach rufen Sie uns bitte an: ${phone}.`,
  callInstead: (phone) => `Wenn Sie nicht kommen können, rufen Sie uns bitte an: ${phone}.`,
  afterwardsFee: (percent, amount) =>
    `Bei einer späteren Absage können wir ${percent} % des Preises (${amount}) verrechnen. ` +
    'Wird die Zeit wieder gebucht, kostet Sie die Absage nichts.',

  buttons: { manage: 'Verschieben oder absagen', view: 'Termin ansehen' },
  whyYou: (salon) =>
    `Sie erhalten diese E-Mail, weil mit Ihrer Adresse ein Termin bei «${salon}» gebucht wurde. ` +
    'Waren Sie das nicht? Dann melden Sie sich bitte bei uns.',
  vatNumber: (uid) => `${uid} MWST`,

  calendarSummary: (services, salon) => `${services} – ${salon}`,
  calendarManage: (link) => `Verschieben oder absagen: ${link}`,
  calendarPhone: (phone) => `Telefon: ${phone}`,
};
