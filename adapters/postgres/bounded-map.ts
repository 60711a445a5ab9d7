export type BoundedMap<K, V> = {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  readonly size: number;
};

/** A map that forgets what was used longest ago once it holds more than `most` entries. */
export function boundedMap<K, V>(most: number): BoundedMap<K, V> {
  // A Map iterates in the order of insertion (ECMA-262, Map.prototype.forEach): the first key is the oldest.
  const entries = new Map<K, V>();
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined && entries.size * 2 > most) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > most) {
        for (const oldest of entries.keys()) {
          entries.delete(oldest);
          break;
        }
      }
    },
    get size() {
      return entries.size;
    },
  };
}
