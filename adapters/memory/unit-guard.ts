import { AsyncLocalStorage } from 'node:async_hooks';

/** Knows whether the code that runs is inside a unit of work, through any number of awaits. */
export type UnitGuard = {
  inside<T>(work: () => Promise<T>): Promise<T>;
  /** @throws Error inside a unit: nothing in there takes another connection or touches the network */
  refuse(what: string): void;
};

/**
 * One for all guards: Node hands each store that was ever made on with each promise, so that a test that opens thousands of
 * databases would become slower with every one.
 */
const inUnits = new AsyncLocalStorage<readonly UnitGuard[]>();

export function unitGuard(): UnitGuard {
  const guard: UnitGuard = {
    inside: (work) => inUnits.run([...(inUnits.getStore() ?? []), guard], work),
    refuse: (what) => {
      if (inUnits.getStore()?.includes(guard) === true) throw new Error(`${what} inside a unit of work`);
    },
  };
  return guard;
}

/** One after the other, in order of arrival; a failure does not hold up those behind it. */
export function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
