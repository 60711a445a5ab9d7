/** One thing that somebody does; after it, the books may only have changed in a way that their rules allow. */
import fc from 'fast-check';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import { explained } from './explained.ts';
import { heldBy } from './books.ts';
import type { Shop } from './shop.ts';

type Real = { readonly shop: Shop };
type Model = Record<string, never>;
export type Move = fc.AsyncCommand<Model, Real>;

export const nth = fc.nat({ max: 11 });

/** In one move; what is over is taken up again only for money that came late, and what was a slip by whoever made it. */
const NEXT: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  reserved: ['confirmed', 'expired', 'cancelled'],
  expired: ['confirmed'],
  requested: [],
  confirmed: ['checked_in', 'completed', 'no_show', 'cancelled'],
  checked_in: ['confirmed', 'completed'],
  completed: ['checked_in'],
  no_show: ['confirmed'],
  cancelled: [],
};

/** What is never rubbed out: lines of ledgers, sales, movements of cash and closings, each as it was first written. */
const written = ({ desk }: Shop): readonly string[] => {
  const { deposits, voucherBook, till, shop } = desk.rows();
  const all = [
    deposits.moves,
    voucherBook.moves,
    shop.ledger,
    ...Object.values(till).map((rows) => [...rows.values()]),
  ];
  return all.map((lines) => lines.map((line) => JSON.stringify(line)).join('\n'));
};

export const move = (says: string, act: (shop: Shop) => unknown): Move => ({
  check: () => true,
  async run(_, { shop }) {
    const { orderBook, appointments } = shop.desk.rows();
    const orders = new Map([...orderBook.orders].map(([id, { state }]) => [id, state]));
    const visits = new Map([...appointments].map(([id, { appointment }]) => [id, appointment.status]));
    const held = new Map([...orders.keys()].map((id) => [id, heldBy(shop, id)]));
    const before = written(shop);
    await act(shop);
    const { orderBook: now, appointments: then } = shop.desk.rows();
    for (const [id, { state, number }] of now.orders) {
      const was = orders.get(id);
      if (was !== undefined && !explained(was, state, [held.get(id) ?? 0, heldBy(shop, id)]))
        throw new Error(
          `${says}: order ${number} went from ${JSON.stringify(was)} to ${JSON.stringify(state)}`,
        );
    }
    for (const [id, { appointment }] of then) {
      const was = visits.get(id);
      if (was !== undefined && was !== appointment.status && !NEXT[was].includes(appointment.status))
        throw new Error(`${says}: visit ${id} was ${was} and is ${appointment.status}`);
    }
    for (const [place, lines] of written(shop).entries())
      if (!lines.startsWith(before[place] ?? '')) throw new Error(`${says}: what was written is another now`);
  },
  toString: () => says,
});
