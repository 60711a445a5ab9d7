/** Five people who do not exist. Hours are the wall clock's, breaks lie inside them. */
export type SeedShift = {
  /** Monday is 1. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly breaks: readonly (readonly [from: string, to: string])[];
  /** Weeks from the present one; absent: always. `until` is the last such week. */
  readonly since?: number;
  readonly until?: number;
};

export type SeedColleague = {
  readonly slug: string;
  readonly name: string;
  readonly title: readonly [de: string, en: string];
  readonly bio: readonly [de: string, en: string];
  readonly shifts: readonly SeedShift[];
  readonly does: (service: { readonly slug: string; readonly category: string }) => boolean;
  /** Percent on top of the list price, rounded to whole francs. */
  readonly surcharge?: number;
  /** Own minutes where they differ. */
  readonly own?: Readonly<Record<string, readonly number[]>>;
};

const among =
  (...categories: string[]) =>
  ({ category }: { readonly category: string }) =>
    categories.includes(category);

export const TEAM: readonly SeedColleague[] = [
  {
    slug: 'nora',
    name: 'Nora Bischof',
    title: ['Inhaberin, Coiffeurmeisterin', 'Owner, master stylist'],
    bio: [
      'Führt den Salon seit zehn Jahren. Präzise Schnitte und Balayage, die noch nach Monaten schön herauswächst.',
      'Has run the salon for ten years. Precise cuts, and balayage that still grows out well after months.',
    ],
    shifts: [
      { weekdays: [2, 3, 5], from: '09:00', to: '18:30', breaks: [['12:30', '13:30']] },
      { weekdays: [4], from: '10:30', to: '20:00', breaks: [['14:30', '15:30']] },
      { weekdays: [6], from: '08:30', to: '16:00', breaks: [['12:00', '12:30']] },
    ],
    does: among('damen', 'herren', 'farbe', 'balayage', 'styling', 'pflege'),
    surcharge: 18,
  },
  {
    slug: 'livio',
    name: 'Livio Keller',
    title: ['Colorist', 'Colourist'],
    bio: [
      'Denkt in Farbtönen. Berät lange, mischt selber und sagt auch einmal, was nicht geht.',
      'Thinks in shades. Takes time to advise, mixes himself and says so when something will not work.',
    ],
    shifts: [
      { weekdays: [3, 5], from: '09:00', to: '18:30', breaks: [['13:00', '14:00']] },
      { weekdays: [4], from: '11:00', to: '20:00', breaks: [['15:30', '16:30']] },
      { weekdays: [6], from: '08:30', to: '16:00', breaks: [['12:30', '13:00']] },
    ],
    does: among('damen', 'farbe', 'balayage', 'styling', 'pflege'),
  },
  {
    slug: 'mirjam',
    name: 'Mirjam Egger',
    title: ['Coiffeuse EFZ', 'Hairdresser'],
    bio: [
      'Arbeitet sechzig Prozent und kennt viele Familien schon in zweiter Generation.',
      'Works three days a week and has known many families for two generations.',
    ],
    shifts: [
      { weekdays: [2], from: '09:00', to: '15:00', breaks: [['12:00', '12:30']] },
      { weekdays: [4], from: '09:00', to: '18:30', breaks: [['12:00', '13:00']] },
      { weekdays: [5], from: '09:00', to: '16:00', breaks: [['12:00', '12:30']] },
    ],
    does: ({ slug, category }) =>
      among('damen', 'kinder', 'styling', 'pflege')({ category }) ||
      ['ansatz', 'farbe-mittel', 'glossing'].includes(slug),
  },
  {
    slug: 'dario',
    name: 'Dario Frei',
    title: ['Barber', 'Barber'],
    bio: [
      'Fades, Bärte und erste Haarschnitte. Hat für jedes Kind einen Trick.',
      'Fades, beards and first haircuts. Has a trick for every child.',
    ],
    shifts: [
      { weekdays: [3, 5], from: '09:30', to: '18:30', breaks: [['12:00', '13:00']] },
      { weekdays: [4], from: '11:00', to: '20:00', breaks: [['15:00', '16:00']] },
      { weekdays: [6], from: '08:30', to: '16:00', breaks: [['11:30', '12:00']] },
    ],
    does: ({ slug, category }) =>
      among('herren', 'kinder', 'bart')({ category }) ||
      ['damen-kurz', 'damen-trocken', 'pony'].includes(slug),
  },
  {
    slug: 'aylin',
    name: 'Aylin Demir',
    title: ['Coiffeuse EFZ', 'Hairdresser'],
    bio: [
      'Frisch aus der Lehre, ruhige Hand. Nimmt sich für lange Haare gerne etwas mehr Zeit.',
      'Fresh from her apprenticeship, with a calm hand. Likes to take a little longer over long hair.',
    ],
    shifts: [
      { weekdays: [2, 3, 5], from: '09:00', to: '18:30', breaks: [['13:00', '14:00']] },
      { weekdays: [4], from: '09:00', to: '13:00', breaks: [], until: -4 },
      { weekdays: [6], from: '08:30', to: '16:00', breaks: [['13:00', '13:30']], since: -3 },
    ],
    does: ({ slug, category }) =>
      among('damen', 'herren', 'kinder', 'pflege')({ category }) ||
      ['ansatz', 'glossing', 'foehnen-kurz', 'foehnen-lang', 'hochsteck'].includes(slug),
    own: { 'damen-mittel': [75], 'damen-lang': [90] },
  },
];

export const OPENING: readonly {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}[] = [
  { weekdays: [2, 3, 5], from: '09:00', to: '18:30' },
  { weekdays: [4], from: '09:00', to: '20:00' },
  { weekdays: [6], from: '08:30', to: '16:00' },
];

export const ROOM: readonly { readonly kind: string; readonly name: string }[] = [
  ...[1, 2, 3, 4, 5, 6].map((number) => ({ kind: 'chair', name: `Platz ${number}` })),
  ...[1, 2].map((number) => ({ kind: 'basin', name: `Waschplatz ${number}` })),
];
