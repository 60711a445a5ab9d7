/** Sales, movements of cash and closings. */
import type { Fault } from './fault.ts';

export const TILL: readonly Fault[] = [
  ['a till that is five francs short', ['till_difference', -500], ({ salon }) => salon.close('150', -500)],
  [
    'a closing was edited',
    ['closing_changed', 1],
    ({ sql }) => sql`update closing set counted_rappen = counted_rappen + 1000, note = 'x' where number = 1`,
  ],
  ['a closing was removed', ['closing_missing', 1], ({ sql }) => sql`delete from closing where number = 2`],
  [
    'a closing was made anew, with another hash than the log knows',
    ['not_as_logged', 1],
    ({ sql }) =>
      sql`update audit_entry set data = data || '{"hash": "0000"}' where action = 'till.closed'
        and target_id = (select id from closing where number = 2)`,
  ],
  [
    'a closed sale was edited',
    ['sale_changed', 1],
    ({ sql }) => sql`update sale_line set unit_rappen = unit_rappen - 100 where kind = 'free'
      and sale_id = (
        select sale_id from sale_line l join sale s on s.id = l.sale_id
        where s.period = 1 and s.voids is null and l.kind = 'free' order by s.number limit 1)`,
  ],
  [
    'a closed sale was removed',
    ['sale_missing', 1],
    async ({ sql }) => {
      for (const table of ['sale_line', 'sale_vat', 'sale_tip'] as const)
        await sql`delete from ${sql(table)} where sale_id = (select id from sale where total_rappen = 8888)`;
      await sql`delete from sale where total_rappen = 8888`;
    },
  ],
  [
    'a sale that is not closed yet was removed',
    ['sale_missing', 1],
    async ({ sql, salon }) => {
      const id = await salon.sell([salon.free('10')]);
      for (const table of ['sale_line', 'sale_vat', 'sale_tip'] as const)
        await sql`delete from ${sql(table)} where sale_id = ${id}`;
      await sql`delete from sale where id = ${id}`;
    },
  ],
  [
    'a sale was slipped into a closed day',
    ['sale_added', 1],
    async ({ sql, salon }) => {
      const id = await salon.sell([salon.free('10')]);
      await sql`update sale set period = 1 where id = ${id}`;
    },
  ],
  [
    'a movement of cash was edited',
    ['move_changed', 1],
    ({ sql }) => sql`update cash_move set amount_rappen = 10000 where number = 1`,
  ],
  [
    'a movement of cash was removed',
    ['move_missing', 1],
    ({ sql }) => sql`delete from cash_move where number = 2`,
  ],
  [
    'a line of an open sale was changed',
    ['sale_lines_differ', -100],
    ({ sql }) => sql`update sale_line set unit_rappen = unit_rappen - 100 where kind = 'free'
      and sale_id = (select id from sale where period = 4)`,
  ],
  [
    'a tip was changed',
    ['sale_tips_differ', 100],
    ({ sql }) => sql`update sale_tip set amount_rappen = amount_rappen + 100
      where sale_id = (select id from sale where period = 4)`,
  ],
  [
    'a line of the VAT was changed',
    ['sale_vat_differs', 10],
    ({ sql }) => sql`update sale_vat set vat_rappen = vat_rappen - 10, net_rappen = net_rappen + 10
      where vat_basis_points = 810 and sale_id = (select id from sale where period = 4)`,
  ],
  [
    'the till begins with more than was left in it',
    ['float_differs', 5_000],
    ({ sql }) => sql`update till set opening_rappen = opening_rappen + 5000`,
  ],
];
