/** The till: what is counted in it, what its books say, and that nobody can have changed a closing. */
import { stateOf } from '#adapters/memory/till-store.ts';
import { faultsOf } from '#domain/till/chain.ts';
import { sumsOf } from '#domain/till/period.ts';
import { sha256 } from '#tests/support/builders/till.ts';
import { total } from './books.ts';
import type { Shop } from './shop.ts';

export function sales(shop: Shop): readonly string[] {
  const { till } = shop.desk.rows();
  const { seen } = shop.till;
  const found: string[] = [];
  const all = [...till.sales.values()];
  for (const sale of shop.till.sales) {
    const row = till.sales.get(sale.id);
    for (const way of ['cash', 'card', 'twint', 'deposit', 'voucher'] as const)
      if (row?.[way] !== sale[way])
        found.push(
          `sale ${sale.id}: ${sale[way]} by ${way} were asked for, and ${row?.[way]} are written down`,
        );
    if (all.filter(({ voids }) => voids === sale.id).length !== (sale.back ? 1 : 0))
      found.push(`sale ${sale.id} was taken back otherwise`);
  }
  if (all.filter(({ voids }) => voids === null).length !== shop.till.sales.length)
    found.push('somebody sold what nobody saw');
  for (const way of ['card', 'twint'] as const)
    if (total(all.map((sale) => sale[way])) !== seen[way]) found.push(`${seen[way]} by ${way} were seen`);
  return found;
}

export function closings(shop: Shop): readonly string[] {
  const { till } = shop.desk.rows();
  const { seen } = shop.till;
  const found: string[] = [];
  const isOf = (number: number) => ({
    sales: [...till.sales.values()].filter(({ period }) => period === number),
    moves: [...till.moves.values()].filter(({ period }) => period === number),
  });
  const kept = [...till.closings.values()].map((closing) => ({
    ...closing,
    ...isOf(closing.number),
    loggedHash: closing.hash,
  }));
  for (const fault of faultsOf(kept, sha256)) found.push(`the closings: ${JSON.stringify(fault)}`);
  const state = stateOf(till);
  const open = isOf(state.closings + 1);
  const { expected } = sumsOf(state.opening, open.sales, open.moves);
  if (expected !== seen.drawer) found.push(`${seen.drawer} lie in the till, and ${expected} should`);
  const short = total(kept.map((closing) => closing.expected - closing.counted));
  if (short !== seen.slips) found.push(`${seen.slips} were miscounted, and ${short} are written down`);
  const taken = total(kept.map((closing) => closing.counted - closing.left));
  if (taken !== seen.banked)
    found.push(`${seen.banked} were taken to the bank, and ${taken} are written down`);
  const staff = shop.desk.rows().book.staff;
  for (const { id, name } of staff) {
    const given = [...till.sales.values()]
      .flatMap(({ tips }) => tips)
      .filter(({ staffId }) => staffId === id);
    const had = [...till.moves.values()].filter(({ staffId }) => staffId === id);
    if (total([...given, ...had].map(({ amount }) => amount)) < 0 && !given.some(({ amount }) => amount < 0))
      found.push(`${name} had more tips paid out than there were`);
  }
  return found;
}
