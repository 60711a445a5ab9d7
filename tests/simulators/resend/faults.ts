/** What can go wrong between the product and the vendor; each stands for one `POST /emails`, in the order given. */
export const FAULTS = [
  /** 429 with Retry-After; not accepted. */
  'rate_limit',
  /** 500 and 503; not accepted. */
  'error_500',
  'error_503',
  /** Never answers; not accepted. */
  'hang',
  /** The connection breaks before anything happened. */
  'reset',
  /** Accepted, then the connection breaks: the sender cannot know. */
  'lost',
  /** Accepted, then never an answer. */
  'lost_hang',
  /** Accepted, answered with half a JSON. */
  'malformed',
  /** Accepted after a second; the same key meanwhile gets 409. */
  'slow',
] as const;

export type Fault = (typeof FAULTS)[number];

/** The faults of a request's body `{"next": […]}`; null when it is something else. */
export function readFaults(body: unknown): readonly Fault[] | null {
  const next: unknown = (body as { next?: unknown } | null)?.next;
  const fine = Array.isArray(next) && next.every((each) => (FAULTS as readonly unknown[]).includes(each));
  return fine ? (next as readonly Fault[]) : null;
}
