import { startEmbedded } from '#db/embedded-server.ts';
import type { Env } from '#adapters/compose/env.ts';

export type OwnerDatabase = {
  readonly ownerUrl: string;
  /** Where the web's and the worker's roles log in; null: their addresses are not known here. */
  readonly logins: { readonly app: string; readonly jobs: string } | null;
};

/**
 * The database that an operator's command works on: the one DATABASE_OWNER_URL names, else in development the
 * embedded one of dev and demo, which is left running when one of them is at work.
 */
export async function withOwnerDatabase<T>(
  env: Env,
  work: (database: OwnerDatabase) => Promise<T>,
): Promise<T> {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: app, DATABASE_JOBS_URL: jobs } = env;
  if (ownerUrl !== undefined) {
    return work({ ownerUrl, logins: app !== undefined && jobs !== undefined ? { app, jobs } : null });
  }
  if (env.APP_ENV !== 'development') throw new Error('DATABASE_OWNER_URL is needed outside development.');
  const server = await startEmbedded({ dataDir: '.data/postgres', log: (line) => console.log(line) });
  try {
    return await work({ ownerUrl: server.ownerUrl, logins: { app: server.appUrl, jobs: server.jobsUrl } });
  } finally {
    await server.stop();
  }
}
