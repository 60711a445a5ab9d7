import { existsSync } from 'node:fs';
import { parseEnv, type Env } from '#adapters/compose/env.ts';

/** The process's environment, with a `.env` file beside package.json filling what is not set. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseEnv(variables);
}
