import { may } from '../../identity/permissions.ts';
import type { TillQueries } from '../../ports/till.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { faultsOf, openFaults, type ChainFault } from '../chain.ts';
import { FIRST_HASH, type Digest } from '../closing.ts';

export type Verified = { readonly closings: number; readonly faults: readonly ChainFault[] };
export type VerifyClosings = (actor: Insider) => Promise<Result<Verified, { readonly kind: 'not_found' }>>;

/** A month or two at a time: ten years of sales are not held in memory. */
const AT_ONCE = 50;

/** Looks at every closing and everything that it closes, and at the numbers that nobody has closed yet. */
export const verifyClosings =
  ({ queries, digest }: { readonly queries: TillQueries; readonly digest: Digest }): VerifyClosings =>
  async (actor) => {
    if (!may(actor, 'till.see')) return err({ kind: 'not_found' });
    const faults: ChainFault[] = [];
    let last = { number: 0, hash: FIRST_HASH };
    let closings = 0;
    for (;;) {
      const part = await queries.chain(actor, { after: last.number, count: AT_ONCE });
      faults.push(...faultsOf(part, digest, last));
      closings += part.length;
      const end = part.at(-1);
      if (end === undefined) break;
      last = end;
    }
    const gaps = await queries.gaps(actor);
    return ok({ closings, faults: [...faults, ...openFaults(gaps.state, gaps, faults)] });
  };
