/** Load by autocannon in a process of its own, one order at a time. */
import { fork } from 'node:child_process';
import path from 'node:path';

export type LoadOrder = {
  readonly origin: string;
  readonly paths: readonly string[];
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Forms, posted in turn to the first path instead of asking for the paths. */
  readonly forms?: readonly string[];
  readonly connections: number;
  /** Ends after so many requests or, when null, after so many seconds. */
  readonly requests: number | null;
  readonly seconds: number;
};

export type Load = {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** By Content-Length: 0 for answers that do not say it. */
  readonly meanBodyBytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers other than 200. */
  readonly refused: number;
  readonly errors: number;
};

export type LoadAnswer = { readonly load: Load } | { readonly failure: string };

export type HttpLoad = {
  /** @throws Error when an answer was not 200 or a connection failed: a figure made of refusals means nothing */
  run(order: LoadOrder): Promise<Load>;
  stop(): void;
};

export function startHttpLoad(): HttpLoad {
  const child = fork(path.join(import.meta.dirname, 'http-load-process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    run: async (order) => {
      const answer = await new Promise<LoadAnswer>((resolve, reject) => {
        const gone = (code: number | null) => reject(new Error(`the loading process ended (${code})`));
        child.once('exit', gone);
        child.once('message', (message: LoadAnswer) => {
          child.off('exit', gone);
          resolve(message);
        });
        child.send(order);
      });
      if ('failure' in answer) throw new Error(answer.failure);
      const { load } = answer;
      if (load.refused > 0 || load.errors > 0) {
        throw new Error(
          `${load.refused} answers were not 200, ${load.errors} failed: ${order.origin}${order.paths[0]}`,
        );
      }
      return load;
    },
    stop: () => child.disconnect(),
  };
}
