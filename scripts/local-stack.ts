/**
 * What development, the demo and the browser tests stand on: an embedded PostgreSQL, migrated and seeded, and a
 * simulator in place of each vendor. An external database by DATABASE_URL takes the embedded one's place.
 */
import path from 'node:path';
import { ensureLogins } from '#db/logins.ts';
import { startEmbedded } from '#db/embedded-server.ts';
import { migrate } from '#db/migrate.ts';
import { seedIfEmpty } from '#db/seed/seed-if-empty.ts';
import { startResendSimulator } from '#tests/simulators/resend/server.ts';
import { startStripeSimulator } from '#tests/simulators/stripe/server.ts';
import type { Env } from '#adapters/compose/env.ts';
import { PAYMENT_WEBHOOK_PATH } from '#app/server/payment-webhook.ts';

export type LocalStack = {
  /** What the processes' environment gets on top of the shell's. */
  readonly variables: Readonly<Record<string, string>>;
  readonly mailboxUrl: string;
  /** Stripe's place: its API, its payment page, and a page for people. */
  readonly stripeUrl: string;
  readonly database: string;
  /** For tests that look behind the pages; no process of the product gets it. */
  readonly ownerUrl: string;
  stop(): Promise<void>;
};

export type LocalStackOptions = {
  readonly dataDir: string;
  readonly baseUrl: string;
  readonly mailPort: number;
  readonly stripePort: number;
  readonly today: string;
  readonly say: (line: string) => void;
};

export async function startLocalStack(env: Env, options: LocalStackOptions): Promise<LocalStack> {
  options.say('Starting the database …');
  const database = await databaseOf(env, options);
  options.say('Migrating …');
  await migrate(database.ownerUrl);
  await ensureLogins(database.ownerUrl, { app: database.appUrl, jobs: database.jobsUrl });
  const seeded = await seedIfEmpty(database.ownerUrl, { today: options.today });
  options.say(seeded ? 'Seeded two salons at work.' : 'Found the salons of last time.');
  const mail = await startResendSimulator({
    port: options.mailPort,
    file: path.join(options.dataDir, 'mailbox.json'),
  });
  const stripe = await startStripeSimulator({
    port: options.stripePort,
    file: path.join(options.dataDir, 'stripe.json'),
    endpoints: [{ url: `${options.baseUrl}${PAYMENT_WEBHOOK_PATH}`, secrets: env.STRIPE_WEBHOOK_SECRETS }],
  });
  return {
    variables: {
      APP_ENV: 'development',
      BASE_URL: options.baseUrl,
      DATABASE_URL: database.appUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      RESEND_BASE_URL: mail.url,
      RESEND_API_KEY: 're_development',
      STRIPE_API_BASE: stripe.url,
      STRIPE_SECRET_KEY: 'sk_test_development',
      STRIPE_WEBHOOK_SECRETS: env.STRIPE_WEBHOOK_SECRETS.join(','),
    },
    mailboxUrl: mail.url,
    stripeUrl: stripe.url,
    database: database.name,
    ownerUrl: database.ownerUrl,
    stop: async () => {
      await Promise.all([mail.stop(), stripe.stop()]);
      await database.stop();
    },
  };
}

async function databaseOf(env: Env, { dataDir, say }: LocalStackOptions) {
  const { DATABASE_URL: appUrl, DATABASE_JOBS_URL: jobsUrl, DATABASE_OWNER_URL: ownerUrl } = env;
  if (appUrl !== undefined) {
    if (jobsUrl === undefined || ownerUrl === undefined) {
      throw new Error('An external database needs DATABASE_URL, DATABASE_JOBS_URL and DATABASE_OWNER_URL.');
    }
    return { appUrl, jobsUrl, ownerUrl, name: 'external, by DATABASE_URL', stop: () => Promise.resolve() };
  }
  const embedded = await startEmbedded({ dataDir: path.join(dataDir, 'postgres'), log: say });
  return {
    appUrl: embedded.appUrl,
    jobsUrl: embedded.jobsUrl,
    ownerUrl: embedded.ownerUrl,
    name: `embedded PostgreSQL on port ${embedded.port}`,
    stop: () => embedded.stop(),
  };
}
