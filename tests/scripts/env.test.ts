import { describe, expect, it } from 'vitest';
import { parseEnv } from '#adapters/compose/env.ts';

const secret = 'x'.repeat(40);
const production = {
  APP_ENV: 'production',
  BASE_URL: 'https://salon.example',
  DATABASE_URL: 'postgres://app@db/salon',
  DATABASE_JOBS_URL: 'postgres://jobs@db/salon',
  SESSION_SECRETS: secret,
  LINK_SECRETS: `${secret},${secret}2`,
  VOUCHER_SECRETS: secret,
  RESEND_API_KEY: 're_live',
  STRIPE_SECRET_KEY: 'sk_live_key',
  STRIPE_WEBHOOK_SECRETS: 'whsec_current1,whsec_previous',
};

describe('the environment', () => {
  it('needs nothing in development', () => {
    expect(parseEnv({})).toMatchObject({ APP_ENV: 'development', PORT: 4300, DATABASE_POOL_SIZE: 10 });
  });

  it('takes an empty variable for none', () => {
    expect(parseEnv({ PORT: '', SENTRY_DSN: '' })).toMatchObject({ PORT: 4300 });
  });

  it('reads current and previous secrets', () => {
    expect(parseEnv(production).LINK_SECRETS).toEqual([secret, `${secret}2`]);
  });

  it.each([
    ['no secret', { SESSION_SECRETS: undefined }, 'SESSION_SECRETS'],
    ['a short secret', { LINK_SECRETS: 'short' }, 'LINK_SECRETS'],
    ['http', { BASE_URL: 'http://salon.example' }, 'BASE_URL'],
    ['no database', { DATABASE_URL: undefined }, 'DATABASE_URL'],
    ['no key for mail', { RESEND_API_KEY: undefined }, 'RESEND_API_KEY'],
    ['no key for payments', { STRIPE_SECRET_KEY: undefined }, 'STRIPE_SECRET_KEY'],
    ['a test key for payments', { STRIPE_SECRET_KEY: 'sk_test_key' }, 'STRIPE_SECRET_KEY'],
    ['a public key for payments', { STRIPE_SECRET_KEY: 'pk_live_key' }, 'STRIPE_SECRET_KEY'],
    ['no secret for messages', { STRIPE_WEBHOOK_SECRETS: undefined }, 'STRIPE_WEBHOOK_SECRETS'],
    [
      'three secrets for messages',
      { STRIPE_WEBHOOK_SECRETS: 'whsec_current1,whsec_current2,whsec_current3' },
      'STRIPE_WEBHOOK_SECRETS',
    ],
    ['a secret that is none', { STRIPE_WEBHOOK_SECRETS: 'whsec_current1,secret' }, 'STRIPE_WEBHOOK_SECRETS'],
    ['a simulator for payments', { STRIPE_API_BASE: 'http://127.0.0.1:4330' }, 'STRIPE_API_BASE'],
    ['limits switched off', { FORM_RATE_LIMIT: '0' }, 'FORM_RATE_LIMIT'],
    ['a pool of no size', { DATABASE_POOL_SIZE: '0' }, 'DATABASE_POOL_SIZE'],
  ])('refuses production with %s, naming the variable', (_name, change, variable) => {
    expect(() => parseEnv({ ...production, ...change })).toThrow(variable);
  });

  it.each(['development', 'staging'])('refuses a live key for payments in %s', (environment) => {
    const elsewhere = { ...production, APP_ENV: environment };
    expect(parseEnv({ ...elsewhere, STRIPE_SECRET_KEY: 'rk_test_key' }).STRIPE_SECRET_KEY).toBe(
      'rk_test_key',
    );
    for (const key of ['sk_live_key', 'rk_live_key']) {
      expect(() => parseEnv({ ...elsewhere, STRIPE_SECRET_KEY: key })).toThrow('STRIPE_SECRET_KEY');
    }
  });

  it('needs a test key of its own in staging', () => {
    const staging = { ...production, APP_ENV: 'staging', STRIPE_SECRET_KEY: undefined };
    expect(() => parseEnv(staging)).toThrow('STRIPE_SECRET_KEY');
  });

  it.each(['SESSION_SECRETS', 'LINK_SECRETS', 'VOUCHER_SECRETS', 'STRIPE_WEBHOOK_SECRETS'])(
    'trusts nothing public to the known %s',
    (name) => {
      const forgotten = { ...production, APP_ENV: undefined, STRIPE_SECRET_KEY: undefined };
      expect(parseEnv(forgotten).APP_ENV).toBe('development');
      expect(() => parseEnv({ ...forgotten, [name]: undefined })).toThrow(name);
    },
  );

  it('names all mistakes at once and repeats no value', () => {
    const read = () => parseEnv({ ...production, PORT: 'soon', LINK_SECRETS: 'hush' });
    expect(read).toThrow(/PORT[^]*LINK_SECRETS|LINK_SECRETS[^]*PORT/);
    expect(read).not.toThrow('hush');
  });
});
