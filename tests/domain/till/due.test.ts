import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DepositMove } from '#domain/deposits/deposit-ledger.ts';
import type { SaleId } from '#domain/shared/ids.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import { dueAtDesk, payDue, type DueFacts } from '#domain/till/due.ts';
import { totalOf } from '#domain/till/sale.ts';
import { vouchersIn } from '#domain/till/voucher-credit.ts';
import { aLine, aTip } from '#tests/support/builders/till.ts';

const SALE = 'sale' as SaleId;
const move = (kind: DepositMove['kind'], amount: number, saleId: SaleId | null = null) => ({
  kind,
  amount: rappen(amount),
  saleId,
});
const facts = (over: Partial<DueFacts> = {}): DueFacts => ({
  lines: [aLine()],
  tips: [],
  moves: [],
  ordered: rappen(0),
  balance: rappen(0),
  saleId: SALE,
  ...over,
});
const IN_CASH = { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' };

describe('what is due at the desk', () => {
  it('is what the lines cost and the tips', () => {
    const due = dueAtDesk(facts({ tips: [aTip(500)] }));
    expect(due).toEqual({ total: 6000, tips: 500, deposit: 0, voucher: 0, taken: 0, due: 6500 });
  });

  it('is less what was paid ahead, and then what is on the voucher', () => {
    const paidAhead = { moves: [move('received', 2000)], balance: rappen(10_000) };
    expect(dueAtDesk(facts({ ...paidAhead, tips: [aTip(500)] }))).toMatchObject({
      deposit: 2000,
      voucher: 4000,
      taken: 4000,
      due: 500,
    });
  });

  it('finds what this sale has used before, and not what another has', () => {
    const used = (by: SaleId) => [move('received', 2000), move('applied', -2000, by)];
    expect(dueAtDesk(facts({ moves: used(SALE) }))).toMatchObject({ deposit: 2000 });
    expect(dueAtDesk(facts({ moves: used('other' as SaleId) }))).toMatchObject({ deposit: 0 });
  });

  it('counts what a voucher has paid of the order among vouchers', () => {
    const lines = [aLine({ kind: 'order', unitPrice: rappen(3000) }), aLine()];
    const due = dueAtDesk(facts({ lines, ordered: rappen(1000), balance: rappen(500) }));
    expect(due).toMatchObject({ total: 9000, voucher: 1500, taken: 500, due: 7500 });
  });

  const amount = (max: number) => fc.integer({ min: 0, max }).map(rappen);
  const some = fc.record({
    kinds: fc.array(fc.tuple(fc.constantFrom('service', 'voucher', 'order'), amount(20_000)), {
      minLength: 1,
      maxLength: 5,
    }),
    tip: amount(2_000),
    received: amount(30_000),
    share: fc.integer({ min: 0, max: 100 }),
    balance: amount(30_000),
  });
  const of = ({
    kinds,
    tip,
    received,
    share,
    balance,
  }: typeof some extends fc.Arbitrary<infer T> ? T : never) => {
    const lines = kinds.map(([kind, unitPrice]) => aLine({ kind: kind as 'service', unitPrice }));
    const orders = totalOf(lines.filter(({ kind }) => (kind as string) === 'order'));
    return facts({
      lines,
      tips: tip > 0 ? [aTip(tip)] : [],
      moves: [move('received', received)],
      ordered: rappen(Math.floor((orders * share) / 100)),
      balance,
    });
  };

  it('property: every Rappen is paid once, vouchers and tips by nobody’s voucher', () => {
    fc.assert(
      fc.property(some, (raw) => {
        const given = of(raw);
        const due = dueAtDesk(given);
        const open: Rappen = rappen(vouchersIn(given.lines) + due.tips);
        expect(due.due + due.deposit + due.voucher).toBe(due.total + due.tips);
        expect(due.due).toBeGreaterThanOrEqual(open);
        expect(due.voucher).toBe(given.ordered + due.taken);
        expect(due.taken).toBeLessThanOrEqual(given.balance);
        expect(due.deposit).toBeLessThanOrEqual(raw.received);
        // Nobody is asked for money while some of theirs lies there.
        if (due.due > open) expect([due.deposit, due.taken]).toEqual([raw.received, given.balance]);
        if (due.taken > 0) expect(due.deposit).toBe(raw.received);
      }),
    );
  });

  it('property: what is shown as due is what is paid', () => {
    fc.assert(
      fc.property(some, (raw) => {
        const due = dueAtDesk(of(raw));
        const paid = payDue(due, IN_CASH);
        if (!paid.ok) throw new Error(JSON.stringify(paid.error));
        const { cash, rounding, deposit, voucher } = paid.value;
        expect(cash - rounding).toBe(due.due);
        expect({ deposit, voucher }).toEqual({ deposit: due.deposit, voucher: due.voucher });
      }),
    );
  });
});
