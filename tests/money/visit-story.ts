/** What happens to times that are held and paid ahead. */
import fc from 'fast-check';
import { move, nth, type Move } from './move.ts';

const buyer = fc.nat({ max: 3 });
const when = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.nat({ max: 3 }));

export const VISIT_MOVES: readonly fc.Arbitrary<Move>[] = [
  // The usual way: else most stories would be about nothing.
  fc.tuple(buyer, when, fc.constantFrom('card', 'twint')).map(([who, [ahead, hour], by]) =>
    move(`buyer ${who} books hour ${hour} of workday ${ahead}, and pays ahead by ${by}`, async (shop) => {
      const number = await shop.visits.holds(who, ahead, hour);
      if (number === null) return;
      await shop.visits.startsPaying(number);
      shop.paysLast(by as 'card' | 'twint');
      await shop.tellsLast();
    }),
  ),
  fc
    .tuple(buyer, when)
    .map(([who, [ahead, hour]]) =>
      move(`buyer ${who} holds hour ${hour} of workday ${ahead}`, (shop) =>
        shop.visits.holds(who, ahead, hour),
      ),
    ),
  nth.map((n) => move(`hold ${n} goes to pay`, (shop) => shop.visits.startsPaying(n))),
  nth.map((n) =>
    move(`hold ${n} gets another page, and both are paid`, async (shop) => {
      await shop.visits.startsPaying(n);
      shop.endsLastPage();
      await shop.visits.startsPaying(n);
      shop.paysLast('card');
      shop.paysAfterTheEnd(n);
    }),
  ),
  nth.map((n) => move(`hold ${n} is let go`, (shop) => shop.visits.letsGo(n))),
  fc
    .tuple(nth, fc.boolean())
    .map(([n, unsaid]) =>
      move(`visit ${n} is cancelled by its customer${unsaid ? ', from an old page' : ''}`, (shop) =>
        shop.visits.cancels(n, unsaid),
      ),
    ),
  fc
    .tuple(nth, fc.boolean())
    .map(([n, theirs]) =>
      move(`visit ${n} is cancelled at the desk, ${theirs ? 'for the customer' : 'by the salon'}`, (shop) =>
        shop.visits.cancelsAtDesk(n, theirs),
      ),
    ),
  fc
    .tuple(nth, fc.constantFrom('check_in', 'complete', 'no_show', 'undo'))
    .map(([n, step]) => move(`visit ${n}: ${step}`, (shop) => shop.visits.steps(n, step as 'undo'))),
  fc
    .tuple(nth, fc.constantFrom('check_in', 'check_in', 'no_show'))
    .map(([n, how]) =>
      move(`the hour of visit ${n} comes: ${how}`, (shop) =>
        shop.visits.comesToPass(n, how as 'check_in' | 'no_show'),
      ),
    ),
  nth.map((n) =>
    move(`nobody comes to visit ${n}, it is charged for, and that was a slip`, async (shop) => {
      await shop.visits.comesToPass(n, 'no_show');
      await shop.jobs();
      await shop.visits.steps(n, 'undo');
    }),
  ),
  fc
    .tuple(nth, fc.constantFrom('refund', 'keep'), fc.boolean())
    .map(([n, decision, stale]) =>
      move(`who leads decides: ${decision} ${n}${stale ? ', from an old page' : ''}`, (shop) =>
        shop.visits.decides(n, decision as 'refund' | 'keep', stale),
      ),
    ),
];
