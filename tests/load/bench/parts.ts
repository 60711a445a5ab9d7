import { booking } from './booking.ts';
import { calendarWeek } from './calendar-week.ts';
import { checkout } from './checkout.ts';
import { customerSearch } from './customer-search.ts';
import { engineAlone } from './engine-alone.ts';
import type { Figure } from './figure.ts';
import { history } from './history.ts';
import { ordersGrown } from './orders-grown.ts';
import { pages } from './pages.ts';
import { showsAtOnce } from './shows-at-once.ts';
import { slotsBooked, slotsCold } from './slots-cold.ts';
import { slotsWarm } from './slots-warm.ts';
import { slowLine } from './slow-line.ts';
import type { Stage } from './stage.ts';
import { webhooks } from './webhooks.ts';

export type Part = {
  readonly name: string;
  readonly what: string;
  readonly run: (stage: Stage) => Promise<readonly Figure[]>;
};

export const parts: readonly Part[] = [
  { name: 'engine', what: 'the slot engine alone, a month', run: engineAlone },
  { name: 'slots-warm', what: 'the slots API when nothing has changed', run: slotsWarm },
  { name: 'slots-cold', what: 'the slots API asked something new each time', run: slotsCold },
  { name: 'slots-booked', what: 'the slots API while others book', run: slotsBooked },
  { name: 'shows-at-once', what: 'a booking through one process, seen by another', run: showsAtOnce },
  { name: 'history', what: 'three years of history against three months', run: history },
  { name: 'booking', what: 'reserve and confirm over HTTP', run: booking },
  { name: 'pages', what: 'what the booking pages weigh', run: pages },
  { name: 'slow-line', what: 'a booking without JavaScript on a slow line', run: slowLine },
  { name: 'checkout', what: 'from a full cart to a paid order over HTTP', run: checkout },
  { name: 'webhooks', what: 'ten thousand messages of the payment vendor', run: webhooks },
  { name: 'orders-grown', what: 'an order among a thousand and among a million', run: ordersGrown },
  // The last two: they fill the salon of the others with strangers and twins.
  { name: 'customer-search', what: 'searching 100,000 customers over HTTP', run: customerSearch },
  { name: 'calendar-week', what: 'the calendar of ten colleagues for a week over HTTP', run: calendarWeek },
];
