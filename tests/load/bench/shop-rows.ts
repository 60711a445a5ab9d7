/** The rows of a shop: goods without end, orders by the thousand, and both taken out again after a round. */
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

export type Goods = { readonly id: string; readonly slug: string; readonly price: number };

const PIECES = 10_000_000;

/** The first product of the shop, with more of it than anybody buys here; the ledger says so, too. */
export async function manyPieces(owner: postgres.Sql, salonId: string): Promise<Goods> {
  const [goods] = await owner<Goods[]>`
    select id, slug, price_rappen as price from product
    where salon_id = ${salonId} and active order by position limit 1`;
  if (goods === undefined) throw new Error('the shop is empty');
  await owner`
    with filled as (
      update product set stock = stock + ${PIECES}, movements = movements + 1
      where salon_id = ${salonId} and id = ${goods.id} and stock < ${PIECES / 2}
      returning movements, stock
    )
    insert into stock_movement
      (salon_id, id, product_id, number, kind, quantity, stock_after, actor_kind, actor_id, at)
    select ${salonId}, gen_random_uuid(), ${goods.id}, movements, 'delivery', ${PIECES}, stock, 'employee', 'bench', now()
    from filled`;
  return goods;
}

export type NewOrders = {
  readonly salonId: string;
  readonly goods: Goods;
  readonly count: number;
  /** Done with, as most of an old shop's are; or waiting for their money since a moment ago. */
  readonly kind: 'history' | 'unpaid';
};

const FIRST_NUMBER = 10_000;
const AT_ONCE = 100_000;
/** So many of the last are still in work, however long the history is; and of the others, one in so many was cancelled. */
const IN_WORK = 40;
const CANCELLED = 30;
/** Orders of one customer. */
const FAITHFUL = 5;

/**
 * Orders with a line, a payment and their three movements of stock each, over the last three years; unpaid ones with a line
 * and what is kept for them. Their ids follow from their numbers. As a superuser, whose rows are checked by no trigger.
 */
