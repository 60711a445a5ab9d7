/** The salon's customers, as its team sees them. */
export const customers = {
  title: 'Kundschaft',
  search: {
    label: 'Name, Telefon oder E-Mail',
    hint: 'Tippfehler schaden nicht. Bei der Telefonnummer genügen die letzten vier Ziffern.',
    submit: 'Suchen',
    empty: 'Wen suchen Sie?',
    problem: {
      nothing_typed: 'Bitte geben Sie ein, wen Sie suchen.',
      unreadable:
        'Diese Suche konnten wir nicht lesen. Bitte geben Sie einen Namen, eine Nummer oder eine Adresse ein.',
    },
    nothing: (text: string) => `Niemand gefunden für «${text}».`,
    nothingHint: 'Versuchen Sie es nur mit dem Nachnamen oder mit der Telefonnummer.',
    noMore: 'Mehr gibt es nicht.',
    found: (count: number, more: boolean) =>
      more ? `Die ersten ${count}` : count === 1 ? '1 Person' : `${count} Personen`,
    more: 'Weitere zeigen',
    name: 'Name',
    phone: 'Telefon',
    lastVisit: 'Letzter Besuch',
    nextVisit: 'Nächster Besuch',
    none: '–',
    entries: (count: number) => `${count} Einträge mit diesem Namen und dieser Nummer`,
  },
  import: {
    title: 'Kundschaft übernehmen',
    intro:
      'Aus einem anderen Programm oder einer Tabelle, als CSV-Datei. Zuerst sehen Sie, was damit geschähe; übernommen wird erst, wenn Sie es sagen.',
    file: 'CSV-Datei',
    fileHint: 'Die erste Zeile enthält die Überschriften. Höchstens 5000 Zeilen und 3 MB.',
    look: 'Ansehen',
    pending: 'Wird gelesen …',
    otherFile: 'Andere Datei',
    problem: {
      missing: 'Bitte wählen Sie eine Datei.',
      no_text: 'Das ist keine CSV-Datei. In Excel: Speichern unter, «CSV UTF-8».',
      empty: 'In dieser Datei stehen keine Zeilen unter den Überschriften.',
      too_many_lines: 'Diese Datei hat mehr als 5000 Zeilen. Bitte teilen Sie sie auf.',
      too_many_columns: 'Diese Datei hat mehr als 50 Spalten.',
    },
    columns: 'Was steht in welcher Spalte?',
    columnWithout: (number: number) => `Spalte ${number}`,
    skip: 'nicht übernehmen',
    field: {
      lastName: 'Nachname',
      firstName: 'Vorname',
      name: 'Vor- und Nachname',
      phone: 'Telefon',
      email: 'E-Mail',
    },
    mappingProblem: {
      name_missing: 'Bitte sagen Sie, in welchen Spalten Vorname und Nachname stehen.',
      twice: 'Zwei Spalten sind dasselbe. Bitte wählen Sie jede Angabe nur einmal.',
    },
    lookAgain: 'Vorschau erneuern',
    run: (count: number) => (count === 1 ? '1 Person übernehmen' : `${count} Personen übernehmen`),
    running: 'Wird übernommen …',
    preview: {
      heading: 'Das würde geschehen',
      new: (count: number) =>
        count === 1 ? '1 Person kommt neu dazu.' : `${count} Personen kommen neu dazu.`,
    },
    done: {
      heading: 'Das ist geschehen',
      new: (count: number) =>
        count === 1 ? '1 Person ist neu dazugekommen.' : `${count} Personen sind neu dazugekommen.`,
    },
    known: (count: number) =>
      count === 1
        ? '1 ist schon da und bleibt, wie sie ist.'
        : `${count} sind schon da und bleiben, wie sie sind.`,
    twin: (count: number) =>
      count === 1 ? '1 steht mehrmals in der Datei.' : `${count} stehen mehrmals in der Datei.`,
    refused: (count: number) =>
      count === 1
        ? '1 Zeile kann nicht übernommen werden.'
        : `${count} Zeilen können nicht übernommen werden.`,
    line: (number: number) => `Zeile ${number}`,
    kind: { new: 'neu', known: 'schon da' },
    twinOf: (line: number) => `wie Zeile ${line}`,
    openNew: 'neu: zum Profil',
    before: 'Vorherige',
    after: 'Weitere',
    pageOf: (page: number, pages: number) => `Seite ${page} von ${pages}`,
  },
  export: {
    submit: 'Alle als CSV herunterladen',
    file: 'kundschaft',
    column: {
      lastName: 'Nachname',
      firstName: 'Vorname',
      phone: 'Telefon',
      email: 'E-Mail',
      locale: 'Sprache',
      since: 'Bekannt seit',
    },
  },
  profile: {
    back: 'Zur Suche',
    contact: 'Kontakt',
    phone: 'Telefon',
    email: 'E-Mail',
    language: 'Sprache',
    since: 'Bekannt seit',
    notGiven: 'nicht angegeben',
    otherEntries: (count: number) =>
      count === 1
        ? 'Es gibt einen weiteren Eintrag mit diesem Namen und dieser Nummer. Seine Besuche stehen hier mit.'
        : `Es gibt ${count} weitere Einträge mit diesem Namen und dieser Nummer. Ihre Besuche stehen hier mit.`,
    edit: 'Angaben ändern',
    health: 'Rezeptur und Allergien',
    coming: 'Nächste Termine',
    past: 'Bisherige Termine',
    nothingComing: 'Kein Termin vereinbart.',
    nothingPast: 'Noch kein Besuch.',
    with: (names: string) => `bei ${names}`,
    notes: 'Notizen',
    notesHint: 'Nur für das Team. Nichts zur Gesundheit: Dafür gibt es «Rezeptur und Allergien».',
    noNotes: 'Noch keine Notiz.',
    newNote: 'Neue Notiz',
    addNote: 'Notiz speichern',
    removeNote: 'Löschen',
    noteOf: (day: string) => `Notiz vom ${day}`,
    removeQuestion: 'Die Notiz wird für immer gelöscht.',
    removeConfirm: 'Ja, Notiz löschen',
    noteProblem: {
      missing: 'Bitte schreiben Sie etwas in die Notiz.',
      too_long: 'Diese Notiz ist zu lang. Höchstens 2000 Zeichen.',
    },
    done: {
      changed: 'Die Angaben sind gespeichert.',
      note: 'Die Notiz ist gespeichert.',
      removed: 'Die Notiz ist gelöscht.',
      merged: 'Die Einträge sind zusammengelegt.',
      parted: 'Die Einträge sind wieder getrennt.',
    },
  },
  merge: {
    open: 'Mit doppeltem Eintrag zusammenlegen',
    title: (name: string) => `Doppelte Einträge von ${name}`,
    intro: (name: string) =>
      `Wählen Sie den Eintrag, der zu ${name} gehört. Seine Termine und Notizen stehen danach hier. Das lässt sich jederzeit rückgängig machen.`,
    label: 'Anderer Name, Telefon oder E-Mail',
    take: 'Zusammenlegen',
    takeNamed: (name: string) => `Zusammenlegen mit ${name}`,
    nobody: 'Niemand gefunden, der doppelt sein könnte.',
    merged: 'Zusammengelegt',
    part: 'Wieder trennen',
    partNamed: (name: string) => `${name} wieder trennen`,
    refused: {
      has_account:
        'Dieser Eintrag gehört zu einem Konto. Öffnen Sie ihn und legen Sie den anderen mit ihm zusammen.',
      has_merged:
        'Mit diesem Eintrag wurden schon andere zusammengelegt. Öffnen Sie ihn und legen Sie den anderen mit ihm zusammen.',
      has_health_notes:
        'Zu diesem Eintrag gibt es Rezeptur oder Allergien. Öffnen Sie ihn und legen Sie den anderen mit ihm zusammen.',
    },
  },
  edit: {
    title: (name: string) => `Angaben von ${name}`,
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon',
    phoneHint: 'Zum Beispiel 079 123 45 67, aus dem Ausland mit Vorwahl.',
    language: 'Sprache der Nachrichten',
    languages: { 'de-CH': 'Deutsch', en: 'Englisch' },
    submit: 'Speichern',
    cancel: 'Nicht ändern',
    changedMeanwhile:
      'Jemand hat diese Angaben inzwischen geändert. Ihre Eingaben stehen noch da; was jetzt gespeichert ist, steht darüber. Speichern Sie noch einmal, wenn Ihre gelten sollen.',
    nowStored: 'Jetzt gespeichert',
    problem: {
      firstName: {
        missing: 'Bitte geben Sie den Vornamen an.',
        too_long: 'Dieser Vorname ist zu lang: höchstens 80 Zeichen.',
        malformed: 'Dieser Vorname enthält Zeichen, die wir nicht lesen können.',
      },
      lastName: {
        missing: 'Bitte geben Sie den Nachnamen an.',
        too_long: 'Dieser Nachname ist zu lang: höchstens 80 Zeichen.',
        malformed: 'Dieser Nachname enthält Zeichen, die wir nicht lesen können.',
      },
      email: {
        missing: 'Bitte geben Sie die E-Mail-Adresse an.',
        too_long: 'Diese E-Mail-Adresse ist zu lang: höchstens 254 Zeichen.',
        malformed: 'Diese E-Mail-Adresse ist nicht vollständig. Zum Beispiel: lea@beispiel.ch',
      },
      phone: {
        missing: 'Bitte geben Sie die Telefonnummer an.',
        too_long: 'Diese Telefonnummer ist zu lang: höchstens 40 Zeichen.',
        malformed: 'Diese Telefonnummer stimmt nicht. Zum Beispiel: 079 123 45 67',
      },
      locale: {
        missing: 'Bitte wählen Sie die Sprache.',
        too_long: 'Bitte wählen Sie die Sprache.',
        malformed: 'Bitte wählen Sie die Sprache.',
      },
    },
  },
  health: {
    title: (name: string) => `Rezeptur und Allergien von ${name}`,
    intro:
      'Angaben zur Gesundheit sind besonders schützenswert. Jedes Öffnen dieser Seite wird festgehalten.',
    back: 'Zum Profil',
    consent: 'Einwilligung',
    readAloud:
      'Lesen Sie diesen Text vor oder zeigen Sie ihn. Ohne Einwilligung wird nichts gespeichert, und wird sie zurückgezogen, sind die Angaben sofort gelöscht.',
    agreed: 'Die Person hat ausdrücklich eingewilligt.',
    agreedMissing: 'Bitte bestätigen Sie, dass die Person eingewilligt hat.',
    give: 'Einwilligung festhalten',
    inForce: 'Die Person hat eingewilligt.',
    otherWording: 'Damals galt ein anderer Wortlaut.',
    withdraw: 'Einwilligung widerrufen und Angaben löschen',
    withdrawHint: 'Rezeptur und Allergien werden dabei sofort und endgültig gelöscht.',
    formula: 'Rezeptur',
    formulaHint: 'Farbe, Mischung, Einwirkzeit.',
    allergies: 'Allergien und Unverträglichkeiten',
    submit: 'Speichern',
    problem: {
      missing: 'Bitte füllen Sie dieses Feld aus.',
      too_long: 'Das ist zu lang. Höchstens 4000 Zeichen.',
    },
    noConsent: 'Die Einwilligung wurde inzwischen widerrufen. Es wurde nichts gespeichert.',
    changedMeanwhile:
      'Jemand hat diese Angaben inzwischen geändert. Ihre Eingaben stehen noch da; was jetzt gespeichert ist, steht darüber. Speichern Sie noch einmal, wenn Ihre gelten sollen.',
    done: {
      given: 'Die Einwilligung ist festgehalten.',
      withdrawn: 'Die Einwilligung ist widerrufen, die Angaben sind gelöscht.',
      saved: 'Die Angaben sind gespeichert.',
    },
  },
};
