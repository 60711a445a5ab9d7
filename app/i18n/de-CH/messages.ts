/** Reminders, the call list and the morning mail, as the team sees and settles them. */
export const messages = {
  settings: {
    title: 'Erinnerungen und Morgenpost',
    intro: 'Was der Salon von sich aus verschickt.',
    inShort: (reminders: boolean, hours: string, byMail: boolean, morning: boolean, time: string): string =>
      [
        reminders
          ? `Erinnerung ${hours} Stunden vorher, ${byMail ? 'per E-Mail' : 'durch einen Anruf des Teams'}.`
          : 'Keine Erinnerungen.',
        morning ? `Tagesblatt per E-Mail um ${time} Uhr.` : 'Kein Tagesblatt per E-Mail.',
      ].join(' '),
    remindersPart: 'Erinnerungen an Termine',
    morningPart: 'Tagesblatt am Morgen',
    reminders: 'Kundinnen und Kunden an ihren Termin erinnern',
    remindersHint:
      'Wer nach diesem Zeitpunkt bucht oder verschiebt, hat eben erst von uns gehört und wird nicht erinnert.',
    reminderHours: 'Wie viele Stunden vorher',
    reminderHoursHint:
      '1 bis 168. Zwischen 21 und 8 Uhr wecken wir niemanden: Eine solche Erinnerung kommt am Abend davor, um halb neun.',
    cutoffBefore: (cutoff: string): string =>
      `Kostenlos absagen kann man bei Ihnen bis ${cutoff} Stunden vorher. Kommt die Erinnerung nicht früher, ist es dann schon zu spät dafür.`,
    reminderChannel: 'Wie',
    channel: { email: 'Per E-Mail', call_list: 'Das Team ruft an (Anrufliste)' },
    channelHint:
      'SMS verschickt das System keine. Wer keine E-Mail-Adresse hat, steht in jedem Fall auf der Anrufliste.',
    morningMail: 'Jeden Morgen das Tagesblatt als PDF schicken',
    morningMailHint:
      'Es enthält Namen und Telefonnummern, aber keine Bemerkungen der Kundschaft. An Tagen, an denen geschlossen und nichts gebucht ist, kommt keine Post.',
    morningTime: 'Um welche Zeit',
    morningRecipients: 'An welche Adressen',
    morningRecipientsHint: (email: string): string =>
      `Eine je Zeile, höchstens fünf: die Adresse des Salons und solche, die unter «Zugänge» stehen. Leer: ${email}.`,
    morningUnreached: (emails: string): string =>
      `An ${emails} geht nichts mehr: Diese Adresse gehört zu keinem Zugang.`,
  },
  calls: {
    title: 'Anrufliste',
    intro: (hours: string): string =>
      `Wen wir heute an den Termin erinnern: alle, denen keine E-Mail die Erinnerung bringt. Erinnert wird ${hours} Stunden vorher.`,
    off: 'Erinnerungen sind ausgeschaltet. Einschalten kann sie die Leitung unter «Einstellungen».',
    none: 'Heute ist niemand anzurufen.',
    allDone: 'Alle sind angerufen.',
    done: 'Schon angerufen',
    noName: 'Ohne Namen',
    noPhone: 'keine Telefonnummer',
    calledAt: (moment: string, who: string | null): string =>
      who === null ? `Angerufen ${moment}` : `Angerufen ${moment}, ${who}`,
    call: 'Angerufen',
    undo: 'Doch nicht angerufen',
    changed: 'Dieser Termin ist inzwischen verschoben oder abgesagt. Hier steht, was jetzt gilt.',
    places: 'Der Termin bleibt, wie er war',
    placesIntro:
      'Diesen Personen wurde am Telefon eine andere Zeit vorgeschlagen, oder es war vorgesehen. Der Vorschlag ist zurückgezogen: Bitte sagen Sie, dass der Termin wie vereinbart stattfindet.',
  },
};
