/** The seeded salon's till: the visits of the last two working days paid and closed, so that there is something to see. */
import { createHash } from 'node:crypto';
import type * as schema from '#db/schema.ts';
import type {
  AccountId,
  AppointmentId,
  CashMoveId,
  ClosingId,
  SaleId,
  SalonId,
  ServiceId,
  StaffId,
} from '#domain/shared/ids.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { DENOMINATIONS, type CashCount } from '#domain/till/cash-count.ts';
import type { CashMove } from '#domain/till/cash-move.ts';
import { closed, FIRST_HASH, type Closing } from '#domain/till/closing.ts';
import { sumsOf } from '#domain/till/period.ts';
import { stamped, tipsOf, totalOf, type Sale, type SaleLine } from '#domain/till/sale.ts';
import { settle } from '#domain/till/settle.ts';
import { randomFrom, type Random } from './random.ts';
import type { SeedSettings } from './settings.ts';
import type { VisitTables } from './visit-tables.ts';

type Row<T extends { $inferSelect: object }> = T['$inferSelect'];

export type TillTables = {
  readonly till: readonly Row<typeof schema.till>[];
  readonly sales: readonly Row<typeof schema.sale>[];
  readonly lines: readonly Row<typeof schema.saleLine>[];
  readonly tips: readonly Row<typeof schema.saleTip>[];
  readonly vat: readonly Row<typeof schema.saleVat>[];
  readonly moves: readonly Row<typeof schema.cashMove>[];
  readonly closings: readonly Row<typeof schema.closing>[];
};

const DAYS = 2;
const FLOAT = rappen(20_000);
const MINUTE = 60_000;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

type Facts = {
  readonly settings: Pick<SeedSettings, 'salon'>;
  readonly visits: Pick<VisitTables, 'appointments' | 'items'>;
  /** What is invoiced is not paid at the till. */
  readonly invoiced: ReadonlySet<string>;
  readonly today: LocalDate;
  readonly seed: number;
  /** The account in whose name everything is done. */
  readonly seller: string;
};

export function tillTables({ settings, visits, invoiced, today, seed, seller }: Facts): TillTables {
  const { salon } = settings;
  const random = randomFrom(`till ${salon.slug} ${seed} ${today}`);
  const done = visits.appointments.filter(
    ({ id, status, day }) => status === 'completed' && day < today && !invoiced.has(id),
  );
  const days = [...new Set(done.map(({ day }) => day))].sort().slice(-DAYS) as LocalDate[];
  const who = { accountId: seller as AccountId, cashier: '' };
  const sales: Sale[] = [];
  const moves: CashMove[] = [];
  const closings: Closing[] = [];
  let opening: Rappen = rappen(0);
  for (const [index, day] of days.entries()) {
    const period = index + 1;
    const ofDay = done.filter((visit) => visit.day === day).sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
    if (index === 0) moves.push(firstChange(day, ofDay[0]!.endsAt, who, random));
    const sold = ofDay.map((visit) =>
      saleOf(visit, { visits, salon, who, period, number: sales.length + 1 + ofDay.indexOf(visit), random }),
    );
    sales.push(...sold);
    const closes = { sales: sold, moves: moves.filter((move) => move.period === period) };
    const { expected } = sumsOf(opening, closes.sales, closes.moves);
    const content = {
      id: random.uuid() as ClosingId,
      salonId: salon.salonId as SalonId,
      number: period,
      at: (Date.parse(ofDay.at(-1)!.endsAt) + 40 * MINUTE) as Instant,
      day,
      ...who,
      opening,
      expected,
      counted: expected,
      count: fewestPieces(expected),
      left: FLOAT,
      note: null,
    };
    closings.push(closed(content, closes, closings.at(-1)?.hash ?? FIRST_HASH, sha256));
    opening = FLOAT;
  }
  return rowsOf(salon.salonId, { sales, moves, closings, opening });
}

const firstChange = (
  day: LocalDate,
  firstEnd: string,
  who: { readonly accountId: AccountId; readonly cashier: string },
  random: Random,
): CashMove => ({
  id: random.uuid() as CashMoveId,
  number: 1,
  period: 1,
  kind: 'in',
  amount: FLOAT,
  reason: 'Wechselgeld von der Bank',
  staffId: null,
  staffName: null,
  ...who,
  at: (Date.parse(firstEnd) - 20 * MINUTE) as Instant,
  day,
});

