/** What tells the seeded salons apart. They sell the same services; prices, people, hours, place and colours differ. */
import type { SalonRow } from '../builders/settings-rows.ts';
import { OPENING, type SeedColleague, TEAM } from './team.ts';

export type SeedProfile = {
  readonly card: Partial<SalonRow>;
  readonly court: string;
  readonly team: readonly SeedColleague[];
  readonly opening: typeof OPENING;
  /** From the list price in whole francs to the salon's own. */
  readonly francs: (listed: number) => number;
  readonly look: SalonRow['look'];
};

const LINDENHOF: SeedProfile = {
  card: {},
  court: 'St. Gallen',
  team: TEAM,
  opening: OPENING,
  francs: (listed) => listed,
  look: null,
};

const everything = (): boolean => true;

/** A small salon on the Rhine, not liable to VAT, open on Mondays. Büsingen's clock has been Zurich's since 1980. */
export const RHEINBLICK: SeedProfile = {
  card: {
    name: 'Atelier Rheinblick',
    legalName: 'Atelier Rheinblick, Inh. Seraina Vogt',
    hosts: ['rheinblick.localhost', 'rheinblick.example'],
    street: 'Musterrheingasse 3',
    postalCode: '8260',
    city: 'Stein am Rhein',
    canton: 'SH',
    phone: '+41520000034',
    uid: null,
    vatLiable: false,
    zone: 'Europe/Busingen',
    latitude: 47.6594,
    longitude: 8.8597,
  },
  court: 'Schaffhausen',
  team: [
    {
      slug: 'seraina',
      name: 'Seraina Vogt',
      title: ['Inhaberin, Coiffeuse EFZ', 'Owner, hairdresser'],
      bio: [
        'Hat das Atelier am Fluss allein eröffnet und schneidet bis heute am liebsten kurze Haare.',
        'Opened the studio by the river on her own, and still likes cutting short hair best.',
      ],
      shifts: [
        { weekdays: [1, 3, 5], from: '08:00', to: '17:00', breaks: [['12:00', '13:00']] },
        { weekdays: [6], from: '08:00', to: '14:00', breaks: [['11:00', '11:30']] },
      ],
      does: everything,
    },
    {
      slug: 'tomas',
      name: 'Tomas Bürgi',
      title: ['Colorist', 'Colourist'],
      bio: [
        'Kommt drei Tage in der Woche für alles, was Farbe ist.',
        'Comes in three days a week for everything to do with colour.',
      ],
      shifts: [{ weekdays: [1, 3, 5], from: '09:00', to: '17:00', breaks: [['12:30', '13:30']] }],
      does: everything,
    },
  ],
  opening: [
    { weekdays: [1, 3, 5], from: '08:00', to: '17:00' },
    { weekdays: [6], from: '08:00', to: '14:00' },
  ],
  francs: (listed) => Math.round(listed * 0.9),
  look: { accent: '#7a2f4f', deep: '#571f37', mist: '#f7ecf0' },
};

/** Lindenhof answers wherever no salon claims the host, the other one at hosts of its own. */
export const DEMO_SALONS = ['lindenhof', 'rheinblick'] as const;

/** A slug that is not known gets the first salon under another name. */
export const profileOf = (slug: string): SeedProfile => (slug === 'rheinblick' ? RHEINBLICK : LINDENHOF);
