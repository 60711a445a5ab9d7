/** What customers, staff, banks, the vendor and the machine do: a story is a list of these, and shrinks to a short one. */
import fc from 'fast-check';
import { move, nth, type Move } from './move.ts';
import { TILL_MOVES } from './till-story.ts';
import { VISIT_MOVES } from './visit-story.ts';

const some = fc.integer({ min: 1, max: 3 });

const MOVES: readonly fc.Arbitrary<Move>[] = [
  fc
    .tuple(fc.nat({ max: 3 }), fc.nat({ max: 1 }), some, fc.constantFrom('online', 'sent', 'desk'))
    .map(([buyer, product, pieces, way]) =>
      move(`buyer ${buyer} orders ${pieces} of ${product}, ${way}`, (shop) =>
        shop.order(buyer, product, pieces, way as 'online' | 'sent' | 'desk'),
      ),
    ),
  fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(10, 30, 100), fc.boolean()).map(([buyer, francs, more]) =>
    move(`buyer ${buyer} buys a voucher over ${francs}${more ? ' and a piece' : ''}`, async (shop) => {
      if (!(await shop.givesVoucher(buyer, francs))) return;
      const number = await shop.order(buyer, 0, more ? 1 : 0, 'online');
      if (number === null) return;
      await shop.startPaying(number - 1);
      shop.paysLast('card');
      await shop.tellsLast();
    }),
  ),
  fc
    .tuple(fc.nat({ max: 3 }), fc.nat({ max: 1 }), some, fc.constantFrom('online', 'sent', 'desk'), nth)
    .map(([buyer, product, pieces, way, voucher]) =>
      move(`buyer ${buyer} orders ${pieces} of ${product}, ${way}, with voucher ${voucher}`, (shop) =>
        shop.order(buyer, product, pieces, way as 'online' | 'sent' | 'desk', voucher),
      ),
    ),
  nth.map((n) => move(`voucher ${n} is taken back`, (shop) => shop.takesBackVoucher(n))),
  // The usual way: else most stories would be about nothing.
  fc
    .tuple(
      fc.nat({ max: 3 }),
      fc.nat({ max: 1 }),
      fc.constantFrom('online', 'sent'),
      fc.constantFrom('card', 'twint'),
    )
    .map(([buyer, product, way, by]) =>
      move(`buyer ${buyer} buys one of ${product}, ${way}, by ${by}`, async (shop) => {
        const number = await shop.order(buyer, product, 1, way as 'online' | 'sent');
        if (number === null) return;
        await shop.startPaying(number - 1);
        shop.paysLast(by as 'card' | 'twint');
      }),
    ),
  nth.map((n) => move(`order ${n} goes to pay`, (shop) => shop.startPaying(n))),
  fc
    .tuple(nth, fc.constantFrom('card', 'twint', 'declined_card', 'late_card'))
    .map(([page, way]) =>
      move(`page ${page} is paid by ${way}`, (shop) => shop.pays(page, way as 'card' | 'twint')),
    ),
  nth.map((n) =>
    move(`order ${n} gets another page, and both are paid`, async (shop) => {
      await shop.startPaying(n);
      shop.endsLastPage();
      await shop.startPaying(n);
      shop.paysLast('card');
      shop.paysAfterTheEnd(n);
    }),
  ),
  nth.map((n) => move(`ended page ${n} is paid`, (shop) => shop.paysAfterTheEnd(n))),
  fc
    .tuple(nth, fc.boolean())
    .map(([n, yes]) => move(`the bank ${yes ? 'pays' : 'refuses'} ${n}`, (shop) => shop.decides(n, yes))),
  nth.map((n) => move(`message ${n} arrives`, (shop) => shop.tells(n))),
  nth.map((n) => move(`order ${n} is given up`, (shop) => shop.leaves(n))),
  fc
    .tuple(nth, fc.constantFrom('make_ready', 'ship', 'complete', 'cancel'), fc.boolean())
    .map(([n, step, stale]) =>
      move(`the team: ${step} ${n}${stale ? ' from an old page' : ''}`, (shop) =>
        shop.works(n, step as 'ship', stale),
      ),
    ),
  fc
    .tuple(nth, fc.constantFrom(1, 500, 1290, 2450, 3300), fc.nat({ max: 2 }), fc.boolean())
    .map(([n, amount, back, twice]) =>
      move(`${amount} of order ${n} go back with ${back} pieces${twice ? ', twice' : ''}`, (shop) =>
        shop.refunds(n, amount, back, twice),
      ),
    ),
  fc
    .tuple(nth, fc.constantFrom(100, 5_000))
    .map(([n, amount]) =>
      move(`somebody refunds ${amount} of payment ${n} at the vendor's`, (shop) =>
        shop.refundsByHand(n, amount),
      ),
    ),
  nth.map((n) => move(`refund ${n} comes back`, (shop) => shop.failsRefund(n))),
  nth.map((n) => move(`payment ${n} is disputed`, (shop) => shop.disputes(n))),
  fc
    .tuple(nth, fc.constantFrom('won', 'lost'))
    .map(([n, outcome]) =>
      move(`dispute ${n} is ${outcome}`, (shop) => shop.decidesDispute(n, outcome as 'won' | 'lost')),
    ),
  fc
    .constantFrom('from now on', 'now')
    .map((when) =>
      move(`the vendor books late payments ${when}`, (shop) =>
        when === 'now' ? shop.booksLate() : shop.booksLater(),
      ),
    ),
  fc
    .constantFrom('unreachable', 'answer_lost', 'crash')
    .map((fault) => move(`next at the vendor's: ${fault}`, (shop) => shop.fails(fault as 'crash'))),
  fc
    .constantFrom(1, 3, 31, 24 * 60, 8 * 24 * 60, 181 * 24 * 60)
    .map((minutes) => move(`${minutes} minutes pass`, (shop) => shop.passes(minutes))),
  fc.constant(move('jobs are done', (shop) => shop.jobs())),
  fc.constant(move('the minute', (shop) => shop.lapses())),
];

export const story = (length: number) =>
  fc.commands(
    [
      ...[MOVES, VISIT_MOVES, TILL_MOVES].flat(),
      // What most of the others need, more often.
      ...[...MOVES.slice(0, 4), ...MOVES.slice(1, 4), MOVES[5]!],
      ...[VISIT_MOVES[0]!, VISIT_MOVES[0]!, VISIT_MOVES[0]!, TILL_MOVES[1]!],
    ],
    { maxCommands: length, size: 'max' },
  );
