/** What the seeded salons sell besides their time: no brand and no promise that anybody could mean. */
export type PictureTone = 'green' | 'plum';
export type PictureShape = 'bottle' | 'tube' | 'spray' | 'jar' | 'dropper' | 'brush' | 'comb';

export type SeedProduct = {
  readonly slug: string;
  readonly category: string;
  readonly name: readonly [de: string, en: string];
  readonly description: readonly [de: string, en: string];
  readonly rappen: number;
  readonly shape: PictureShape;
  /** Pieces that go over the counter in a week, and those that are there today. */
  readonly weekly: number;
  readonly left: number;
  readonly low: number;
  readonly upTo: number;
};

export const PICTURE_WIDTHS = [320, 640, 1200] as const;

/** Which shapes were drawn in which colours. */
export const PICTURES: readonly { readonly shape: PictureShape; readonly tone: PictureTone }[] = [
  ...(['bottle', 'tube', 'spray', 'jar', 'dropper', 'brush', 'comb'] as const).map(
    (shape) => ({ shape, tone: 'green' }) as const,
  ),
  ...(['bottle', 'jar', 'dropper'] as const).map((shape) => ({ shape, tone: 'plum' }) as const),
];

/** What is to be seen, for whoever does not see it. */
export const SHAPE_WORDS: Readonly<Record<PictureShape, readonly [de: string, en: string]>> = {
  bottle: ['Flasche mit hellem Etikett', 'Bottle with a light label'],
  tube: ['Tube, die auf ihrem Deckel steht', 'Tube standing on its cap'],
  spray: ['Schlanke Sprühflasche', 'Slim spray bottle'],
  jar: ['Breiter Tiegel mit Deckel', 'Wide jar with a lid'],
  dropper: ['Fläschchen mit Pipette', 'Small bottle with a dropper'],
  brush: ['Flache Bürste mit breitem Kissen', 'Flat brush with a wide cushion'],
  comb: ['Kamm mit weiten Zähnen', 'Comb with wide teeth'],
};

export const PRODUCT_CATEGORIES: readonly (readonly [slug: string, de: string, en: string])[] = [
  ['waschen', 'Waschen', 'Washing'],
  ['pflegen', 'Pflegen', 'Care'],
  ['stylen', 'Stylen', 'Styling'],
  ['werkzeug', 'Bürsten und Kämme', 'Brushes and combs'],
];

type Numbers = Pick<SeedProduct, 'weekly' | 'left' | 'low' | 'upTo'>;
const entry = (
  slug: string,
  category: string,
  name: SeedProduct['name'],
  rappen: number,
  shape: PictureShape,
  [weekly, left, low, upTo]: readonly [number, number, number, number],
  description: SeedProduct['description'],
): SeedProduct => {
  const numbers: Numbers = { weekly, left, low, upTo };
  return { slug, category, name, description, rappen, shape, ...numbers };
};

