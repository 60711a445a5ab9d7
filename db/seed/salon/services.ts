/**
 * What the seeded salon sells. Actual prices in Swiss francs incl. VAT, split by length and effort: the ordinance on
 * the indication of prices (PBV) knows no "from CHF 40".
 */
export type SeedService = {
  readonly slug: string;
  readonly category: string;
  readonly name: readonly [de: string, en: string];
  readonly description: readonly [de: string, en: string];
  readonly segments: readonly number[];
  readonly francs: number;
  /** Minutes before and after. */
  readonly buffers?: readonly [number, number];
  /** Segments at the basin; the chair is needed for the whole service. */
  readonly basin?: readonly number[];
  readonly chair?: false;
  readonly offline?: true;
  /** Looked at before it is promised. */
  readonly asked?: true;
  /** Paid ahead: percent of the price, and at least so many francs. */
  readonly deposit?: readonly [percent: number, francs: number];
  /** How often it is asked for, compared with the others. */
  readonly demand: number;
};

export const CATEGORIES: readonly (readonly [slug: string, de: string, en: string])[] = [
  ['damen', 'Schnitt Damen', 'Cuts for women'],
  ['herren', 'Schnitt Herren', 'Cuts for men'],
  ['kinder', 'Kinder und Jugendliche', 'Children and teenagers'],
  ['farbe', 'Farbe', 'Colour'],
  ['balayage', 'Balayage', 'Balayage'],
  ['styling', 'Styling', 'Styling'],
  ['bart', 'Bart', 'Beard'],
  ['pflege', 'Pflege', 'Care'],
];

const entry = (
  slug: string,
  category: string,
  name: SeedService['name'],
  segments: readonly number[],
  francs: number,
  demand: number,
  description: SeedService['description'],
  more: Pick<SeedService, 'buffers' | 'basin' | 'chair' | 'offline' | 'asked' | 'deposit'> = {},
): SeedService => ({ slug, category, name, segments, francs, demand, description, ...more });

const WASHED: SeedService['description'] = [
  'Mit Beratung, Waschen und Föhnen.',
  'With consultation, wash and blow-dry.',
];
const COLOURED: SeedService['description'] = [
  'Auftragen, Einwirkzeit, Auswaschen. Schnitt und Föhnen separat.',
  'Application, processing, rinse. Cut and blow-dry are separate.',
];
const RINSE = { buffers: [0, 5], basin: [2] } as const;

