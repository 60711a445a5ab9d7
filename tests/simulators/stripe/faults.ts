/** What can go wrong between the product and the vendor, ordered for the next requests that fit. */
export const FAULTS = [
  /** 429; nothing happened. */
  'rate_limit',
  /** 500 and 503; nothing happened. */
  'error_500',
  'error_503',
  /** Never answers; nothing happened. */
  'hang',
  /** The connection breaks before anything happened. */
  'reset',
  /** It happened, then the connection breaks: the asker cannot know. */
  'lost',
  /** It happened, then never an answer. */
  'lost_hang',
  /** It happened, answered with half a JSON. */
  'malformed',
  /** It happened, after a second; the same key meanwhile gets 409. */
  'slow',
] as const;

export type Fault = (typeof FAULTS)[number];

export type PlannedFault = {
  readonly fault: Fault;
  /** What the path begins with; any where it is missing. */
  readonly path?: string;
  readonly method?: string;
  /** For how many requests; one where it is missing. */
  readonly times?: number;
};

export function faultPlan() {
  let planned: { plan: PlannedFault; left: number }[] = [];
  return {
    add: (...plans: readonly PlannedFault[]): void => {
      planned.push(...plans.map((plan) => ({ plan, left: plan.times ?? 1 })));
    },
    clear: (): void => {
      planned = [];
    },
    all: (): readonly PlannedFault[] => planned.map(({ plan, left }) => ({ ...plan, times: left })),
    next(method: string, path: string): Fault | null {
      const found = planned.find(
        ({ plan }) => path.startsWith(plan.path ?? '') && (plan.method ?? method) === method,
      );
      if (!found) return null;
      found.left -= 1;
      if (found.left <= 0) planned = planned.filter((each) => each !== found);
      return found.plan.fault;
    },
  };
}

/** The faults of a request's body `{"next": […]}` (words, or plans); null when it is something else. */
export function readFaults(body: unknown): readonly PlannedFault[] | null {
  const next: unknown = (body as { next?: unknown } | null)?.next;
  if (!Array.isArray(next)) return null;
  const plans = next.map(
    (each: unknown) => (typeof each === 'string' ? { fault: each } : each) as PlannedFault,
  );
  return plans.every((plan) => (FAULTS as readonly unknown[]).includes((plan as PlannedFault | null)?.fault))
    ? plans
    : null;
}
