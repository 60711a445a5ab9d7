/** Random histories of customers, staff, the vendor and faults against the pure model. */
import fc from 'fast-check';
import { differences } from './differences.ts';
import { openShop } from './shop.ts';
import { story } from './story.ts';

export type Tally = {
  stories: number;
  orders: number;
  paid: number;
  refunds: number;
  /** Visits for which something was paid ahead. */
  deposits: number;
  sales: number;
  closings: number;
  crashes: number;
  matters: number;
};

/**
 * @throws Error with the shortest story that was found, when a Rappen, a piece or a state is not explained
 */
export async function tryHistories({
  runs,
  length,
  seed,
  shortest = true,
  hear = () => undefined,
}: {
  readonly runs: number;
  readonly length: number;
  readonly seed?: number;
  /** False: the first story that fails will do. */
  readonly shortest?: boolean;
  /** Hears how far it is: every five hundred stories, and the first one that fails before it is shortened. */
  readonly hear?: (progress: string) => void;
}): Promise<Tally> {
  const tally: Tally = {
    stories: 0,
    orders: 0,
    paid: 0,
    refunds: 0,
    deposits: 0,
    sales: 0,
    closings: 0,
    crashes: 0,
    matters: 0,
  };
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(story(length), async (moves) => {
      const shop = await openShop();
      try {
        await fc.asyncModelRun(() => ({ model: {}, real: { shop } }), moves);
        await shop.comesToRest();
        const found = differences(shop);
        if (found.length > 0) throw new Error(found.join('\n'));
      } catch (error) {
        failed += 1;
        if (failed === 1 && shortest)
          hear(`${tally.stories} histories, and one that fails; it is being shortened: ${String(error)}`);
        throw error;
      }
      const { orderBook, deposits, till } = shop.desk.rows();
      tally.stories += 1;
      if (failed === 0 && tally.stories % 500 === 0) hear(`${tally.stories} histories`);
      tally.orders += orderBook.orders.size;
      tally.paid += [...orderBook.orders.values()].filter(({ state }) => state.paid > 0).length;
      tally.refunds += orderBook.refunds.size;
      tally.deposits += new Set(deposits.moves.map(({ visitId }) => visitId)).size;
      tally.sales += till.sales.size;
      tally.closings += till.closings.size;
      tally.crashes += shop.seen.crashes.count;
      tally.matters += orderBook.matters.length;
    }),
    { numRuns: runs, endOnFailure: !shortest, ...(seed === undefined ? {} : { seed }) },
  );
  return tally;
}
