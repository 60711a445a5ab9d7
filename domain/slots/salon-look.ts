/** A salon's own colours. Only those are shown on which everybody can read. */
export type SalonLook = {
  /** Links, buttons and their edges: on white, and under white text. */
  readonly accent: string;
  /** The same, darker: under white text, and as text on `mist`. */
  readonly deep: string;
  /** Grounds of notices and of what is chosen. */
  readonly mist: string;
};

/** WCAG 2.2, success criterion 1.4.3 (AA), for text of ordinary size. */
const READABLE = 4.5;
const WHITE = '#ffffff';
/** The house's text and quiet text (app/tailwind.css). */
const INK = '#1c1b19';
const SOFT = '#57524a';

const COLOUR = /^#[0-9a-f]{6}$/;

/** Null when it is none, or when some text on it would be hard to read: then the house's own colours are shown. */
export function readableLook(value: unknown): SalonLook | null {
  const { accent, deep, mist } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!isColour(accent) || !isColour(deep) || !isColour(mist)) return null;
  const pairs = [
    [accent, WHITE],
    [deep, WHITE],
    [accent, mist],
    [deep, mist],
    [INK, mist],
    [SOFT, mist],
  ] as const;
  return pairs.every(([one, other]) => contrast(one, other) >= READABLE) ? { accent, deep, mist } : null;
}

const isColour = (value: unknown): value is string => typeof value === 'string' && COLOUR.test(value);

/**
 * The contrast ratio of two colours (`#rrggbb`), 1 to 21. Source: WCAG 2.2, relative luminance.
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
