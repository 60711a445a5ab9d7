import { AsyncLocalStorage } from 'node:async_hooks';

/** Knows whether the code that runs is inside a unit of work, through any number of awaits. */
export type UnitGuard = {
  inside<T>(work: () => Promise<T>): Promise<T>;
  /** @throws Error inside a unit: nothing in there takes another connection or touches the network */
  refuse(what: string): void;
};

export function unitGuard(): UnitGuard {
  const storage = new AsyncLocalStorage<true>();
  return {
    inside: (work) => storage.run(true, work),
    refuse: (what) => {
      if (storage.getStore() === true) throw new Error(`${what} inside a unit of work`);
    },
  };
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
