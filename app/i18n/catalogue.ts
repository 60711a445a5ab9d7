import type { deCH } from './de-CH.ts';

/** German is the measure: every other language has exactly its keys, or does not compile. */
export type Catalogue = typeof deCH;
