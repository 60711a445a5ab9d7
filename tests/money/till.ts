/** The till of the shop of `test:money`, and what whoever stands there sees lie in it, counted by themselves. */
import { closeTill } from '#domain/till/use-cases/close-till.ts';
import { moveCash } from '#domain/till/use-cases/move-cash.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { DENOMINATIONS } from '#domain/till/cash-count.ts';
import { keyOfProduct, type RawLine } from '#domain/till/basket.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import { isPayableAtDesk } from '#domain/orders/order-state.ts';
import type { CashMoveId, ClosingId, ProductId, SaleId } from '#domain/shared/ids.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { stateOf } from '#adapters/memory/till-store.ts';
import { ANNA, SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { sha256 } from '#tests/support/builders/till.ts';
import type { OrderDesk } from '#tests/support/order-desk.ts';

const OWNER = employeeOf(SALON, 'owner');
const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export type Way = 'cash' | 'card' | 'twint' | 'mixed';
export type Wish = {
  readonly order?: Order | undefined;
  readonly visit?: Appointment | undefined;
  readonly product?: ProductId;
  readonly pieces: number;
  /** In francs; 0: none is sold. */
  readonly voucher: number;
  /** Which of the vouchers is handed over; -1: none. */
  readonly handedOver: number;
  /** In Rappen, for Anna. */
  readonly tip: number;
  readonly way: Way;
};

/** By whoever stands there: what went over the desk. */
export type SeenSale = {
  readonly id: SaleId;
  readonly order: Order | null;
  readonly visit: Appointment['id'] | null;
  readonly cash: number;
  readonly card: number;
  readonly twint: number;
  readonly deposit: number;
  readonly voucher: number;
  readonly pieces: ReadonlyMap<ProductId, number>;
  readonly vouchersSold: number;
  back: boolean;
};

/** As coins go (1 and 2 down, 3 and 4 up), said anew here: the rule itself is what is tried. */
const inCoins = (amount: number): number => {
  const over = amount % 5;
  return amount - over + (over > 2 ? 5 : 0);
};

export function tillOf(desk: OrderDesk) {
  const deps = { uow: desk.uow, clock: desk.clock, ids: desk.ids, codes: desk.deps.codes, digest: sha256 };
  const ring = ringUp(deps);
  const takeBack = voidSale(deps);
  const move = moveCash(deps);
  const close = closeTill(deps);
  const sales: SeenSale[] = [];
  const seen = { drawer: 0, card: 0, twint: 0, banked: 0, slips: 0 };
  let [tries, moves, closings] = [0, 0, 0];

  const priceOf = (id: ProductId) => desk.rows().shop.products.get(id)?.price ?? 0;
  const line = (key: string, price: number, over: Partial<RawLine> = {}): RawLine => ({
    ...{ key, quantity: '1', reduction: '', reason: '', seen: String(price), text: '', amount: '' },
    vatCode: '',
    ...over,
  });
  const linesOf = ({ order, visit, product, pieces, voucher }: Wish): readonly RawLine[] => [
    ...(visit?.items ?? []).map(({ position, price }) => line(`s${position}`, price)),
    ...(order?.lines ?? []).map(({ position, unitPrice }) => line(`o${position}`, unitPrice)),
    ...(product === undefined || pieces === 0
      ? []
      : [line(keyOfProduct(product), priceOf(product), { quantity: String(pieces) })]),
    ...(voucher === 0 ? [] : [line('v1', voucher * 100, { amount: String(voucher) })]),
  ];

  /** What somebody who adds up on paper would ask for. */
  function askedFor({ order, visit, product, pieces, voucher, handedOver, tip, way }: Wish) {
    const goods =
      (visit?.total ?? 0) +
      (order === undefined ? 0 : order.lines.reduce((sum, each) => sum + each.unitPrice * each.quantity, 0)) +
      (product === undefined ? 0 : priceOf(product) * pieces);
    const ordered = order?.state.voucher ?? 0;
    const moved = visit === undefined ? [] : desk.rows().deposits.moves;
    const { left } = standingOf(moved.filter(({ visitId }) => visitId === visit?.id));
    const deposit = Math.min(left, goods - ordered);
    const one =
      handedOver < 0 ? undefined : desk.vouchers()[handedOver % Math.max(1, desk.vouchers().length)];
    const taken = Math.min(one?.balance ?? 0, goods - ordered - deposit);
    const due = goods + voucher * 100 + tip - deposit - ordered - taken;
    const card = way === 'card' ? due : way === 'mixed' ? 500 : 0;
    const twint = way === 'twint' ? due : 0;
    const cash = due === 0 ? 0 : inCoins(due - card - twint);
    return { deposit, voucher: ordered + taken, card: due === 0 ? 0 : card, twint, cash };
  }

  return {
    sales,
    seen,
    async sells(wish: Wish, twice = false) {
      const lines = linesOf(wish);
      if (lines.length === 0) return;
      tries += 1;
      const asked = askedFor(wish);
      const vouchers = desk.vouchers();
      const input = {
        saleId: uuid('5a', tries) as SaleId,
        appointmentId: wish.visit?.id ?? null,
        orderId: wish.order?.id ?? null,
        lines,
        tips: wish.tip === 0 ? [] : [{ staffId: ANNA, amount: (wish.tip / 100).toFixed(2) }],
        payment: { pay: wish.way, card: '5', cardReceipt: 'T-1', twint: '', received: '' },
        voucher:
          wish.handedOver < 0 || vouchers.length === 0 ? '' : desk.codeOf(wish.handedOver % vouchers.length),
      };
      const sold = await ring(OWNER, input);
      if (twice) await ring(OWNER, input);
      if (!sold.ok) return;
      const order = wish.order ?? null;
      sales.push({
        ...asked,
        id: sold.value,
        order,
        visit: wish.visit?.id ?? null,
        pieces: new Map(wish.product === undefined ? [] : [[wish.product, wish.pieces]]),
        vouchersSold: wish.voucher === 0 ? 0 : 1,
        back: false,
      });
      seen.drawer += asked.cash;
      seen.card += asked.card;
      seen.twint += asked.twint;
    },
    ordersToSell: (order: Order | undefined) =>
      order !== undefined && isPayableAtDesk(order.state) ? order : undefined,
    async takesBack(number: number, twice: boolean) {
      const sale = sales[number % Math.max(1, sales.length)];
      if (sale === undefined) return;
      tries += 1;
      const input = { saleId: sale.id, voidId: uuid('5b', tries) as SaleId, reason: 'Irrtum' };
      const back = await takeBack(OWNER, input);
      if (twice) await takeBack(OWNER, input);
      if (!back.ok) return;
      sale.back = true;
      seen.drawer -= sale.cash;
      seen.card -= sale.card;
      seen.twint -= sale.twint;
    },
    /** `tips`: to Anna. More than there is is not paid out. */
    async movesCash(kind: 'in' | 'out' | 'tips', rappen: number) {
      moves += 1;
      const moveId = uuid('ca5', moves) as CashMoveId;
      const form = { kind, amount: (rappen / 100).toFixed(2), reason: 'Wechselgeld', staffId: ANNA };
      const before = desk.rows().till.moves.size;
      await move(OWNER, { moveId, form });
      if (desk.rows().till.moves.size > before) seen.drawer += kind === 'in' ? rappen : -rappen;
    },
    /** Whoever counts may miscount by a coin; a hundred francs stay for the next day. */
    async closes(slip: boolean) {
      const counted = seen.drawer - (slip && seen.drawer >= 5 ? 5 : 0);
      if (counted < 0) return;
      closings += 1;
      let rest = counted;
      const pieces: Record<string, string> = {};
      for (const denomination of DENOMINATIONS) {
        pieces[String(denomination)] = String(Math.floor(rest / denomination));
        rest %= denomination;
      }
      const state = stateOf(desk.rows().till);
      const left = Math.min(counted, 10_000);
      const done = await close(OWNER, {
        closingId: uuid('c105', closings) as ClosingId,
        seen: { period: state.closings + 1, sales: state.sales, moves: state.moves },
        form: { pieces, left: (left / 100).toFixed(2), note: slip ? 'eine Münze fehlt' : '' },
      });
      if (!done.ok) return;
      seen.slips += seen.drawer - counted;
      seen.banked += counted - left;
      seen.drawer = left;
    },
  };
}

export type Till = ReturnType<typeof tillOf>;
