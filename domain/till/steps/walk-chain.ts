import {
  faultsOf,
  openFaults,
  type ChainFault,
  type ChainPart,
  type KeptClosing,
  type TillGaps,
} from '../chain.ts';
import { FIRST_HASH, type Digest } from '../closing.ts';

export type ChainReader = {
  chain(part: ChainPart): Promise<readonly KeptClosing[]>;
  gaps(): Promise<TillGaps>;
};

/** A month or two at a time: ten years of sales are not held in memory. */
const AT_ONCE = 50;

/** Every closing from the first one on with all that it closes, and the numbers that nobody has closed yet. */
export async function walkChain(
  { chain, gaps }: ChainReader,
  digest: Digest,
): Promise<{ readonly closings: number; readonly faults: readonly ChainFault[] }> {
  const faults: ChainFault[] = [];
  let last = { number: 0, hash: FIRST_HASH };
  let closings = 0;
  for (;;) {
    const part = await chain({ after: last.number, count: AT_ONCE });
    faults.push(...faultsOf(part, digest, last));
    closings += part.length;
    const end = part.at(-1);
    if (end === undefined) break;
    last = end;
  }
  const open = await gaps();
  return { closings, faults: [...faults, ...openFaults(open.state, open, faults)] };
}