export async function fillOrders(superuser: postgres.Sql, orders: NewOrders): Promise<void> {
  const { salonId, goods, count, kind } = orders;
  for (let from = 1; from <= count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE - 1);
    await superuser.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`set local synchronous_commit = off`;
      await sql`
        create temp table new_order on commit drop as
        select i, md5('order ' || i)::uuid as id, md5('visitor ' || i / ${FAITHFUL}::int)::uuid as visitor_id,
          case when ${kind} = 'unpaid' then now()
            else now() - (${count}::int - i) * (interval '1095 days' / ${count}::int) - interval '1 minute' end as at,
          case when ${kind} = 'unpaid' or i > ${count}::int - ${IN_WORK}::int then 'open'
            when i % ${CANCELLED}::int = 0 then 'cancelled' else 'completed' end as stage,
          ${kind} <> 'unpaid' and (i > ${count}::int - ${IN_WORK}::int or i % ${CANCELLED}::int <> 0) as paid
        from generate_series(${from}::int, ${to}::int) i`;
      await sql`
        insert into shop_order (salon_id, id, number, visitor_id, stage, pay_by, delivery, total_rappen, paid_rappen,
          locale, terms_version, first_name, last_name, email, phone, due_at, created_at, paid_at, staged_at)
        select ${salonId}, id, ${FIRST_NUMBER}::int + i, visitor_id, stage, 'online', 'pick_up', ${goods.price}::int,
          case when paid then ${goods.price}::int else 0 end, 'de-CH', '2026-01', 'Vera', 'Muster' || i,
          'vera' || i || '@bench.example', '+41791234567',
          case when paid or stage = 'cancelled' then null else at + interval '50 minutes' end, at,
          case when paid then at end, at
        from new_order`;
      await sql`
        insert into shop_order_line (salon_id, order_id, visitor_id, position, kind, product_id, name, unit_price_rappen,
          quantity, vat_code, vat_basis_points)
        select ${salonId}, id, visitor_id, 1, 'product', ${goods.id}, '{"de-CH": "Shampoo", "en": "Shampoo"}'::jsonb,
          ${goods.price}::int, 1, 'standard', 810
        from new_order`;
      if (kind === 'history') {
        await sql`
          insert into payment (salon_id, id, order_id, visitor_id, status, method, amount_rappen, wish, checkout_ref,
            payment_ref, opened_at, expires_at, settled_at, fee_rappen)
          select ${salonId}, md5('payment ' || i)::uuid, id, visitor_id, case when paid then 'succeeded' else 'ended' end,
            case when paid then 'card' else 'vendor' end, ${goods.price}::int,
            jsonb_build_object('attempt', md5('payment ' || i)::uuid, 'amount', ${goods.price}::int, 'locale', 'de-CH',
              'claim', jsonb_build_object('salonId', ${salonId}::text, 'purpose', 'order', 'reference', id),
              'methods', '["card", "twint"]'::jsonb, 'title', 'Bestellung ' || i, 'keepCard', false,
              'email', 'vera' || i || '@bench.example', 'expiresAt', 1700000000000,
              'returnTo', jsonb_build_object('done', 'https://bench.example/order/' || md5(i::text),
                'cancelled', 'https://bench.example/order/' || md5(i::text))),
            'cs_live_' || md5('cs' || i) || md5('sc' || i), 'pi_' || md5('pi' || i), at, at + interval '50 minutes', at,
            case when paid then 100 end
          from new_order`;
      }
      await sql`
        insert into stock_movement
          (salon_id, id, product_id, number, kind, quantity, stock_after, order_id, actor_kind, actor_id, at)
        select ${salonId}, md5(kind || ' ' || i)::uuid, ${goods.id},
          (select movements from product where salon_id = ${salonId} and id = ${goods.id})
            + row_number() over (order by i, step),
          kind, quantity, ${PIECES / 2}::int, id, 'visitor', visitor_id, at
        from new_order cross join (values (1, 'reserve', -1), (2, 'release', 1), (3, 'sale', -1)) m (step, kind, quantity)
        where step = 1 or ${kind} = 'history' and (step = 2 or paid)`;
      await sql`
        update product p set stock = p.stock + m.quantity, reserved = p.reserved + m.kept, movements = m.last
        from (
          select max(number) as last, sum(quantity) filter (where order_id is not null) as quantity,
            -coalesce(sum(quantity) filter (where kind in ('reserve', 'release')), 0) as kept
          from stock_movement m where m.salon_id = ${salonId} and m.product_id = ${goods.id}
            and m.number > (select movements from product where salon_id = ${salonId} and id = ${goods.id})
        ) m
        where p.salon_id = ${salonId} and p.id = ${goods.id}`;
      await sql`
        insert into number_counter (salon_id, kind, last) values (${salonId}, 'order', ${FIRST_NUMBER + to})
        on conflict (salon_id, kind) do update set last = greatest(number_counter.last, excluded.last)`;
    });
  }
  await superuser`analyze`;
}

/** Millions of rows under random keys: nobody misses them if the machine fails meanwhile. Afterwards the server is as it was. */
export async function carelessly(superuser: postgres.Sql, work: () => Promise<void>): Promise<void> {
  const settings = { full_page_writes: 'off', autovacuum: 'off', max_wal_size: "'8GB'" };
  for (const [name, value] of Object.entries(settings)) {
    await superuser.unsafe(`alter system set ${name} = ${value}`);
  }
  await superuser`select pg_reload_conf()`;
  try {
    await work();
  } finally {
    for (const name of Object.keys(settings)) await superuser.unsafe(`alter system reset ${name}`);
    await superuser`select pg_reload_conf()`;
    await superuser`checkpoint`;
  }
}

