/** The codes of an error and of its causes: Drizzle wraps the driver's error and keeps it as the cause. */
function* codesOf(error: unknown): Generator<string> {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') yield code;
  }
}

/** The SQLSTATE of an error. Null: not the database's. */
export function sqlState(error: unknown): string | null {
  for (const code of codesOf(error)) if (/^[0-9A-Z]{5}$/.test(code)) return code;
  return null;
}

/** Codes of Node's sockets and resolver, and of postgres.js (src/connection.js, src/index.js). */
const NO_CONNECTION = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
]);
/** admin_shutdown, crash_shutdown, cannot_connect_now (starting up), too_many_connections; connection exceptions. */
const NO_SERVER = /^(57P0[123]|53300|08[0-9A-Z]{3})$/;

/** Whether the database could not be reached, or left while it was talked to. */
export function isUnreachable(error: unknown): boolean {
  for (const code of codesOf(error)) if (NO_CONNECTION.has(code) || NO_SERVER.test(code)) return true;
  return false;
}

/** Deadlock and serialization failure: the whole transaction may simply be done again. */
export const isRepeatable = (state: string | null): boolean => state === '40P01' || state === '40001';
