import type { TillQueries, TillStore, VisitSales } from '#domain/ports/till.ts';
import type { AppointmentId, ClosingId, SaleId, StaffId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { TipBalance } from '#domain/till/cash-move.ts';
import type { ChainPart, KeptClosing } from '#domain/till/chain.ts';
import { FIRST_HASH, type Closing, type Period } from '#domain/till/closing.ts';
import type { Sale } from '#domain/till/sale.ts';
import type { TillState } from '#domain/till/till-state.ts';
import type { Row } from './database.ts';
import {
  closingOf,
  moveOf,
  saleOf,
  SELECT_CLOSING,
  SELECT_MOVE,
  SELECT_SALE,
  stands,
  type ClosingRow,
  type MoveRow,
  type SaleRow,
} from './till-rows.ts';
import type { Unit } from './unit.ts';

type StateRow = {
  readonly sales: number;
  readonly moves: number;
  readonly closings: number;
  readonly opening_rappen: number;
  readonly last_hash: string;
};

export const stateOf = (row: StateRow | undefined): TillState => ({
  sales: row?.sales ?? 0,
  moves: row?.moves ?? 0,
  closings: row?.closings ?? 0,
  opening: rappen(row?.opening_rappen ?? 0),
  lastHash: row?.last_hash ?? FIRST_HASH,
});

const SALE_BY_ID = `${SELECT_SALE} where s.salon_id = $1 and s.id = $2`;
const SALES_OF_PERIODS = `${SELECT_SALE} where s.salon_id = $1 and s.period between $2 and $3 order by s.number`;
const MOVE_BY_ID = `${SELECT_MOVE} where m.salon_id = $1 and m.id = $2`;
const MOVES_OF_PERIODS = `${SELECT_MOVE} where m.salon_id = $1 and m.period between $2 and $3 order by m.number`;
const CLOSING_BY_ID = `${SELECT_CLOSING} where c.salon_id = $1 and c.id = $2`;

export async function findSale(unit: Unit, id: SaleId): Promise<Sale | null> {
  const [row] = await unit.text<SaleRow>(SALE_BY_ID, [unit.actor.salonId, id]);
  return row === undefined ? null : saleOf(row);
}

export async function findClosing(
  unit: Unit,
  id: ClosingId,
): Promise<(Closing & Pick<KeptClosing, 'loggedHash'>) | null> {
  const [row] = await unit.text<ClosingRow>(CLOSING_BY_ID, [unit.actor.salonId, id]);
  return row === undefined ? null : closingOf(row);
}

/** What the closings of these numbers close, both included. */
export async function readPeriods(unit: Unit, from: number, to: number): Promise<Period> {
  const values = [unit.actor.salonId, from, to];
  const [sales, moves] = await Promise.all([
    unit.text<SaleRow>(SALES_OF_PERIODS, values),
    unit.text<MoveRow>(MOVES_OF_PERIODS, values),
  ]);
  return { sales: sales.map(saleOf), moves: moves.map(moveOf) };
}

/** @param closings selects `ClosingRow`s by number: of salon $1, after $2, $3 at most */
export async function readChain(
  unit: Unit,
  closings: string,
  { after, count }: ChainPart,
): Promise<readonly KeptClosing[]> {
  const found = (await unit.text<ClosingRow>(closings, [unit.actor.salonId, after, count])).map(closingOf);
  const last = found.at(-1);
  if (last === undefined) return [];
  const { sales, moves } = await readPeriods(unit, after + 1, last.number);
  return found.map((closing) => ({
    ...closing,
    sales: sales.filter(({ period }) => period === closing.number),
    moves: moves.filter(({ period }) => period === closing.number),
  }));
}

/** A void names its visit as well, so that it is seen which sale it was. */
const SALES_OF_VISIT = `
  select s.id, ${stands('s')} as standing from sale s
  where s.salon_id = $1 and s.appointment_id = $2 and s.voids is null`;

export async function readSalesOfVisit(unit: Unit, id: AppointmentId): Promise<VisitSales> {
  const rows = await unit.text<{ id: SaleId; standing: boolean }>(SALES_OF_VISIT, [unit.actor.salonId, id]);
  return { standing: rows.find(({ standing }) => standing)?.id ?? null, turns: rows.length };
}

export async function readTipBalances(unit: Unit): Promise<readonly TipBalance[]> {
  const rows = await unit.sql<{ staff_id: StaffId; name: string; open: number }>`
    select s.id as staff_id, s.name, (
      coalesce((select sum(t.amount_rappen) from sale_tip t where t.salon_id = s.salon_id and t.staff_id = s.id), 0)
      + coalesce((select sum(m.amount_rappen) from cash_move m
        where m.salon_id = s.salon_id and m.staff_id = s.id and m.kind = 'tips'), 0)
    )::int as open
    from staff s where s.salon_id = ${unit.actor.salonId} order by s.position, s.slug`;
  return rows.map(({ staff_id: staffId, name: staffName, open }) => ({
    staffId,
    staffName,
    open: rappen(open),
  }));
}

export async function readState(unit: Unit): Promise<TillState> {
  const [row] = await unit.sql<StateRow>`
    select sales, moves, closings, opening_rappen, last_hash from till where salon_id = ${unit.actor.salonId}`;
  return stateOf(row);
}

/** What the counters say, and which numbers below them are not there. */
export async function readGaps(unit: Unit): ReturnType<TillQueries['gaps']> {
  const { salonId } = unit.actor;
  const [state, sales, moves, last] = await Promise.all([
    readState(unit),
    unit.sql<{ number: number }>`
      select n as number from till t, generate_series(1, t.sales) n
      where t.salon_id = ${salonId}
        and not exists (select from sale s where s.salon_id = t.salon_id and s.number = n)
      order by n`,
    unit.sql<{ number: number }>`
      select n as number from till t, generate_series(1, t.moves) n
      where t.salon_id = ${salonId}
        and not exists (select from cash_move m where m.salon_id = t.salon_id and m.number = n)
      order by n`,
    unit.sql<{ number: number }>`
      select coalesce(max(number), 0)::int as number from closing where salon_id = ${salonId}`,
  ]);
  return {
    state,
    missingSales: sales.map(({ number }) => number),
    missingMoves: moves.map(({ number }) => number),
    lastClosing: last[0]?.number ?? 0,
  };
}

export function tillStore(unit: Unit): TillStore {
  const { salonId } = unit.actor;
  const has = async <R extends Row>(rows: Promise<readonly R[]>): Promise<R | null> =>
    (await rows)[0] ?? null;

  return {
    gate: async () => {
      const [row] = await unit.sql<StateRow>`
        insert into till (salon_id) values (${salonId})
        on conflict (salon_id) do update set sales = till.sales
        returning sales, moves, closings, opening_rappen, last_hash`;
      return stateOf(row);
    },
    sale: (id) => findSale(unit, id),
    voidOf: async (id) => {
      const row = await has(
        unit.sql<{ id: SaleId }>`select id from sale where salon_id = ${salonId} and voids = ${id}`,
      );
      return row?.id ?? null;
    },
    salesOfVisit: (id) => readSalesOfVisit(unit, id),
    move: async (id) => {
      const row = await has(unit.text<MoveRow>(MOVE_BY_ID, [salonId, id]));
      return row === null ? null : moveOf(row);
    },
    closing: (id) => findClosing(unit, id),
    period: (number) => readPeriods(unit, number, number),
    tipBalances: () => readTipBalances(unit),
    putSale: async (sale) => {
      unit.send(unit.sql`update till set sales = ${sale.number} where salon_id = ${salonId}`);
      unit.send(unit.sql`
        insert into sale (salon_id, id, number, period, at, day, account_id, cashier, appointment_id, visit_turn, voids,
          reason, seller, total_rappen, tips_rappen, rounding_rappen, cash_rappen, received_rappen, card_rappen,
          card_receipt, twint_rappen, deposit_rappen, voucher_rappen, order_id)
        values (${salonId}, ${sale.id}, ${sale.number}, ${sale.period}, to_timestamp(${sale.at}::float8 / 1000),
          ${sale.day}, ${sale.accountId}, ${sale.cashier}, ${sale.appointmentId}, ${sale.visitTurn}, ${sale.voids},
          ${sale.reason}, ${JSON.stringify(sale.seller)}::jsonb, ${sale.total}, ${sale.tipTotal}, ${sale.rounding},
          ${sale.cash}, ${sale.received}, ${sale.card}, ${sale.cardReceipt}, ${sale.twint},
          ${sale.deposit}, ${sale.voucher}, ${sale.orderId})`);
      unit.send(unit.sql`
        insert into sale_line (salon_id, sale_id, position, kind, name, product_id, service_id, staff_id, staff_name,
          quantity, unit_rappen, reduction_rappen, reason, vat_code, vat_basis_points)
        select ${salonId}, ${sale.id}, l.position, l.kind, l.name, l."productId", l."serviceId", l."staffId",
          l."staffName", l.quantity, l."unitPrice", l.reduction, l.reason, l."vatCode", l."vatBasisPoints"
        from jsonb_to_recordset(${JSON.stringify(sale.lines.map((line, position) => ({ ...line, position })))}::jsonb)
          as l (position int, kind text, name jsonb, "productId" uuid, "serviceId" uuid, "staffId" uuid,
            "staffName" text, quantity int, "unitPrice" int, reduction int, reason text, "vatCode" text,
            "vatBasisPoints" int)`);
      unit.send(unit.sql`
        insert into sale_tip (salon_id, sale_id, staff_id, staff_name, amount_rappen)
        select ${salonId}, ${sale.id}, t."staffId", t."staffName", t.amount
        from jsonb_to_recordset(${JSON.stringify(sale.tips)}::jsonb)
          as t ("staffId" uuid, "staffName" text, amount int)`);
      unit.send(unit.sql`
        insert into sale_vat (salon_id, sale_id, vat_code, vat_basis_points, gross_rappen, net_rappen, vat_rappen)
        select ${salonId}, ${sale.id}, v."vatCode", v."vatBasisPoints", v.gross, v.net, v.vat
        from jsonb_to_recordset(${JSON.stringify(sale.vat)}::jsonb)
          as v ("vatCode" text, "vatBasisPoints" int, gross int, net int, vat int)`);
    },
    putMove: async (move) => {
      unit.send(unit.sql`update till set moves = ${move.number} where salon_id = ${salonId}`);
      unit.send(unit.sql`
        insert into cash_move (salon_id, id, number, period, kind, amount_rappen, reason, staff_id, staff_name,
          account_id, cashier, at, day)
        values (${salonId}, ${move.id}, ${move.number}, ${move.period}, ${move.kind}, ${move.amount}, ${move.reason},
          ${move.staffId}, ${move.staffName}, ${move.accountId}, ${move.cashier},
          to_timestamp(${move.at}::float8 / 1000), ${move.day})`);
    },
    putClosing: async (closing) => {
      unit.send(unit.sql`
        update till set closings = ${closing.number}, opening_rappen = ${closing.left}, last_hash = ${closing.hash}
        where salon_id = ${salonId}`);
      unit.send(unit.sql`
        insert into closing (salon_id, id, number, at, day, account_id, cashier, opening_rappen, expected_rappen,
          counted_rappen, counted, left_rappen, note, text, previous_hash, hash)
        values (${salonId}, ${closing.id}, ${closing.number}, to_timestamp(${closing.at}::float8 / 1000), ${closing.day},
          ${closing.accountId}, ${closing.cashier}, ${closing.opening}, ${closing.expected}, ${closing.counted},
          ${JSON.stringify(closing.count)}::jsonb, ${closing.left}, ${closing.note}, ${closing.text},
          ${closing.previousHash}, ${closing.hash})`);
    },
  };
}
