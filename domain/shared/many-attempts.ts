/** What a job does for many salons or days, one after another: one that fails does not keep the others waiting. */
export type ManyAttempts = {
  /** How many things this one did; 0 where it failed. */
  count(work: () => Promise<number>): Promise<number>;
  /** @throws AggregateError with the failure of each that failed; `say` puts their number into words */
  end(say: (failed: number) => string): void;
};

export function manyAttempts(): ManyAttempts {
  const failures: unknown[] = [];
  return {
    count: async (work) => {
      try {
        return await work();
      } catch (failure) {
        failures.push(failure);
        return 0;
      }
    },
    end: (say) => {
      if (failures.length > 0) throw new AggregateError(failures, say(failures.length));
    },
  };
}
