/**
 * The vendor answers so many requests a second and says 429 to the rest; nothing has happened then. All requests of a
 * process share one pace, so that a burst of work is done as fast as the vendor lets it, and not refused, put off and
 * begun anew: each 429 makes the pace slower, each answer a little quicker (docs.stripe.com/rate-limits).
 */
type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export type Pace = {
  /** How long a request that was refused for its rate is repeated. */
  readonly patienceMs: number;
  readonly now?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal | null) => Promise<void>;
  readonly random?: () => number;
};

/** Between two requests, in ms: after the first refusal, at most; and what is as good as none. */
const FIRST_GAP = 5;
const MOST_GAP = 1_000;
const NO_GAP = 2;
const SLOWER = 1.25;
const QUICKER = 0.99;

export function pacedFetch(
  fetching: Fetch,
  { patienceMs, now = Date.now, wait = pause, random = Math.random }: Pace,
): Fetch {
  let [gap, nextAt, slowedAt] = [0, 0, 0];

  /** Its turn, in the order of asking; not quite regular, as other processes ask there as well. */
  async function turn(signal: AbortSignal | null): Promise<void> {
    const at = now();
    const mine = Math.max(at, nextAt);
    nextAt = mine + gap * (0.9 + 0.2 * random());
    if (mine > at) await wait(mine - at, signal);
  }

  return async (input, init = {}) => {
    const signal = init.signal ?? null;
    const begun = now();
    for (;;) {
      await turn(signal);
      const sent = now();
      const response = await fetching(input, init);
      if (response.status !== 429) {
        gap = gap < NO_GAP ? 0 : gap * QUICKER;
        return response;
      }
      // What was on its way already says nothing about the slower pace.
      if (sent >= slowedAt) {
        gap = Math.min(MOST_GAP, Math.max(FIRST_GAP, gap * SLOWER));
        slowedAt = now();
        nextAt = Math.max(nextAt, slowedAt + gap);
      }
      if (Math.max(now(), nextAt) - begun >= patienceMs) return response;
    }
  };
}

function pause(ms: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', give);
      resolve();
    }, ms);
    if (signal?.aborted) give();
    else signal?.addEventListener('abort', give, { once: true });
  });
}
