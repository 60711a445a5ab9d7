import { Unavailable } from '#domain/shared/unavailable.ts';
import { isUnreachable, sqlState } from './sql-state.ts';

/** How often: a pool that slept through the server's restart holds one dead connection for each of its places. */
const TRIES = 3;
const LOST = new Set(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE']);
/** admin_shutdown, crash_shutdown: what a server says before it closes. */
const SHUTDOWN = new Set(['57P01', '57P02']);

/** Whether an idle connection turned out to be dead. A server that cannot be reached at all is something else. */
function isLost(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : null;
  return (typeof code === 'string' && LOST.has(code)) || SHUTDOWN.has(sqlState(error) ?? '');
}

/**
 * Does it again on another connection when the one it got was dead.
 *
 * @param harmless whether doing it again is safe: nothing has been sent yet that could have had an effect
 */
export async function onLiveConnection<T>(work: () => Promise<T>, harmless: () => boolean): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !harmless() || !isLost(error)) throw error;
    }
  }
}

/**
 * What the rest of the house is to hear of an error: that the database is away, or the error itself.
 *
 * @param unsure whether a commit was on its way
 */
export const asHeard = (error: unknown, unsure: boolean): unknown =>
  isUnreachable(error) && !(error instanceof Unavailable) ? new Unavailable(unsure, error) : error;
