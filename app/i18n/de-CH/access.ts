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
    title: 'Jemanden einladen',
    intro:
      'Die Person erhält eine E-Mail mit einem Link. Wer schon ein Konto hat, nimmt damit an; wer keines hat, legt es dabei an. Vorher hat niemand Zugang.',
    email: 'E-Mail-Adresse',
    submit: 'Einladung senden',
  },
  invited: {
    title: 'Offene Einladungen',
    none: 'Zurzeit ist niemand eingeladen.',
    until: (moment: string): string => `gilt bis ${moment}`,
    expired: (moment: string): string => `abgelaufen am ${moment}`,
    resend: 'Nochmals senden',
    resendTo: (who: string): string => `Nochmals senden: ${who}`,
    revoke: 'Zurückziehen',
    revokeOf: (who: string): string => `Zurückziehen: ${who}`,
  },
  done: {
    changed: 'Die Rechte sind geändert.',
    invited: 'Die Einladung ist unterwegs.',
    resent: 'Die Einladung ist nochmals unterwegs. Nur der Link in der neuen E-Mail gilt.',
    revoked: 'Die Einladung ist zurückgezogen.',
  },
  refusal: {
    changed:
      'Jemand anderes hat diese Rechte inzwischen geändert. Das steht jetzt hier; Ihre Wahl ist noch eingestellt.',
    last_owner: 'Ein Salon braucht mindestens eine Inhaberin. Geben Sie dieses Recht zuerst jemand anderem.',
    colleague_taken: 'Diese Spalte gehört schon zu einem anderen Konto.',
    has_role: 'Dieses Konto hat schon Zugang. Sie finden es in der Liste.',
    invited:
      'Diese Adresse ist schon eingeladen. Unter «Offene Einladungen» senden Sie die E-Mail nochmals oder ziehen sie zurück.',
    ended: 'Diese Einladung ist inzwischen angenommen oder zurückgezogen.',
    accepted: 'Diese Einladung ist inzwischen angenommen. Den Zugang nehmen Sie in der Liste zurück.',
  },
};
