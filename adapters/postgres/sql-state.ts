/** The SQLSTATE of an error; Drizzle wraps the driver's error and keeps it as the cause. Null: not the database's. */
export function sqlState(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

/** Deadlock and serialization failure: the whole transaction may simply be done again. */
export const isRepeatable = (state: string | null): boolean => state === '40P01' || state === '40001';
