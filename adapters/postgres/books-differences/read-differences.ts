/** Everything in a salon's books that does not agree: found in the database, so that only that leaves it. */
import type { DifferenceList, Differences } from '#domain/ports/finance.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Unit } from '../unit.ts';
import { depositDifferences } from './deposits.ts';
import { invoiceDifferences } from './invoices.ts';
import { orderDifferences } from './orders.ts';
import { askOf, roomFor } from './statement-parts.ts';
import { stockDifferences } from './stock.ts';
import { tillDifferences } from './till.ts';
import { vendorDifferences } from './vendor.ts';
import { visitDifferences } from './visits.ts';
import { voucherDifferences } from './vouchers.ts';

export async function readDifferences(
  unit: Unit,
  times: { readonly settledBy: Instant; readonly readyBy: Instant; readonly overBy: Instant },
): Promise<Differences> {
  const ask = askOf(unit);
  const [settledBy, readyBy, overBy] = [times.settledBy, times.readyBy, times.overBy].map((at) =>
    new Date(at).toISOString(),
  ) as [string, string, string];
  const room = await roomFor(ask);
  const found = {
    ...(await vendorDifferences(ask, settledBy, readyBy)),
    ...(await orderDifferences(ask)),
    ...(await depositDifferences(ask)),
    ...(await voucherDifferences(ask)),
    ...(await tillDifferences(ask)),
    ...(await invoiceDifferences(ask)),
    ...(await visitDifferences(ask, overBy)),
    ...(await stockDifferences(ask)),
  };
  return fitting(found, room);
}

function fitting(found: Omit<Differences, 'tooMany'>, room: number): Differences {
  const entries = Object.entries(found);
  const lists = entries.map(([name, list]) => [name, Array.isArray(list) ? list.slice(0, room) : list]);
  const tooMany = entries.flatMap(([name, list]) =>
    Array.isArray(list) && list.length > room ? [name as DifferenceList] : [],
  );
  return { ...(Object.fromEntries(lists) as typeof found), tooMany };
}
