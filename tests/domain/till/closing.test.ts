import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rappen } from '#domain/shared/money.ts';
import { countedOf, DENOMINATIONS, readCount, readPieces } from '#domain/till/cash-count.ts';
import { readMove, type TipBalance } from '#domain/till/cash-move.ts';
import { faultsOf, openFaults, type KeptClosing } from '#domain/till/chain.ts';
import { closed, closingHash, FIRST_HASH, type Period } from '#domain/till/closing.ts';
import type { OrderId, StaffId } from '#domain/shared/ids.ts';
import { aClosing, aMove, aSale, sha256 } from '#tests/support/builders/till.ts';

/** Three days, each closed. */
function chain(): KeptClosing[] {
  const periods: Period[] = [
    { sales: [aSale(1), aSale(2)], moves: [aMove(1, 'in', 20_000)] },
    { sales: [aSale(3, {}, 2)], moves: [] },
    { sales: [aSale(4, {}, 3), aSale(5, {}, 3)], moves: [aMove(2, 'out', -500, 3)] },
  ];
  let hash = FIRST_HASH;
  return periods.map((period, index) => {
    const closing = closed(aClosing(index + 1), period, hash, sha256);
    hash = closing.hash;
    return { ...closing, ...period, loggedHash: closing.hash };
  });
}
type Change = (kept: KeptClosing[]) => KeptClosing[];
const second =
  (over: (kept: KeptClosing) => Partial<KeptClosing>): Change =>
  (kept) =>
    kept.map((each) => (each.number === 2 ? { ...each, ...over(each) } : each));

describe('the chain of closings', () => {
  it('that nobody has touched has no faults', () => {
    expect(faultsOf(chain(), sha256)).toEqual([]);
    const [first, ...later] = chain();
    expect(faultsOf(later, sha256, { number: 1, hash: first!.hash })).toEqual([]);
  });

  it.each<[string, Change, readonly string[]]>([
    ['an amount that was counted', second(() => ({ counted: rappen(25_900) })), ['closing_changed 2']],
    ['a note', second(() => ({ note: 'nichts gewesen' })), ['closing_changed 2']],
    [
      'a hash',
      second(() => ({ hash: sha256('x') })),
      ['closing_changed 2', 'not_as_logged 2', 'chain_broken 3'],
    ],
    [
      'a text with its hash, made anew',
      second((each) => {
        const { text, hash } = closed({ ...each, counted: rappen(1) }, each, each.previousHash, sha256);
        return { counted: rappen(1), text, hash };
      }),
      ['not_as_logged 2', 'chain_broken 3'],
    ],
    [
      'a closing that is gone',
      (kept) => kept.filter(({ number }) => number !== 2),
      ['closing_missing 2', 'chain_broken 3'],
    ],
    [
      'an amount of a sale',
      second((each) => ({ sales: each.sales.map((sale) => ({ ...sale, card: rappen(5) })) })),
      ['sale_changed 2/3'],
    ],
    [
      'a name on a receipt',
      second((each) => ({
        sales: each.sales.map((sale) => ({ ...sale, seller: { ...sale.seller, uid: null } })),
      })),
      ['sale_changed 2/3'],
    ],
    [
      'that something was paid ahead',
      second((each) => ({ sales: each.sales.map((sale) => ({ ...sale, deposit: rappen(500) })) })),
      ['closing_changed 2', 'sale_changed 2/3'],
    ],
    ['a sale that is gone', second(() => ({ sales: [] })), ['sale_missing 2/3']],
    [
      'a sale that came later',
      second((each) => ({ sales: [...each.sales, aSale(9, {}, 2)] })),
      ['sale_added 2/9'],
    ],
    ['a movement that came later', second(() => ({ moves: [aMove(7, 'out', -500, 2)] })), ['move_added 2/7']],
    ['a text that cannot be read', second(() => ({ text: '' })), ['closing_changed 2', 'sale_added 2/3']],
  ])('shows %s', (_, change, wanted) => {
    const faults = faultsOf(change(chain()), sha256).map((fault) => {
      const what = 'sale' in fault ? `/${fault.sale}` : 'move' in fault ? `/${fault.move}` : '';
      return `${fault.kind} ${'closing' in fault ? fault.closing : ''}${what}`;
    });
    expect(faults).toEqual(wanted);
  });

  it('shows what is gone at its end, and what nobody has closed yet', () => {
    const state = { sales: 7, moves: 2, closings: 3 };
    expect(openFaults(state, { missingSales: [6], missingMoves: [2], lastClosing: 2 })).toEqual([
      { kind: 'closing_missing', closing: 3 },
      { kind: 'open_sale_missing', sale: 6 },
      { kind: 'open_move_missing', move: 2 },
    ]);
    const named = [{ kind: 'sale_missing' as const, closing: 2, sale: 6 }];
    expect(openFaults(state, { missingSales: [6], missingMoves: [], lastClosing: 3 }, named)).toEqual([]);
  });

  it('is made in a form that does not change: an old closing can be checked for ten years', () => {
    const { text, hash, previousHash } = chain()[0]!;
    expect(text.split('\n').slice(0, 7)).toEqual([
      '["closing",1,"salon",1,"closing-1"]',
      `["closed",${aClosing(1).at},"2026-03-10","account","Anna"]`,
      '["till",20000,26000,26000,20000,null]',
      '["count",[20000,1]]',
      '["sold",12000,0,0,12000,0,0]',
      '["moved",20000,0,0]',
      '["vat",["standard",810,11100,900]]',
    ]);
    expect(hash).toBe(closingHash(previousHash, text, sha256));
    expect(sha256(text)).toMatchInlineSnapshot(
      `"cb629a748838bf30a80316d0b82795132c8cce2a2e367b3292b5b99bc873b2f8"`,
    );
  });
});

