import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string>();

/** Everything that `serve` starts knows the request's correlation id, without it being handed through. */
export const inRequest = <T>(requestId: string, serve: () => T): T => scope.run(requestId, serve);

export const currentRequestId = (): string | null => scope.getStore() ?? null;
