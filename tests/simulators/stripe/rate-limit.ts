/**
 * How much the vendor answers: a bucket that fills steadily and holds what a fifth of a second brings. What comes when it
 * is empty gets 429, and nothing happened. https://docs.stripe.com/rate-limits
 */
export type ReadCounts = { readonly answered: number; readonly refused: number };

export function rateLimit(now: () => number) {
  let perSecond: number | null = null;
  let [left, filledAt] = [0, 0];
  let [answered, refused] = [0, 0];

  const most = (rate: number): number => Math.max(1, rate / 5);

  return {
    /** So many reads a second; null: as many as come. Counting begins anew. */
    set(readsPerSecond: number | null): void {
      perSecond = readsPerSecond;
      left = readsPerSecond === null ? 0 : most(readsPerSecond);
      filledAt = now();
      answered = 0;
      refused = 0;
    },
    /** Whether one more is answered now. */
    admits(method: string): boolean {
      if (method !== 'GET') return true;
      if (perSecond !== null) {
        const at = now();
        left = Math.min(most(perSecond), left + ((at - filledAt) / 1000) * perSecond);
        filledAt = at;
        if (left < 1) {
          refused += 1;
          return false;
        }
        left -= 1;
      }
      answered += 1;
      return true;
    },
    perSecond: (): number | null => perSecond,
    counts: (): ReadCounts => ({ answered, refused }),
  };
}