describe('a closing with what was paid ahead or ordered', () => {
  const sale = aSale(1, { credits: { deposit: rappen(1000), voucher: rappen(500) } });
  const { text } = closed(aClosing(1), { sales: [sale], moves: [] }, FIRST_HASH, sha256);

  it('is of the second form, which does not change either', () => {
    expect(text.split('\n').slice(0, 5)).toEqual([
      '["closing",2,"salon",1,"closing-1"]',
      `["closed",${aClosing(1).at},"2026-03-10","account","Anna"]`,
      '["till",20000,26000,26000,20000,null]',
      '["count",[20000,1]]',
      '["sold",6000,0,0,4500,0,0,1000,500]',
    ]);
    expect(sha256(text)).toMatchInlineSnapshot(
      `"403ad191e374046a5859e35f2a73b546e5a2559a2e0a04f2b9f60ece0e3863b1"`,
    );
  });

  it.each([
    ['the deposit', { deposit: rappen(500), voucher: rappen(1000) }],
    ['the order', { orderId: 'order' as OrderId }],
  ])('shows that somebody has changed %s', (_, over) => {
    const other = closed(aClosing(1), { sales: [{ ...sale, ...over }], moves: [] }, FIRST_HASH, sha256);
    expect(other.text.split('\n').at(-1)).not.toBe(text.split('\n').at(-1));
  });
});

describe('counting the till', () => {
  const raw = (pieces: Readonly<Record<string, string>>, left = '0', note = '') => ({ pieces, left, note });

  it('adds up what there is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 13, maxLength: 13 }), (pieces) => {
        const typed = Object.fromEntries(
          DENOMINATIONS.map((each, index) => [String(each), String(pieces[index])]),
        );
        const read = readPieces(typed);
        const sum = DENOMINATIONS.reduce((all, each, index) => all + each * (pieces[index] ?? 0), 0);
        expect(read.ok && countedOf(read.value)).toBe(sum);
      }),
    );
  });

  it.each<[string, Parameters<typeof readCount>[0], number, unknown]>([
    ['as it should be', raw({ 20000: '1', 5: '2' }, '100'), 20_010, 'ok'],
    ['a difference without a note', raw({ 20000: '1' }, '100'), 20_005, ['note difference_unexplained']],
    ['a difference with a note', raw({ 20000: '1' }, '100', 'Fünferli am Boden'), 20_005, 'ok'],
    ['half a coin', raw({ 5: '1.5' }), 0, ['pieces.5 whole_number']],
    ['more left than there is', raw({ 5: '1' }, '1'), 5, ['left more_than_counted']],
    ['nothing said of what stays', raw({ 5: '1' }, ''), 5, ['left required']],
    ['coins that there are not', raw({ 5: '1' }, '0.01'), 5, ['left five_rappen']],
  ])('%s', (_, count, expected, wanted) => {
    const read = readCount(count, rappen(expected));
    expect(read.ok ? 'ok' : read.error.map(({ field, reason }) => `${field} ${reason}`)).toEqual(wanted);
  });
});

describe('money that moves without a sale', () => {
  const ANNA: TipBalance = { staffId: 'anna' as StaffId, staffName: 'Anna', open: rappen(1_250) };
  const till = { cash: rappen(5_000), tips: [ANNA] };
  const raw = (kind: string, amount: string, reason = 'Briefmarken', staffId = '') => ({
    kind,
    amount,
    reason,
    staffId,
  });

  it.each([
    [raw('in', '200'), 20_000, null],
    [raw('out', '12.35'), -1_235, null],
    [raw('tips', '12.50', '', 'anna'), -1_250, 'Anna'],
  ])('%j', (move, amount, staffName) => {
    const read = readMove(move, till);
    expect(read).toMatchObject({ ok: true, value: { amount, staffName } });
  });

  it.each([
    [raw('', ''), ['kind required', 'amount required']],
    [raw('out', '50.05'), ['amount more_than_in_till']],
    [raw('out', '5', ''), ['reason required']],
    [raw('in', '0'), ['amount out_of_range']],
    [raw('in', '1.01'), ['amount five_rappen']],
    [raw('tips', '12.55', '', 'anna'), ['amount more_than_tips']],
    [raw('tips', '5', '', 'ben'), ['staffId required']],
  ])('%j is refused', (move, wanted) => {
    const read = readMove(move, till);
    expect(read.ok ? [] : read.error.map(({ field, reason }) => `${field} ${reason}`)).toEqual(wanted);
  });
});
