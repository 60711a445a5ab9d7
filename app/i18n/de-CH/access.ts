/** Who of the team signs in, and as what. */
export const access = {
  title: 'Zugänge',
  intro:
    'Wer sich anmelden und hier arbeiten darf. Eine Änderung gilt sofort: Die Person wird auf allen Geräten abgemeldet und meldet sich mit den neuen Rechten wieder an.',
  inShort: 'Wer sich anmelden darf, und mit welchen Rechten.',
  lookOnly: 'Nur zum Ansehen: Rechte vergibt die Inhaberin.',
  you: 'Sie selbst',
  operator: 'Die Zentrale liest mit. Ihren Zugang vergibt die Betreiberin.',
  readers: {
    title: 'Zentrale aus anderen Salons',
    intro:
      'Diese Personen dürfen hier mitlesen und nichts ändern. Wann sie hineinschauen, wird vermerkt. Ihren Zugang vergibt und entzieht die Betreiberin.',
    home: (salon: string): string => `meldet sich bei ${salon} an`,
  },
  role: 'Rechte',
  roles: {
    owner: 'Inhaberin: alles, auch Zugänge',
    manager: 'Leitung: alles ausser Zugänge',
    staff: 'Team: Kalender und Kundschaft',
  },
  none: 'Kein Zugang mehr',
  colleague: 'Spalte im Kalender',
  noColleague: 'keine',
  since: (day: string): string => `seit ${day}`,
  secondFactor: 'mit zweitem Faktor',
  save: 'Ändern',
  saveFor: (who: string): string => `Ändern: ${who}`,
  add: {
    title: 'Jemanden dazunehmen',
    intro:
      'Die Person legt zuerst unter «Konto eröffnen» ein Konto mit ihrer E-Mail-Adresse an. Danach geben Sie ihr hier die Rechte.',
    email: 'E-Mail-Adresse des Kontos',
    submit: 'Zugang geben',
  },
  done: { changed: 'Die Rechte sind geändert.', added: 'Der Zugang ist gegeben.' },
  refusal: {
    changed:
      'Jemand anderes hat diese Rechte inzwischen geändert. Das steht jetzt hier; Ihre Wahl ist noch eingestellt.',
    last_owner: 'Ein Salon braucht mindestens eine Inhaberin. Geben Sie dieses Recht zuerst jemand anderem.',
    colleague_taken: 'Diese Spalte gehört schon zu einem anderen Konto.',
    no_account: 'Zu dieser Adresse gibt es hier noch kein bestätigtes Konto.',
    has_role: 'Dieses Konto hat schon Zugang. Sie finden es in der Liste.',
    email: 'Bitte eine gültige E-Mail-Adresse.',
  },
};
