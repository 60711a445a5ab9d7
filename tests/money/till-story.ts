/** What happens at the till. */
import fc from 'fast-check';
import { move, nth, type Move } from './move.ts';
import { PRODUCTS } from './shop.ts';
import type { Way } from './till.ts';

const way = fc.constantFrom<Way>('cash', 'card', 'twint', 'mixed');
const tip = fc.constantFrom(0, 0, 200, 503);
/** Which of the vouchers is handed over; mostly none. */
const handedOver = fc.constantFrom(-1, -1, 0, 1, 2);

export const TILL_MOVES: readonly fc.Arbitrary<Move>[] = [
  fc.tuple(nth, way, tip, handedOver, fc.nat({ max: 2 })).map(([n, by, tipped, card, pieces]) =>
    move(`visit ${n} pays by ${by}, tip ${tipped}, voucher ${card}, and ${pieces} pieces`, async (shop) => {
      const visit = shop.visits.pick(n);
      if (visit === undefined) return;
      const wish = { visit, product: PRODUCTS[n % 2]!, pieces, voucher: 0, tip: tipped, way: by };
      await shop.till.sells({ ...wish, handedOver: card });
    }),
  ),
  fc.tuple(nth, fc.constantFrom<Way>('cash', 'card'), tip).map(([n, by, tipped]) =>
    move(`the hour of visit ${n} comes, and it pays by ${by}, tip ${tipped}`, async (shop) => {
      await shop.visits.comesToPass(n, 'check_in');
      const visit = shop.visits.pick(n);
      if (visit !== undefined)
        await shop.till.sells({ visit, pieces: 0, voucher: 0, handedOver: -1, tip: tipped, way: by }, true);
    }),
  ),
  fc.tuple(nth, way, handedOver, tip, fc.boolean()).map(([n, by, card, tipped, twice]) =>
    move(`order ${n} is rung up by ${by}, voucher ${card}${twice ? ', twice' : ''}`, async (shop) => {
      const order = shop.till.ordersToSell(shop.pick(n));
      if (order !== undefined)
        await shop.till.sells(
          { order, pieces: 0, voucher: 0, handedOver: card, tip: tipped, way: by },
          twice,
        );
    }),
  ),
  fc
    .tuple(fc.nat({ max: 1 }), fc.constantFrom(0, 1, 2), fc.constantFrom(0, 20, 50), way, handedOver)
    .map(([product, pieces, voucher, by, card]) =>
      move(`${pieces} of ${product} and a voucher of ${voucher} are sold by ${by}, voucher ${card}`, (shop) =>
        shop.till.sells({
          ...{ product: PRODUCTS[product]!, pieces, voucher, handedOver: card, tip: 0, way: by },
        }),
      ),
    ),
  fc
    .tuple(nth, fc.boolean())
    .map(([n, twice]) =>
      move(`sale ${n} is taken back${twice ? ', twice' : ''}`, (shop) => shop.till.takesBack(n, twice)),
    ),
  fc
    .tuple(fc.constantFrom('in', 'out', 'tips'), fc.constantFrom(200, 503, 5_000))
    .map(([kind, amount]) =>
      move(`cash ${kind}: ${amount}`, (shop) => shop.till.movesCash(kind as 'in', amount)),
    ),
  fc
    .boolean()
    .map((slip) =>
      move(`the till is closed${slip ? ', a coin short' : ''}`, (shop) => shop.till.closes(slip)),
    ),
];
