export const frame = {
  skip: 'Zum Inhalt',
  mainNavigation: 'Hauptnavigation',
  footerNavigation: 'Fusszeile',
  nav: {
    services: 'Leistungen & Preise',
    servicesShort: 'Preise',
    accountShort: 'Konto',
    shop: 'Shop',
    team: 'Team',
    contact: 'Kontakt',
    book: 'Termin buchen',
    bookShort: 'Buchen',
    impressum: 'Impressum',
    terms: 'AGB',
    privacy: 'Datenschutz',
  },
  language: { label: 'Sprache', 'de-CH': 'Deutsch', en: 'English' },
  shortLanguage: { 'de-CH': 'DE', en: 'EN' },
  footer: { visit: 'Adresse', reach: 'Kontakt', legal: 'Rechtliches' },
  error: {
    notFoundTitle: 'Diese Seite gibt es nicht',
    notFoundText:
      'Vielleicht ist die Adresse unvollständig, oder die Seite ist umgezogen. Von hier aus geht es weiter:',
    failedTitle: 'Da ist etwas schiefgegangen',
    failedText:
      'Das liegt an uns, nicht an Ihnen. Wir wurden benachrichtigt. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    awayTitle: 'Gleich wieder da',
    awayText:
      'Wir sind gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal; was Sie in ein Formular eingegeben haben, steht noch dort, wenn Sie zurückgehen.',
    unsureTitle: 'Bitte schauen Sie noch einmal nach',
    unsureText:
      'Die Verbindung ist abgerissen, während wir Ihre Angaben gespeichert haben. Vielleicht ist alles angekommen, vielleicht nichts. Schauen Sie in einer Minute nach, oder gehen Sie zurück und senden Sie das Formular noch einmal: Doppelt gebucht wird dabei nichts.',
    again: 'Noch einmal versuchen',
    look: 'Nachschauen',
    refusedTitle: 'Das hat nicht geklappt',
    refusedText: 'Diese Art von Anfrage gibt es hier nicht. Bitte beginnen Sie noch einmal.',
    reference: (id: string) => `Wenn Sie uns anrufen, nennen Sie bitte diese Nummer: ${id}`,
    home: 'Zur Startseite',
  },
  form: {
    summary: 'Bitte prüfen Sie Ihre Angaben',
    summaryCount: (count: number) =>
      count === 1 ? 'Eine Angabe stimmt noch nicht:' : `${count} Angaben stimmen noch nicht:`,
    optional: 'freiwillig',
    sending: 'Einen Moment …',
    newWindow: 'öffnet in einem neuen Fenster',
    errorPrefix: 'Fehler: ',
  },
};
