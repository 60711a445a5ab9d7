import type { MoveOutcome, NewVoucher, PaidThing, VoucherStore } from '#domain/ports/vouchers.ts';
import type { VoucherId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { dateOf, type Instant } from '#domain/shared/salon-time.ts';
import { afterMove, checkMove, statusOf, type Voucher, type VoucherMove } from '#domain/vouchers/voucher.ts';
import { enter, lockRow, type Unit } from './unit.ts';

type KeptVoucher = Voucher & Pick<NewVoucher, 'codeDigest'>;

export type VoucherRows = {
  readonly vouchers: Map<VoucherId, KeptVoucher>;
  readonly moves: (VoucherMove & { readonly at: Instant })[];
};

export const noVouchers = (): VoucherRows => ({ vouchers: new Map(), moves: [] });
export const vouchersDraft = (rows: VoucherRows): VoucherRows => ({
  vouchers: new Map(rows.vouchers),
  moves: [...rows.moves],
});

const withoutDigest = ({ codeDigest, ...voucher }: KeptVoucher): Voucher => (void codeDigest, voucher);

export function voucherStore(unit: Unit): VoucherStore {
  const { actor } = unit;
  const { vouchers, moves } = unit.rows.voucherBook;
  const { orders } = unit.rows.orderBook;
  const works = actor.kind === 'employee' || actor.kind === 'system';
  const buys = actor.kind === 'visitor' || actor.kind === 'customer';
  const demand = (allowed: boolean): void => {
    if (!allowed) throw new Error('row-level security: not for this actor');
  };
  const paidWith = (thing: PaidThing) =>
    moves.filter((move) => (thing.kind === 'order' ? move.orderId === thing.id : move.saleId === thing.id));
  const isOf = ({ source }: Voucher, thing: PaidThing): boolean =>
    thing.kind === 'order'
      ? source.kind === 'order' && source.orderId === thing.id
      : source.kind === 'sale' && source.saleId === thing.id;
  const isOwnOrder = (thing: PaidThing, stage: 'open' | 'cancelled'): boolean => {
    const order = thing.kind === 'order' ? orders.get(thing.id) : undefined;
    return (
      order !== undefined &&
      order.visitorId === ('visitorId' in actor ? actor.visitorId : null) &&
      order.state.stage === stage &&
      order.state.paid === 0
    );
  };
  const write = (voucher: KeptVoucher, move: VoucherMove, at: Instant): boolean => {
    const balance = afterMove(voucher, move);
    if (balance === null) return false;
    vouchers.set(voucher.id, { ...voucher, balance });
    moves.push({ ...move, at });
    return true;
  };
  const refusalOf = (
    move: VoucherMove,
    voucher: KeptVoucher,
    at: Instant,
    digest?: string,
  ): MoveOutcome | null => {
    const { kind, orderId, saleId } = move;
    const already = moves.some(
      (each) =>
        each.id === move.id ||
        (kind === 'issued' && each.kind === kind && each.voucherId === voucher.id) ||
        (kind === 'redeemed' &&
          each.kind === kind &&
          ((orderId !== null && each.orderId === orderId) || (saleId !== null && each.saleId === saleId))),
    );
    if (already) return 'already';
    if (kind === 'issued' && move.amount !== voucher.value) return 'short';
    if (kind !== 'redeemed') return null;
    if (digest !== voucher.codeDigest) return 'unknown';
    const status = statusOf(voucher, dateOf(at, unit.rows.book.zone));
    if (status === 'blocked' || voucher.validUntil < dateOf(at, unit.rows.book.zone)) return 'refused';
    const lines = orderId === null ? [] : (orders.get(orderId)?.lines ?? []);
    const payable = lines
      .filter((line) => line.kind !== 'voucher')
      .reduce((total, { unitPrice, quantity }) => total + unitPrice * quantity, 0);
    return orderId !== null && -move.amount > payable ? 'short' : null;
  };
  return {
    async insert(voucher) {
      enter(unit);
      const leads = actor.kind === 'employee' && actor.role !== 'staff';
      const { kind } = voucher.source;
      demand(works && (actor.kind === 'system' || kind === 'sale' || (kind === 'deposit' && leads)));
      const same = [...vouchers.values()].some(
        (each) =>
          each.id === voucher.id ||
          each.codeDigest === voucher.codeDigest ||
          ('position' in each.source &&
            'position' in voucher.source &&
            JSON.stringify(each.source) === JSON.stringify(voucher.source)),
      );
      if (same) return false;
      unit.held.add(voucher.id);
      vouchers.set(voucher.id, {
        ...voucher,
        balance: rappen(0),
        blockedAt: null,
        blockedReason: null,
        version: 1,
      });
      return true;
    },
    async spendable(digest, today) {
      enter(unit);
      demand(buys || actor.kind === 'employee');
      const found = [...vouchers.values()].find(({ codeDigest }) => codeDigest === digest);
      if (found === undefined || statusOf(found, today) !== 'valid') return null;
      return { id: found.id, balance: found.balance, validUntil: found.validUntil };
    },
    async find(id) {
      enter(unit);
      const found = works ? vouchers.get(id) : undefined;
      return found === undefined ? null : withoutDigest(found);
    },
    async lock(id) {
      lockRow(unit, 'voucher', id);
      const found = works ? vouchers.get(id) : undefined;
      return found === undefined ? null : withoutDigest(found);
    },
    async boughtWith(thing) {
      enter(unit);
      const bought = [...vouchers.values()].filter((voucher) => works && isOf(voucher, thing));
      for (const { id } of bought) lockRow(unit, 'voucher', id);
      return bought.map(withoutDigest).sort((a, b) => positionOf(a) - positionOf(b));
    },
    async creditedFor(visitId) {
      enter(unit);
      return [...vouchers.values()]
        .filter(({ source }) => works && source.kind === 'deposit' && source.appointmentId === visitId)
        .map(withoutDigest);
    },
    async voidedOf(thing) {
      enter(unit);
      const bought = new Set(
        [...vouchers.values()].filter((voucher) => isOf(voucher, thing)).map(({ id }) => id),
      );
      return rappen(
        moves
          .filter(({ kind, voucherId }) => kind === 'voided' && bought.has(voucherId))
          .reduce((total, { amount }) => total - amount, 0),
      );
    },
    async hasMove(id) {
      enter(unit);
      return moves.some((move) => move.id === id);
    },
    async move(move, at, digest) {
      lockRow(unit, 'voucher', move.voucherId);
      checkMove(move);
      const paid: PaidThing | null = move.orderId === null ? null : { kind: 'order', id: move.orderId };
      demand(
        move.kind === 'redeemed' && move.saleId === null
          ? buys && paid !== null && isOwnOrder(paid, 'open')
          : move.kind !== 'returned' && works,
      );
      const voucher = vouchers.get(move.voucherId);
      if (voucher === undefined) return 'unknown';
      const refusal = refusalOf(move, voucher, at, digest);
      if (refusal !== null) return refusal;
      if (!write(voucher, move, at)) return 'short';
      const order = move.kind === 'redeemed' && move.orderId !== null ? orders.get(move.orderId) : undefined;
      if (order !== undefined) {
        orders.set(order.id, { ...order, state: { ...order.state, voucher: rappen(-move.amount) } });
      }
      return 'moved';
    },
    async giveBack(thing, { id, most, reason }, at) {
      enter(unit);
      demand(works || (buys && isOwnOrder(thing, 'cancelled')));
      const lines = paidWith(thing).filter(({ kind }) => kind === 'redeemed' || kind === 'returned');
      const voucher = vouchers.get(
        lines.find(({ kind }) => kind === 'redeemed')?.voucherId ?? ('' as VoucherId),
      );
      const amount = Math.min(
        most,
        lines.reduce((total, line) => total - line.amount, 0),
      );
      if (voucher !== undefined) lockRow(unit, 'voucher', voucher.id);
      if (voucher === undefined || amount <= 0 || moves.some((move) => move.id === id)) return null;
      const move: VoucherMove = {
        id,
        voucherId: voucher.id,
        kind: 'returned',
        amount: rappen(amount),
        orderId: thing.kind === 'order' ? thing.id : null,
        saleId: thing.kind === 'sale' ? thing.id : null,
        reason,
      };
      write(voucher, move, at);
      return { voucherId: voucher.id, amount: rappen(amount) };
    },
    async change(voucher) {
      enter(unit);
      const kept = vouchers.get(voucher.id);
      demand(kept !== undefined && works);
      if (kept !== undefined) {
        vouchers.set(voucher.id, {
          ...kept,
          validUntil: voucher.validUntil,
          blockedAt: voucher.blockedAt,
          blockedReason: voucher.blockedReason,
          version: kept.version + 1,
        });
      }
    },
  };
}

const positionOf = ({ source }: Voucher): number => ('position' in source ? source.position : 0);
