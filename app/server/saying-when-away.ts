import { Unavailable } from '#domain/shared/unavailable.ts';
import { outageResponse } from '../document/outage.ts';

type Asking = (...args: never[]) => Promise<unknown>;

/**
 * The same use cases or queries, for one request: what finds the database away is reported once and throws the answer
 * that says so. Here and not in Remix, which hides from its pages what an error was.
 */
export function sayingWhenAway(report: (error: unknown) => void): <T extends object>(services: T) => T {
  let reported = false;
  const asAnswer = (error: unknown): unknown => {
    if (!(error instanceof Unavailable)) return error;
    if (!reported) report(error);
    reported = true;
    return outageResponse(error.unsure);
  };
  const guarded =
    (ask: Asking): Asking =>
    (...args) =>
      ask(...args).catch((error: unknown) => {
        throw asAnswer(error);
      });
  return <T extends object>(services: T): T =>
    Object.fromEntries(Object.entries(services).map(([name, ask]) => [name, guarded(ask as Asking)])) as T;
}