const LINDENHOF: readonly SeedProduct[] = [
  entry(
    'shampoo-brennnessel',
    'waschen',
    ['Shampoo Brennnessel, 250 ml', 'Nettle shampoo, 250 ml'],
    2450,
    'bottle',
    [2, 24, 5, 24],
    [
      'Für jeden Tag und feines Haar. Schäumt wenig, reinigt gut und beschwert nicht.',
      'For every day and fine hair. Little foam, a good clean, and no weight.',
    ],
  ),
  entry(
    'shampoo-farbschutz',
    'waschen',
    ['Shampoo Farbschutz, 250 ml', 'Colour care shampoo, 250 ml'],
    2750,
    'bottle',
    [2, 4, 5, 20],
    [
      'Mild, ohne Sulfate: Gefärbtes Haar behält seinen Ton länger.',
      'Mild and free of sulphates: coloured hair keeps its tone for longer.',
    ],
  ),
  entry(
    'spuelung-hafer',
    'waschen',
    ['Spülung Hafer, 200 ml', 'Oat conditioner, 200 ml'],
    2650,
    'tube',
    [1, 9, 4, 16],
    [
      'Nach dem Waschen zwei Minuten einwirken lassen. Trockene Längen lassen sich wieder kämmen.',
      'Leave in for two minutes after washing. Dry lengths can be combed again.',
    ],
  ),
  entry(
    'trockenshampoo',
    'waschen',
    ['Trockenshampoo, 150 ml', 'Dry shampoo, 150 ml'],
    1990,
    'spray',
    [1, 6, 3, 12],
    [
      'Aufsprühen, eine Minute warten, ausbürsten. Ein Tag gewonnen.',
      'Spray on, wait a minute, brush out. A day gained.',
    ],
  ),
  entry(
    'maske-shea',
    'pflegen',
    ['Haarmaske Shea, 200 ml', 'Shea hair mask, 200 ml'],
    3900,
    'jar',
    [1, 7, 3, 12],
    [
      'Einmal in der Woche zehn Minuten ins Handtuch. Für strapaziertes und blondiertes Haar.',
      'Ten minutes in a towel once a week. For stressed and lightened hair.',
    ],
  ),
  entry(
    'haaroel-argan',
    'pflegen',
    ['Haaröl Argan, 50 ml', 'Argan hair oil, 50 ml'],
    3200,
    'dropper',
    [2, 11, 4, 18],
    [
      'Zwei Tropfen in die Spitzen, feucht oder trocken. Glänzt, ohne zu fetten.',
      'Two drops into the ends, damp or dry. Shine without grease.',
    ],
  ),
  entry(
    'leave-in-spray',
    'pflegen',
    ['Pflegespray ohne Auswaschen, 150 ml', 'Leave-in spray, 150 ml'],
    2890,
    'spray',
    [1, 5, 3, 12],
    [
      'Ins feuchte Haar sprühen und kämmen. Hilft gegen Knoten und schützt vor Hitze.',
      'Spray into damp hair and comb. Helps against tangles and protects from heat.',
    ],
  ),
  entry(
    'kopfhaut-tonikum',
    'pflegen',
    ['Tonikum für die Kopfhaut, 50 ml', 'Scalp tonic, 50 ml'],
    3450,
    'dropper',
    [1, 0, 2, 8],
    [
      'Am Abend auf die Kopfhaut geben und einmassieren. Mit Rosmarin, ohne Alkohol.',
      'Massage into the scalp in the evening. With rosemary, free of alcohol.',
    ],
  ),
  entry(
    'schaumfestiger',
    'stylen',
    ['Schaumfestiger, 200 ml', 'Styling mousse, 200 ml'],
    2290,
    'spray',
    [1, 8, 3, 12],
    [
      'Eine Handvoll ins feuchte Haar, dann föhnen. Halt, der beweglich bleibt.',
      'A handful into damp hair, then blow-dry. Hold that still moves.',
    ],
  ),
  entry(
    'haarwachs-matt',
    'stylen',
    ['Haarwachs matt, 75 ml', 'Matte hair wax, 75 ml'],
    2590,
    'jar',
    [2, 13, 4, 20],
    [
      'Zwischen den Fingern verreiben und einarbeiten. Für kurze Schnitte, die nach nichts aussehen sollen.',
      'Rub between the fingers and work in. For short cuts that should look like nothing was done.',
    ],
  ),
  entry(
    'haarspray-leicht',
    'stylen',
    ['Haarspray leicht, 250 ml', 'Light hairspray, 250 ml'],
    2390,
    'spray',
    [1, 10, 3, 14],
    [
      'Aus Armlänge sprühen. Hält einen Abend und lässt sich ausbürsten.',
      "Spray from arm's length. Holds for an evening and brushes out.",
    ],
  ),
  entry(
    'salzspray',
    'stylen',
    ['Salzspray, 150 ml', 'Salt spray, 150 ml'],
    2490,
    'bottle',
    [1, 3, 3, 12],
    [
      'Ins trockene Haar kneten, an der Luft trocknen lassen. Wellen wie nach einem Tag am See.',
      'Scrunch into dry hair and let it air-dry. Waves like after a day at the lake.',
    ],
  ),
  entry(
    'paddle-buerste',
    'werkzeug',
    ['Flache Bürste, Buche', 'Paddle brush, beech'],
    4200,
    'brush',
    [1, 6, 2, 8],
    [
      'Für langes und dickes Haar. Buchenholz, weiche Stifte, waschbares Kissen.',
      'For long and thick hair. Beech, soft pins, a cushion that can be washed.',
    ],
  ),
  entry(
    'kamm-weit',
    'werkzeug',
    ['Kamm mit weiten Zähnen', 'Wide-toothed comb'],
    1450,
    'comb',
    [1, 12, 4, 16],
    [
      'Für nasses Haar und Locken: zieht nicht und lädt nichts auf.',
      'For wet hair and curls: no pulling, no static.',
    ],
  ),
];

const [BOTTLE, , , , JAR, DROPPER] = LINDENHOF;
if (BOTTLE === undefined || JAR === undefined || DROPPER === undefined) throw new Error('too few products');

/** The small salon keeps three on one board; they are the same goods at prices of its own. */
const RHEINBLICK: readonly SeedProduct[] = [
  { ...BOTTLE, rappen: 2200, weekly: 1, left: 6, low: 3, upTo: 10 },
  { ...JAR, rappen: 3500, weekly: 1, left: 2, low: 2, upTo: 6 },
  { ...DROPPER, rappen: 2950, weekly: 1, left: 4, low: 2, upTo: 8 },
];

export type SeedShop = { readonly products: readonly SeedProduct[]; readonly tone: PictureTone };

export const shopOf = (slug: string): SeedShop =>
  slug === 'rheinblick' ? { products: RHEINBLICK, tone: 'plum' } : { products: LINDENHOF, tone: 'green' };
