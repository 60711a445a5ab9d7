/** Chance that can be repeated: the same name gives the same numbers on every machine. */
export type Random = {
  /** At least 0, less than 1. */
  fraction(): number;
  /** A whole number, both bounds inclusive. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** In the shape of a version 4 UUID. */
  uuid(): string;
};

export function randomFrom(name: string): Random {
  const next = mulberry32(fnv1a(name));
  const fraction = () => next() / 4_294_967_296;
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[between(0, from.length - 1)] as T;
  };
  return {
    fraction,
    between,
    pick,
    chance: (probability) => fraction() < probability,
    shuffled: (list) =>
      list
        .map((value) => ({ value, rank: fraction() }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ value }) => value),
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for made-up customers. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
