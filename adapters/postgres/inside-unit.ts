import { AsyncLocalStorage } from 'node:async_hooks';

const units = new AsyncLocalStorage<true>();

/** Whether the caller is inside a transaction; adapters that touch the network ask this and throw. */
export const insideUnit = (): boolean => units.getStore() === true;

export const asInsideUnit = <T>(work: () => T): T => units.run(true, work);

/**
 * @throws Error inside a unit: ten units that each want an eleventh connection wait for ever
 */
export function refuseInsideUnit(what: string): void {
  if (insideUnit()) throw new Error(`inside a unit of work there may not be ${what}`);
}
