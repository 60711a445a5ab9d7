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
    settings: 'Einstellungen',
  },
  open: (count: number): string => `${count} offen`,
  role: { owner: 'Inhaberin', manager: 'Leitung', staff: 'Team', hq: 'Zentrale' },
  readOnly: 'Sie sehen diesen Salon nur an: Die Zentrale ändert hier nichts.',
  signOut: 'Abmelden',
  devices: 'Meine Geräte',
  website: 'Zur Website',
};