function saleOf(
  visit: Facts['visits']['appointments'][number],
  {
    visits,
    salon,
    who,
    period,
    number,
    random,
  }: {
    readonly visits: Facts['visits'];
    readonly salon: SeedSettings['salon'];
    readonly who: { readonly accountId: AccountId; readonly cashier: string };
    readonly period: number;
    readonly number: number;
    readonly random: Random;
  },
): Sale {
  const items = visits.items.filter(({ appointmentId }) => appointmentId === visit.id);
  const lines = items
    .toSorted((a, b) => a.position - b.position)
    .map((item): SaleLine => ({
      kind: 'service',
      name: item.serviceName,
      productId: null,
      serviceId: item.serviceId as ServiceId,
      staffId: item.staffId as StaffId,
      staffName: item.staffName,
      quantity: 1,
      unitPrice: rappen(item.priceRappen),
      reduction: rappen(0),
      reason: null,
      vatCode: item.vatCode,
      vatBasisPoints: item.vatBasisPoints,
    }));
  const [first] = lines;
  const tips =
    first?.staffId != null && random.chance(0.3)
      ? [
          {
            staffId: first.staffId,
            staffName: first.staffName ?? '',
            amount: rappen(random.between(1, 4) * 250),
          },
        ]
      : [];
  const pay = random.pick(['cash', 'card', 'card', 'twint']);
  const paid = settle(rappen(totalOf(lines) + tipsOf(tips)), {
    pay,
    card: '',
    cardReceipt: String(4000 + number),
    twint: '',
    received: '',
  });
  if (!paid.ok) throw new Error('a seeded sale is not paid');
  return stamped(
    {
      ...paid.value,
      id: random.uuid() as SaleId,
      appointmentId: visit.id as AppointmentId,
      orderId: null,
      lines,
      tips,
      seller: {
        name: salon.name,
        legalName: salon.legalName,
        street: salon.street,
        postalCode: salon.postalCode,
        city: salon.city,
        uid: salon.uid,
        vatLiable: salon.vatLiable,
      },
      voids: null,
      reason: null,
    },
    {
      number,
      period,
      at: (Date.parse(visit.endsAt) + 3 * MINUTE) as Instant,
      day: visit.day as LocalDate,
      ...who,
      visitTurn: 0,
    },
  );
}

function fewestPieces(amount: number): CashCount {
  let rest = amount;
  return DENOMINATIONS.flatMap((denomination) => {
    const pieces = Math.floor(rest / denomination);
    rest -= pieces * denomination;
    return pieces === 0 ? [] : [{ denomination, pieces }];
  });
}

const iso = (at: Instant): string => new Date(at).toISOString();

function rowsOf(
  salonId: string,
  made: {
    readonly sales: readonly Sale[];
    readonly moves: readonly CashMove[];
    readonly closings: readonly Closing[];
    readonly opening: Rappen;
  },
): TillTables {
  return {
    till: [
      {
        salonId,
        sales: made.sales.length,
        moves: made.moves.length,
        closings: made.closings.length,
        openingRappen: made.opening,
        lastHash: made.closings.at(-1)?.hash ?? FIRST_HASH,
      },
    ],
    sales: made.sales.map((sale) => ({
      salonId,
      id: sale.id,
      number: sale.number,
      period: sale.period,
      at: iso(sale.at),
      day: sale.day,
      accountId: sale.accountId,
      cashier: sale.cashier,
      appointmentId: sale.appointmentId,
      visitTurn: sale.visitTurn,
      voids: sale.voids,
      reason: sale.reason,
      seller: sale.seller,
      totalRappen: sale.total,
      tipsRappen: sale.tipTotal,
      roundingRappen: sale.rounding,
      cashRappen: sale.cash,
      receivedRappen: sale.received,
      cardRappen: sale.card,
      cardReceipt: sale.cardReceipt,
      twintRappen: sale.twint,
      depositRappen: sale.deposit,
      voucherRappen: sale.voucher,
      orderId: sale.orderId,
    })),
    lines: made.sales.flatMap((sale) =>
      sale.lines.map(({ unitPrice, reduction, ...line }, position) => ({
        salonId,
        saleId: sale.id,
        position,
        ...line,
        unitRappen: unitPrice,
        reductionRappen: reduction,
      })),
    ),
    tips: made.sales.flatMap((sale) =>
      sale.tips.map(({ amount, ...tip }) => ({ salonId, saleId: sale.id, ...tip, amountRappen: amount })),
    ),
    vat: made.sales.flatMap((sale) =>
      sale.vat.map(({ gross, net, vat, ...rate }) => ({
        salonId,
        saleId: sale.id,
        ...rate,
        grossRappen: gross,
        netRappen: net,
        vatRappen: vat,
      })),
    ),
    moves: made.moves.map(({ amount, at, ...move }) => ({
      salonId,
      ...move,
      amountRappen: amount,
      at: iso(at),
    })),
    closings: made.closings.map((closing) => ({
      salonId,
      id: closing.id,
      number: closing.number,
      at: iso(closing.at),
      day: closing.day,
      accountId: closing.accountId,
      cashier: closing.cashier,
      openingRappen: closing.opening,
      expectedRappen: closing.expected,
      countedRappen: closing.counted,
      counted: closing.count,
      leftRappen: closing.left,
      note: closing.note,
      text: closing.text,
      previousHash: closing.previousHash,
      hash: closing.hash,
    })),
  };
}
