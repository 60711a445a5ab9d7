import { AsyncLocalStorage } from 'node:async_hooks';

/** The correlation id of the request under way, for what lies too deep to be handed it (the audit table). */
export type RequestScope = {
  run<T>(requestId: string, work: () => T): T;
  requestId(): string | null;
};

export function requestScope(): RequestScope {
  const storage = new AsyncLocalStorage<string>();
  return {
    run: (requestId, work) => storage.run(requestId, work),
    requestId: () => storage.getStore() ?? null,
  };
}
