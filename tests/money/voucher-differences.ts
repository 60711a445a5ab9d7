/** Vouchers: given out once for what was paid, and worth what nobody has spent. */
import { booksOf, total } from './books.ts';
import type { Shop } from './shop.ts';

export function vouchers(shop: Shop): readonly string[] {
  const { desk } = shop;
  const found: string[] = [];
  for (const { id, value, balance, source } of desk.vouchers()) {
    const moves = desk.moves().filter(({ voucherId }) => voucherId === id);
    const issued = moves.filter(({ kind }) => kind === 'issued');
    if (issued.length !== 1 || issued[0]?.amount !== value)
      found.push(`voucher ${id} was not given out once`);
    if (balance !== total(moves.map(({ amount }) => amount)))
      found.push(`the ledger of voucher ${id} is another`);
    if (balance < 0 || balance > value) found.push(`${balance} are on voucher ${id} of ${value}`);
    if (source.kind !== 'order' && source.kind !== 'sale') found.push(`nobody bought voucher ${id}`);
  }
  for (const { id, number, lines, state } of booksOf(shop).orders) {
    const bought = total(lines.filter(({ kind }) => kind === 'voucher').map(({ quantity }) => quantity));
    const given = desk.vouchers().filter(({ source }) => source.kind === 'order' && source.orderId === id);
    if (state.paid > 0 && state.stage !== 'cancelled' && given.length !== bought)
      found.push(`order ${number} bought ${bought} vouchers and has ${given.length}`);
    if (state.paid === 0 && given.length > 0) found.push(`order ${number} has vouchers for nothing`);
    if (given.length > bought) found.push(`order ${number} has more vouchers than it bought`);
  }
  for (const sale of shop.till.sales) {
    const given = desk.vouchers().filter(({ source }) => source.kind === 'sale' && source.saleId === sale.id);
    if (given.length !== sale.vouchersSold)
      found.push(`sale ${sale.id} sold ${sale.vouchersSold} vouchers and gave out ${given.length}`);
    if (sale.back && given.some(({ balance }) => balance > 0))
      found.push(`sale ${sale.id} was taken back, and its vouchers are worth something`);
    const spent = -total(
      desk
        .moves()
        .flatMap(({ saleId, kind, amount }) => (saleId === sale.id && kind !== 'issued' ? [amount] : [])),
    );
    const own = sale.back ? 0 : sale.voucher - (sale.order?.state.voucher ?? 0);
    if (spent !== own && !(sale.back && sale.vouchersSold > 0))
      found.push(`${own} of sale ${sale.id} were paid by voucher, and ${spent} taken`);
  }
  return found;
}
