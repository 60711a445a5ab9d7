/** Whether the closings and what they close are still what they were. Names everything that is not. */
import { closingHash, closingText, FIRST_HASH, type Closing, type Digest, type Period } from './closing.ts';
import type { TillState } from './till-state.ts';

/** @property now a piece of what stands there now: changed once more, it is another fault */
export type ChainFault =
  | { readonly kind: 'closing_missing'; readonly closing: number }
  /** Its own figures, its text or its hash are not what they were. */
  | { readonly kind: 'closing_changed'; readonly closing: number; readonly now?: string }
  /** It does not name the one before. */
  | { readonly kind: 'chain_broken'; readonly closing: number; readonly now?: string }
  /** The audit log knows another hash: somebody has made all of them anew. */
  | { readonly kind: 'not_as_logged'; readonly closing: number; readonly now?: string }
  | {
      readonly kind: 'sale_changed' | 'sale_missing' | 'sale_added';
      readonly closing: number;
      readonly sale: number;
      readonly now?: string;
    }
  | {
      readonly kind: 'move_changed' | 'move_missing' | 'move_added';
      readonly closing: number;
      readonly move: number;
      readonly now?: string;
    }
  /** Not closed yet, and gone all the same. */
  | { readonly kind: 'open_sale_missing'; readonly sale: number }
  | { readonly kind: 'open_move_missing'; readonly move: number };

/** A closing with what the tables say of its period today. */
export type KeptClosing = Closing &
  Period & {
    /** The hash in the audit log; null: not for this reader to see. */
    readonly loggedHash: string | null;
  };

/** By number, so many at most. */
export type ChainPart = { readonly after: number; readonly count: number };

/** What the counters say, and which numbers below them are nowhere, of the whole salon. */
export type TillGaps = {
  readonly state: TillState;
  readonly missingSales: readonly number[];
  readonly missingMoves: readonly number[];
  readonly lastClosing: number;
};

/**
 * @param closings by number, beginning after `from`
 * @param from what the check before has come to; the first hash and 0 for the whole chain
 */
export function faultsOf(
  closings: readonly KeptClosing[],
  digest: Digest,
  from: { readonly number: number; readonly hash: string } = { number: 0, hash: FIRST_HASH },
): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  let { number, hash } = from;
  for (const kept of closings) {
    for (number += 1; number < kept.number; number += 1)
      faults.push({ kind: 'closing_missing', closing: number });
    if (kept.previousHash !== hash) {
      faults.push({
        kind: 'chain_broken',
        closing: kept.number,
        now: piece(kept.previousHash) + piece(hash),
      });
    }
    faults.push(...faultsWithin(kept, digest));
    if (kept.loggedHash !== null && kept.loggedHash !== kept.hash) {
      const now = piece(kept.hash) + piece(kept.loggedHash);
      faults.push({ kind: 'not_as_logged', closing: kept.number, now });
    }
    hash = kept.hash;
  }
  return faults;
}

const piece = (digest: string): string => digest.slice(0, 16);

function faultsWithin(kept: KeptClosing, digest: Digest): readonly ChainFault[] {
  const { number: closing } = kept;
  const now = closingText(kept, kept, digest);
  const [then, today] = [linesOf(kept.text), linesOf(now)];
  const faults: ChainFault[] = [];
  for (const kind of ['sale', 'move'] as const) {
    for (const [number, digestThen] of then[kind]) {
      const digestNow = today[kind].get(number);
      if (digestNow === digestThen) continue;
      const fault = digestNow === undefined ? 'missing' : 'changed';
      faults.push(faultOf(kind, fault, closing, number, digestNow));
    }
    for (const [number, digestNow] of today[kind]) {
      if (!then[kind].has(number)) faults.push(faultOf(kind, 'added', closing, number, digestNow));
    }
  }
  const ownIsKept = closingHash(kept.previousHash, kept.text, digest) === kept.hash;
  // Sums follow from the sales: where one of those is not what it was, they say so already.
  const textIsKept = faults.length > 0 ? then.own === today.own : kept.text === now;
  if (!ownIsKept || !textIsKept) {
    const all = [kept.previousHash, kept.hash, kept.text, now].join('\n');
    faults.unshift({ kind: 'closing_changed', closing, now: piece(digest(all)) });
  }
  return faults;
}

function faultOf(
  kind: 'sale' | 'move',
  what: 'missing' | 'changed' | 'added',
  closing: number,
  number: number,
  digestNow: string | undefined,
): ChainFault {
  const now = digestNow === undefined ? {} : { now: piece(digestNow) };
  return kind === 'sale'
    ? { kind: `sale_${what}`, closing, sale: number, ...now }
    : { kind: `move_${what}`, closing, move: number, ...now };
}

type TextLines = {
  /** What is the closing's own, and not a sum of what it closes. */
  readonly own: string;
  readonly sale: ReadonlyMap<number, string>;
  readonly move: ReadonlyMap<number, string>;
};

const OWN: readonly string[] = ['closing', 'closed', 'till', 'count'];

/** Of a text that somebody may have written over, as much as can be read. */
function linesOf(text: string): TextLines {
  const own: string[] = [];
  const [sale, move] = [new Map<number, string>(), new Map<number, string>()];
  for (const line of text.split('\n')) {
    const [, kind = '', number, digest] = /^\["(\w+)"(?:,(\d+),"([0-9a-f]+)"\])?/.exec(line) ?? [];
    if (number !== undefined && digest !== undefined && (kind === 'sale' || kind === 'move')) {
      (kind === 'sale' ? sale : move).set(Number(number), digest);
    } else if (OWN.includes(kind)) own.push(line);
  }
  return { own: own.join('\n'), sale, move };
}

/** Of one closing by itself: whether it joins the one before is for the whole chain to say. */
export const faultsOfOne = (kept: KeptClosing, digest: Digest): readonly ChainFault[] =>
  faultsOf([kept], digest, { number: kept.number - 1, hash: kept.previousHash });

/** What the counters know of and nobody has closed yet; `named` is what the closings miss already. */
export function openFaults(
  state: Pick<TillState, 'sales' | 'moves' | 'closings'>,
  found: {
    /** Numbers that are nowhere, of the whole salon. */
    readonly missingSales: readonly number[];
    readonly missingMoves: readonly number[];
    readonly lastClosing: number;
  },
  named: readonly ChainFault[] = [],
): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  for (let closing = found.lastClosing + 1; closing <= state.closings; closing += 1) {
    faults.push({ kind: 'closing_missing', closing });
  }
  for (const sale of found.missingSales) {
    const known = named.some((fault) => fault.kind === 'sale_missing' && fault.sale === sale);
    if (!known) faults.push({ kind: 'open_sale_missing', sale });
  }
  for (const move of found.missingMoves) {
    const known = named.some((fault) => fault.kind === 'move_missing' && fault.move === move);
    if (!known) faults.push({ kind: 'open_move_missing', move });
  }
  return faults;
}