export const SERVICES: readonly SeedService[] = [
  entry(
    'damen-kurz',
    'damen',
    ['Schnitt Damen, kurzes Haar', "Women's cut, short hair"],
    [45],
    82,
    9,
    WASHED,
  ),
  entry(
    'damen-mittel',
    'damen',
    ['Schnitt Damen, mittellanges Haar', "Women's cut, medium hair"],
    [60],
    98,
    10,
    WASHED,
  ),
  entry(
    'damen-lang',
    'damen',
    ['Schnitt Damen, langes Haar', "Women's cut, long hair"],
    [75],
    118,
    7,
    WASHED,
  ),
  entry('damen-trocken', 'damen', ['Trockenschnitt Damen', "Women's dry cut"], [30], 62, 4, [
    'Auf das frisch gewaschene Haar, ohne Föhnen.',
    'On freshly washed hair, without blow-dry.',
  ]),
  entry('pony', 'damen', ['Pony nachschneiden', 'Fringe trim'], [15], 18, 3, [
    'Zwischen zwei Schnitten.',
    'In between two cuts.',
  ]),
  entry('herren-schnitt', 'herren', ['Schnitt Herren', "Men's cut"], [30], 52, 12, [
    'Schneiden und Stylen auf trockenes Haar.',
    'Cut and styling on dry hair.',
  ]),
  entry(
    'herren-waschen',
    'herren',
    ['Waschen und Schneiden Herren', "Men's wash and cut"],
    [45],
    64,
    8,
    WASHED,
  ),
  entry('herren-maschine', 'herren', ['Maschinenschnitt', 'Clipper cut'], [20], 38, 6, [
    'Eine Länge, Konturen inbegriffen.',
    'One length, contours included.',
  ]),
  entry('kinder-bis-6', 'kinder', ['Kinder bis 6 Jahre', 'Children up to 6'], [20], 28, 5, [
    'Mit Zeit und einem Buch.',
    'With patience and a picture book.',
  ]),
  entry('kinder-7-12', 'kinder', ['Kinder 7 bis 12 Jahre', 'Children aged 7 to 12'], [30], 38, 5, [
    'Schneiden und Stylen.',
    'Cut and styling.',
  ]),
  entry('jugend', 'kinder', ['Jugendliche 13 bis 16 Jahre', 'Teenagers aged 13 to 16'], [30], 48, 4, [
    'Schneiden und Stylen.',
    'Cut and styling.',
  ]),
  entry('ansatz', 'farbe', ['Ansatzfarbe', 'Root colour'], [30, 35, 25], 98, 8, COLOURED, RINSE),
  entry(
    'farbe-mittel',
    'farbe',
    ['Farbe, kurzes bis mittellanges Haar', 'Full colour, up to medium hair'],
    [30, 40, 20],
    128,
    6,
    COLOURED,
    RINSE,
  ),
  entry(
    'farbe-lang',
    'farbe',
    ['Farbe, langes Haar', 'Full colour, long hair'],
    [45, 40, 30],
    158,
    4,
    COLOURED,
    RINSE,
  ),
  entry('glossing', 'farbe', ['Glossing', 'Glossing'], [15, 20, 15], 58, 4, COLOURED, RINSE),
  entry(
    'folien-halb',
    'farbe',
    ['Foliensträhnen, Oberkopf', 'Foil highlights, top of the head'],
    [60, 30, 30],
    138,
    3,
    COLOURED,
    { ...RINSE, deposit: [20, 20] },
  ),
  entry(
    'folien-ganz',
    'farbe',
    ['Foliensträhnen, ganzer Kopf', 'Foil highlights, full head'],
    [90, 35, 30],
    198,
    2,
    COLOURED,
    RINSE,
  ),
  entry(
    'balayage-mittel',
    'balayage',
    ['Balayage, mittellanges Haar', 'Balayage, medium hair'],
    [105, 40, 45],
    265,
    2,
    ['Freihand, mit Toner, Pflege und Föhnen.', 'Freehand, with toner, treatment and blow-dry.'],
    { buffers: [0, 10], basin: [2] },
  ),
  entry(
    'balayage-lang',
    'balayage',
    ['Balayage, langes Haar', 'Balayage, long hair'],
    [135, 45, 50],
    325,
    1,
    ['Freihand, mit Toner, Pflege und Föhnen.', 'Freehand, with toner, treatment and blow-dry.'],
    { buffers: [0, 10], basin: [2], deposit: [20, 20] },
  ),
  entry(
    'foehnen-kurz',
    'styling',
    ['Waschen und Föhnen, bis mittellang', 'Wash and blow-dry, up to medium hair'],
    [30],
    46,
    4,
    ['Für den Tag oder den Abend.', 'For the day or the evening.'],
  ),
  entry(
    'foehnen-lang',
    'styling',
    ['Waschen und Föhnen, lang', 'Wash and blow-dry, long hair'],
    [45],
    58,
    3,
    ['Für den Tag oder den Abend.', 'For the day or the evening.'],
  ),
  entry(
    'hochsteck',
    'styling',
    ['Hochsteckfrisur', 'Updo'],
    [75],
    125,
    1,
    [
      'Für Feste, auf trockenes Haar. Schreiben Sie uns, was Sie sich vorstellen.',
      'For festive days, on dry hair. Tell us what you have in mind.',
    ],
    { buffers: [0, 5], asked: true },
  ),
  entry(
    'braut',
    'styling',
    ['Brautfrisur', 'Bridal hair'],
    [120],
    290,
    0.3,
    ['Probe und Termin nach Absprache, telefonisch.', 'Trial and date by arrangement, on the phone.'],
    { buffers: [10, 10], offline: true },
  ),
  entry('bart', 'bart', ['Bart trimmen', 'Beard trim'], [20], 32, 6, [
    'Konturen mit dem Messer, warmes Tuch.',
    'Razor contours, hot towel.',
  ]),
  entry(
    'pflege',
    'pflege',
    ['Intensivpflege', 'Intensive treatment'],
    [15, 15, 15],
    42,
    3,
    ['Kopfmassage und Maske am Waschplatz.', 'Head massage and mask at the basin.'],
    { basin: [0, 1, 2], chair: false },
  ),
];
