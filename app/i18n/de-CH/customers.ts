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
};
