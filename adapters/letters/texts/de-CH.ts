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
    request_received: {
      subject: (moment, salon) => `Ihre Anfrage für ${moment} – ${salon}`,
      heading: 'Ihre Anfrage ist da, aber noch nicht bestätigt',
      intro: 'Vielen Dank für Ihre Anfrage. Wir schauen sie uns an und halten Ihnen die Zeit so lange frei.',
      calendarNote: null,
    },
    request_declined: {
      subject: (moment, salon) => `Ihre Anfrage für ${moment} – ${salon}`,
      heading: 'Leider können wir nicht zusagen',
      intro:
        'Ihre Anfrage können wir zu dieser Zeit leider nicht annehmen. Gerne finden wir mit Ihnen eine andere.',
      calendarNote: null,
    },
    request_withdrawn: {
      subject: (moment, salon) => `Anfrage für ${moment} zurückgezogen – ${salon}`,
      heading: 'Ihre Anfrage ist zurückgezogen',
      intro: 'Die Zeit ist wieder frei, und es fällt nichts an.',
      calendarNote: null,
    },
    request_lapsed: {
      subject: (moment, salon) => `Ihre Anfrage für ${moment} ist verfallen – ${salon}`,
      heading: 'Ihre Anfrage ist verfallen',
      intro:
        'Wir haben es nicht geschafft, Ihnen rechtzeitig zu antworten. Das tut uns leid. Sie sind an nichts gebunden; gerne finden wir mit Ihnen eine andere Zeit.',
      calendarNote: null,
    },
    appointment_reminder: {
      subject: (moment, salon) => `Erinnerung: Ihr Termin am ${moment} – ${salon}`,
      heading: 'Wir erinnern Sie an Ihren Termin',
      intro: 'Wir freuen uns auf Sie.',
      calendarNote: null,
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

  depositPaid: (amount) =>
    `Ihre Anzahlung von ${amount} ist bei uns eingetroffen. Am Termin ziehen wir sie vom Preis ab.`,
  depositAsked: (amount) =>
    `Ihre Anzahlung von ${amount} ist bei uns eingetroffen. Sagen wir nicht zu, erhalten Sie sie ganz zurück.`,
  depositTerms: (amount) =>
    `Sagen Sie rechtzeitig ab, erhalten Sie die Anzahlung von ${amount} zurück. Kommen Sie nicht, behalten wir sie als Ausfallentschädigung, ausser die Zeit wird wieder gebucht.`,
  depositTermsVoucher: (amount) =>
    `Sagen Sie rechtzeitig ab, schreiben wir Ihnen die Anzahlung von ${amount} als Gutschein gut. Sagen wir ab, zahlen wir sie zurück. Kommen Sie nicht, behalten wir sie als Ausfallentschädigung, ausser die Zeit wird wieder gebucht.`,

  answerBy: (moment) => `Sie hören von uns bis spätestens ${moment}. Danach verfällt die Anfrage.`,
  withdrawable: 'Solange wir nicht zugesagt haben, können Sie die Anfrage jederzeit kostenlos zurückziehen.',
  reasonGiven: (reason) => `Der Salon schreibt dazu: ${reason}`,

  buttons: {
    manage: 'Verschieben oder absagen',
    view: 'Termin ansehen',
    request: 'Anfrage ansehen oder zurückziehen',
    another: 'Andere Zeit wählen',
  },
  whyYou: (salon) =>
    `Sie erhalten diese E-Mail, weil mit Ihrer Adresse ein Termin bei «${salon}» gebucht wurde. ` +
    'Waren Sie das nicht? Dann melden Sie sich bitte bei uns.',
  whyYouAsked: (salon) =>
    `Sie erhalten diese E-Mail, weil mit Ihrer Adresse ein Termin bei «${salon}» angefragt wurde. ` +
    'Waren Sie das nicht? Dann melden Sie sich bitte bei uns.',
  vatNumber: (uid) => `${uid} MWST`,

  calendarSummary: (services, salon) => `${services} – ${salon}`,
  calendarAsked: (summary) => `Angefragt: ${summary}`,
  calendarManage: (link) => `Verschieben oder absagen: ${link}`,
  calendarPhone: (phone) => `Telefon: ${phone}`,
};
