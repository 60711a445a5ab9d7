import { Unavailable } from '#domain/shared/unavailable.ts';
import { isUnreachable, sqlState } from './sql-state.ts';

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
 * @param poolSize a pool that slept through the server's restart holds a dead connection for each of its places: all of
 *   them may be met before the first live one
 * @param harmless whether doing it again is safe: nothing has been sent yet that could have had an effect
 */
export async function onLiveConnection<T>(
  poolSize: number,
  work: () => Promise<T>,
  harmless: () => boolean,
): Promise<T> {
  for (let dead = 0; ; dead += 1) {
    try {
      return await work();
    } catch (error) {
      if (dead === poolSize || !harmless() || !isLost(error)) throw error;
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
