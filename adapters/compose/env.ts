/** The one schema of the environment: every process parses it once, at start, and stops with all mistakes at once. */
import { z } from 'zod';

const DEVELOPMENT_SECRET = 'only-for-development-0123456789abcdef';
const DEVELOPMENT_STRIPE_KEY = 'sk_test_development';
const DEVELOPMENT_WEBHOOK_SECRET = 'whsec_onlyfordevelopment0123456789';
const LIVE_KEY_RULE = 'a live key in production, and never anywhere else';

const secrets = z
  .string()
  .default(DEVELOPMENT_SECRET)
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .refine((list) => list.length >= 1 && list.every((secret) => secret.length >= 32), {
    error: 'one or two secrets of at least 32 characters, separated by a comma: current, previous',
  });

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const address = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''));
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'a postgres:// address');

const schema = z
  .object({
    /** Where this runs; not NODE_ENV, which only says how the code was built. */
    APP_ENV: z.enum(['development', 'staging', 'production']).default('development'),
    PORT: count(0, 65_535).default(4300),
    BASE_URL: address.default('http://localhost:4300'),
    /** How many proxies stand in front; their forwarding headers are believed and no others. */
    TRUST_PROXY: count(0, 5).default(0),
    /** The salon that answers at a host which no salon claims. */
    DEFAULT_SALON: z.string().default('lindenhof'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_JOBS_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATABASE_POOL_SIZE: count(1, 200).default(10),
    JOBS_POOL_SIZE: count(2, 50).default(4),
    JOBS_CONCURRENCY: count(1, 50).default(2),
    /** Off behind a PgBouncer older than 1.21. */
    DATABASE_PREPARE: flag.default(true),
    SESSION_SECRETS: secrets,
    LINK_SECRETS: secrets,
    /** The codes of gift vouchers come from it: a former one stays here for as long as its vouchers are to be shown again. */
    VOUCHER_SECRETS: secrets,
    RESEND_API_KEY: z.string().min(1).default('re_development'),
    RESEND_BASE_URL: address.default('https://api.resend.com'),
    MAIL_FROM: z.string().min(3).default('termine@schnittwerk.example'),
    /** Outside production only these recipients (addresses or @domains) get mail from the real vendor. */
    MAIL_ALLOW_LIST: z
      .string()
      .default('')
      .transform((text) =>
        text
          .split(',')
          .map((entry) => entry.trim().toLowerCase())
          .filter(Boolean),
      ),
    /** A test key everywhere but in production, and there a live one. */
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w+$/, 'a secret or restricted key of Stripe')
      .default(DEVELOPMENT_STRIPE_KEY),
    /** What Stripe's messages are signed with. */
    STRIPE_WEBHOOK_SECRETS: z
      .string()
      .default(DEVELOPMENT_WEBHOOK_SECRET)
      .transform((text) => text.split(',').map((secret) => secret.trim()))
      .refine((list) => list.length <= 2 && list.every((secret) => /^whsec_\w{8,}$/.test(secret)), {
        error: 'one or two secrets (whsec_…), separated by a comma: current, previous',
      }),
    /** Elsewhere than at Stripe only where a simulator answers. */
    STRIPE_API_BASE: address.default('https://api.stripe.com'),
    SENTRY_DSN: z.url().optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    /** State-changing forms a minute from one address; 0 is off, for load tests. */
    FORM_RATE_LIMIT: count(0, 1_000_000).default(60),
    API_RATE_LIMIT: count(0, 1_000_000).default(240),
    /** Times asked for from one address in ten minutes: what bounds how many slots it can keep from others. */
    HOLD_RATE_LIMIT: count(0, 1_000_000).default(30),
    /** Forms of the checkout from one address in ten minutes, two an order: what bounds how many goods it can keep. */
    ORDER_RATE_LIMIT: count(0, 1_000_000).default(30),
    /** Pages a minute from one address. */
    PAGE_RATE_LIMIT: count(0, 1_000_000).default(600),
  })
  .superRefine((env, issues) => {
    const demand = (fine: boolean, path: string, message: string) => {
      if (!fine) issues.addIssue({ code: 'custom', path: [path], message });
    };
    // Also where somebody forgot to say that it is no development: a secret that anybody can read signs nothing public.
    if (env.APP_ENV !== 'development' || env.BASE_URL.startsWith('https://')) {
      for (const name of ['SESSION_SECRETS', 'LINK_SECRETS', 'VOUCHER_SECRETS'] as const) {
        demand(!env[name].includes(DEVELOPMENT_SECRET), name, 'the development secret is not one');
      }
      // With it, anybody could say that anything was paid.
      const known = env.STRIPE_WEBHOOK_SECRETS.includes(DEVELOPMENT_WEBHOOK_SECRET);
      demand(!known, 'STRIPE_WEBHOOK_SECRETS', 'the development secret is not one');
    }
    const isLive = /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY);
    demand(isLive === (env.APP_ENV === 'production'), 'STRIPE_SECRET_KEY', LIVE_KEY_RULE);
    if (env.APP_ENV === 'development') return;
    demand(env.DATABASE_URL !== undefined, 'DATABASE_URL', 'needed outside development');
    demand(env.DATABASE_JOBS_URL !== undefined, 'DATABASE_JOBS_URL', 'needed outside development');
    demand(env.RESEND_API_KEY !== 're_development', 'RESEND_API_KEY', 'needed outside development');
    const isOwn = env.STRIPE_SECRET_KEY !== DEVELOPMENT_STRIPE_KEY;
    demand(isOwn, 'STRIPE_SECRET_KEY', 'needed outside development');
    if (env.APP_ENV !== 'production') return;
    demand(env.BASE_URL.startsWith('https://'), 'BASE_URL', 'https in production');
    demand(
      env.STRIPE_API_BASE === 'https://api.stripe.com',
      'STRIPE_API_BASE',
      'Stripe itself in production',
    );
    for (const name of [
      'FORM_RATE_LIMIT',
      'API_RATE_LIMIT',
      'HOLD_RATE_LIMIT',
      'ORDER_RATE_LIMIT',
      'PAGE_RATE_LIMIT',
    ] as const) {
      demand(env[name] > 0, name, 'never off in production');
    }
  });

export type Env = z.output<typeof schema>;

/**
 * @throws Error naming every variable that is wrong; values are not repeated, they may be secrets
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const known = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(known);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`);
}
