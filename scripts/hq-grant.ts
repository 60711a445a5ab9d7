/**
 * `npm run hq:grant`: lists head office. With `-- --email <address> --salon <slug>` it opens the salon to somebody of
 * head office, with `--revoke` it closes it again; the account's own salon makes head office of an account without a
 * role. `--home <slug>` says whose account is meant, where several salons know the address.
 */
import { parseArgs } from 'node:util';
import { type GrantRefusal, listHeadOffice, settleGrant } from '#db/head-office-grants.ts';
import { readEnv } from './env.ts';
import { withOwnerDatabase } from './owner-database.ts';

const WHY: Readonly<Record<GrantRefusal, string>> = {
  no_salon: 'No salon has this slug.',
  no_account:
    'No salon knows a confirmed account with this address. The person opens one first, under /sign-up.',
  not_head_office: 'The account is not head office yet: name its own salon first, as --salon.',
  ambiguous: 'Several salons have head office with this address: say which by --home.',
  has_role: 'The account works in its salon; head office needs an account without a role.',
};

const DONE = {
  granted: 'Opened. It holds from the next page on.',
  revoked: 'Closed. It holds from the next page on.',
  nothing: 'It was so already; nothing was changed.',
} as const;

const wish = readWish();
await withOwnerDatabase(readEnv(), async ({ ownerUrl }) => {
  if (wish !== null) {
    const result = await settleGrant(ownerUrl, wish);
    console.log(result.ok ? DONE[result.done] : WHY[result.refusal]);
    if (!result.ok) process.exitCode = 1;
    return;
  }
  const lines = await listHeadOffice(ownerUrl);
  for (const { email, home, salons } of lines) console.log([email, home, ...salons].join('  '));
  if (lines.length === 0) console.log('There is no head office.');
});

/** Null: only to be listed. */
function readWish() {
  try {
    const { email, salon, home, revoke } = parseArgs({
      options: {
        email: { type: 'string' },
        salon: { type: 'string' },
        home: { type: 'string' },
        revoke: { type: 'boolean' },
      },
    }).values;
    if (email === undefined && salon === undefined && home === undefined && revoke !== true) return null;
    if (email !== undefined && salon !== undefined) {
      return { email, salon, home: home ?? null, revoke: revoke ?? false };
    }
  } catch {
    // An option that there is not: the same words help.
  }
  console.error('npm run hq:grant [-- --email <address> --salon <slug> [--home <slug>] [--revoke]]');
  process.exit(2);
}