/** The orders placed since, with everything that hangs on them; the goods are back on the shelf. As a superuser, too. */
export async function takeOutOrders(superuser: postgres.Sql, since: Date): Promise<number> {
  const at = since.toISOString();
  return superuser.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    const gone = await sql`
      create temp table gone on commit drop as
      select salon_id, id, visitor_id from shop_order where created_at >= ${at}::timestamptz`;
    await sql`analyze gone`;
    for (const table of ['shop_order_line', 'payment', 'refund', 'payment_matter', 'outbox_mail'] as const) {
      if (table === 'outbox_mail') await sql`delete from outbox_mail where created_at >= ${at}::timestamptz`;
      else
        await sql`delete from ${sql(table)} t using gone g where t.salon_id = g.salon_id and t.order_id = g.id`;
    }
    await sql`delete from audit_entry t using gone g where t.salon_id = g.salon_id and t.target_id = g.id`;
    await sql`delete from cart_line t using gone g where t.salon_id = g.salon_id and t.visitor_id = g.visitor_id`;
    await sql`delete from vendor_event where received_at >= ${at}::timestamptz`;
    await sql`
      with moved as (
        delete from stock_movement t using gone g
        where t.salon_id = g.salon_id and t.order_id = g.id and t.kind in ('reserve', 'release', 'sale')
        returning t.salon_id, t.product_id, t.kind, t.quantity
      ), sums as (
        select salon_id, product_id, count(*) as movements, sum(quantity) as quantity,
          -coalesce(sum(quantity) filter (where kind in ('reserve', 'release')), 0) as kept
        from moved group by salon_id, product_id
      )
      update product p set stock = p.stock - s.quantity, reserved = p.reserved - s.kept,
        movements = p.movements - s.movements
      from sums s where p.salon_id = s.salon_id and p.id = s.product_id`;
    await sql`delete from shop_order o using gone g where o.salon_id = g.salon_id and o.id = g.id`;
    return gone.count;
  });
}

/** @throws Error unless every order placed since is paid, once, its goods are sold, once, and the ledger's sum is the stock */
export async function demandPaidOnce(owner: postgres.Sql, since: Date, orders: number): Promise<void> {
  const at = since.toISOString();
  const [found] = await owner`
    select count(*)::int as orders, count(*) filter (where o.paid_rappen = o.total_rappen and o.refunded_rappen = 0)::int as paid,
      coalesce(sum((select count(*) from payment p where p.salon_id = o.salon_id and p.order_id = o.id
        and p.status = 'succeeded' and p.amount_rappen = o.total_rappen)), 0)::int as payments,
      coalesce(sum((select count(*) from stock_movement m where m.salon_id = o.salon_id and m.order_id = o.id
        and m.kind = 'sale')), 0)::int as sales,
      coalesce(sum((select sum(m.quantity) from stock_movement m where m.salon_id = o.salon_id and m.order_id = o.id)), 0)::int
        as pieces
    from shop_order o where o.created_at >= ${at}::timestamptz`;
  const [shelf] = await owner`
    select count(*)::int as wrong from product p
    where p.stock <> coalesce((select sum(m.quantity) from stock_movement m
        where m.salon_id = p.salon_id and m.product_id = p.id), 0)
      or p.reserved <> -coalesce((select sum(m.quantity) from stock_movement m
        where m.salon_id = p.salon_id and m.product_id = p.id and m.kind in ('reserve', 'release')), 0)`;
  const told = JSON.stringify({ ...found, wrong: shelf?.['wrong'] as number });
  const wanted = JSON.stringify({
    orders,
    paid: orders,
    payments: orders,
    sales: orders,
    pieces: -orders,
    wrong: 0,
  });
  if (told !== wanted) throw new Error(`the books do not add up: ${told} instead of ${wanted}`);
}

const PATIENCE_MS = 120_000;

/** No job of the round is left: neither a message nor a letter. */
export async function untilQuiet(owner: postgres.Sql): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [row] = await owner<{ left: number }[]>`
      select (select count(*) from vendor_event where outcome is null)::int
        + (select count(*) from graphile_worker._private_jobs)::int as left`;
    if (row?.left === 0) return;
    if (performance.now() > end) throw new Error(`${row?.left} jobs were left`);
    await pause(50);
  }
}
