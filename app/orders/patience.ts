/** In milliseconds: a message of the vendor's that is younger only waits for its turn. */
export const PATIENCE = 60_000;
