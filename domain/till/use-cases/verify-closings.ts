import { may } from '../../identity/permissions.ts';
import type { TillQueries } from '../../ports/till.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { ChainFault } from '../chain.ts';
import type { Digest } from '../closing.ts';
import { walkChain, type ChainReader } from '../steps/walk-chain.ts';

export type Verified = { readonly closings: number; readonly faults: readonly ChainFault[] };
export type VerifyClosings = (actor: Insider) => Promise<Result<Verified, { readonly kind: 'not_found' }>>;

/** Looks at every closing and everything that it closes, and at the numbers that nobody has closed yet. */
export const verifyClosings =
  ({ queries, digest }: { readonly queries: TillQueries; readonly digest: Digest }): VerifyClosings =>
  async (actor) => {
    if (!may(actor, 'till.see')) return err({ kind: 'not_found' });
    const reader: ChainReader = {
      chain: (part) => queries.chain(actor, part),
      gaps: () => queries.gaps(actor),
    };
    return ok(await walkChain(reader, digest));
  };
