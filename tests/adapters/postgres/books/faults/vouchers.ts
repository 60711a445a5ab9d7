/** Vouchers and their ledger. */
import { story } from '../open-books.ts';
import type { Fault } from './fault.ts';

export const VOUCHERS: readonly Fault[] = [
  [
    'a balance of a voucher was changed',
    ['voucher_differs', 700],
    ({ sql }) =>
      sql`update voucher set balance_rappen = balance_rappen + 700 where id = ${story().sold.voucherId}`,
  ],
  [
    'a line of a voucher’s ledger is gone',
    ['voucher_ledger_gap', 1],
    ({ sql }) => sql`delete from voucher_move where voucher_id = ${story().sold.voucherId} and number = 2`,
  ],
  [
    'a voucher that nobody has paid',
    ['voucher_unpaid', 5_000],
    async ({ sql, salon }) => {
      const { voucherId } = await salon.sellVoucher(50);
      const [made] = await sql<{ id: string }[]>`
        insert into voucher (salon_id, id, code_digest, code_key, last_four, value_rappen, balance_rappen, moves, valid_until,
          locale, recipient, message, sale_id, line_position, issued_at)
        select salon_id, gen_random_uuid(), md5('x') || md5('y'), code_key, last_four, value_rappen, balance_rappen, moves,
          valid_until, locale, recipient, message, sale_id, 9, issued_at from voucher where id = ${voucherId}
        returning id`;
      await sql`
        insert into voucher_move (salon_id, id, voucher_id, number, kind, amount_rappen, balance_after_rappen, sale_id,
          actor_kind, actor_id, at)
        select salon_id, gen_random_uuid(), ${made!.id}, number, kind, amount_rappen, balance_after_rappen, sale_id,
          actor_kind, actor_id, at from voucher_move where voucher_id = ${voucherId}`;
    },
  ],
  [
    'a voucher was paid and not given out',
    ['voucher_not_issued', 2_000],
    async ({ sql, salon }) => {
      const { voucherId } = await salon.buyVoucher(1, 20);
      await sql`delete from voucher_move where voucher_id = ${voucherId}`;
      await sql`delete from voucher where id = ${voucherId}`;
    },
  ],
  [
    'an order says that more was paid by voucher than was taken from one',
    ['voucher_spent_differs', 1_000],
    async ({ sql, salon }) => {
      const { code, voucherId } = await salon.sellVoucher(20);
      await salon.place(1, { voucher: [code, 2_000] });
      await sql`
        update voucher_move set amount_rappen = -1000, balance_after_rappen = 1000
        where voucher_id = ${voucherId} and kind = 'redeemed'`;
      await sql`update voucher set balance_rappen = 1000 where id = ${voucherId}`;
    },
  ],
];
