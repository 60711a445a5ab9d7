/** The staff's area: its frame. Each part of it has a file of its own. */
export const admin = {
  navigation: 'Bereiche der Verwaltung',
  nav: {
    calendar: 'Kalender',
    requests: 'Anfragen',
    customers: 'Kundschaft',
    waitlist: 'Warteliste',
    calls: 'Anrufe',
    team: 'Team',
    services: 'Leistungen',
    products: 'Produkte',
    invoices: 'Rechnungen',
    settings: 'Einstellungen',
  },
  open: (count: number): string => `${count} offen`,
  role: { owner: 'Inhaberin', manager: 'Leitung', staff: 'Team', hq: 'Zentrale' },
  readOnly: 'Zentrale, nur zum Lesen:',
  salons: {
    title: 'Salon wählen',
    intro:
      'Alle Seiten der Verwaltung zeigen den gewählten Salon, bis Sie einen anderen wählen. Jede Wahl wird dort vermerkt.',
    only: 'Sie lesen in diesem einen Salon. Weitere gibt die Betreiberin frei.',
    none: 'Zurzeit ist für Sie kein Salon freigegeben. Bitte wenden Sie sich an die Betreiberin.',
    home: 'Ihr Salon',
    inView: 'Wird gezeigt',
    show: 'Zeigen',
    showNamed: (salon: string): string => `Zeigen: ${salon}`,
  },
  signOut: 'Abmelden',
  account: 'Mein Konto',
  menu: 'Menü',
  website: 'Zur Website',
};
