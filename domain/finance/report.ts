/** What the journal of some days comes to, seen from every side. The sides add up to the same, to the Rappen. */
import type { Localized } from '../shared/locale.ts';
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import type { JournalEntry, ReceiptMethod } from './journal.ts';
import { RECEIPT_METHODS } from './journal.ts';
import { bucketKind, bucketOf, bucketsOf, type BucketKind, type ReportRange } from './range.ts';
import { TURNOVER_KINDS, type TurnoverKind, type TurnoverLine } from './taxed-lines.ts';

/** VAT included, damages and all; what went back is taken off. */
export type NamedAmount = {
  readonly id: string | null;
  /** Null: of nothing that has a name of its own. */
  readonly name: Localized | string | null;
  readonly amount: Rappen;
};

export type RateSum = {
  readonly vatBasisPoints: number;
  readonly net: Rappen;
  readonly vat: Rappen;
  readonly gross: Rappen;
};

export type Report = {
  readonly gross: Rappen;
  readonly net: Rappen;
  readonly vat: Rappen;
  readonly tips: Rappen;
  readonly entries: number;
  readonly bucketKind: BucketKind;
  readonly buckets: readonly { readonly from: LocalDate; readonly gross: Rappen }[];
  readonly kinds: readonly { readonly kind: TurnoverKind; readonly gross: Rappen }[];
  readonly methods: readonly { readonly method: ReceiptMethod; readonly amount: Rappen }[];
  readonly services: readonly NamedAmount[];
  readonly products: readonly NamedAmount[];
  readonly staff: readonly NamedAmount[];
  /** Highest rate first, damages left out; with what was taxed ahead of its supply. */
  readonly rates: readonly RateSum[];
  /** What was paid ahead and is taxed already, less what was supplied or went back of it; no revenue. VAT included. */
  readonly ahead: Rappen;
  /** No turnover (Art. 18 para. 2 let. i MWSTG). */
  readonly damages: Rappen;
  /** What banks have taken back of what was paid, less what they have given up again: not taken off the turnover. */
  readonly chargedBack: Rappen;
};

export type Reporter = {
  add(entries: readonly JournalEntry[]): void;
  report(): Report;
};

type Sums = Map<string, { id: string | null; name: Localized | string | null; amount: number }>;

/** Takes entries part by part, and keeps sums only: as much as there are days, services, products and colleagues. */
export function reporterOf(range: ReportRange): Reporter {
  const kind = bucketKind(range);
  const buckets = new Map<LocalDate, number>(bucketsOf(range, kind).map((from) => [from, 0]));
  const kinds = new Map<TurnoverKind, number>();
  const methods = new Map<ReceiptMethod, number>();
  const rates = new Map<number, { net: number; vat: number; gross: number }>();
  const [services, products, staff]: [Sums, Sums, Sums] = [new Map(), new Map(), new Map()];
  let [gross, net, vat, tips, entries, damages, ahead, chargedBack] = [0, 0, 0, 0, 0, 0, 0, 0];

  function addLine(line: TurnoverLine, day: LocalDate): void {
    gross += line.gross;
    net += line.net;
    vat += line.vat;
    const bucket = bucketOf(day, kind);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + line.gross);
    kinds.set(line.kind, (kinds.get(line.kind) ?? 0) + line.gross);
    if (line.kind === 'service') addTo(services, line.itemId, line.name, line.gross);
    if (line.kind === 'product') addTo(products, line.itemId, line.name, line.gross);
    addTo(staff, line.staffId, line.staffName, line.gross);
    if (line.kind === 'damages') {
      damages += line.gross;
      return;
    }
    addRate(line);
  }

  function addRate(line: TurnoverLine): void {
    const rate = rates.get(line.vatBasisPoints) ?? { net: 0, vat: 0, gross: 0 };
    rate.net += line.net;
    rate.vat += line.vat;
    rate.gross += line.gross;
    rates.set(line.vatBasisPoints, rate);
  }

  return {
    add: (more) => {
      for (const { source, turnover, receipts, postings, day, ahead: paidAhead } of more) {
        entries += 1;
        for (const line of turnover) addLine(line, day);
        for (const line of paidAhead) {
          ahead += line.gross;
          addRate(line);
        }
        for (const { method, amount } of receipts) methods.set(method, (methods.get(method) ?? 0) + amount);
        for (const { account, amount } of postings) if (account === 'losses') chargedBack += amount;
        // What the team has taken out of the till is no tip that came.
        if (source.kind === 'sale') {
          for (const { account, amount } of postings) if (account === 'tips') tips -= amount;
        }
      }
    },
    report: () => ({
      gross: rappen(gross),
      net: rappen(net),
      vat: rappen(vat),
      tips: rappen(tips),
      entries,
      bucketKind: kind,
      buckets: [...buckets].map(([from, amount]) => ({ from, gross: rappen(amount) })),
      kinds: TURNOVER_KINDS.flatMap((each) =>
        kinds.has(each) ? [{ kind: each, gross: rappen(kinds.get(each)!) }] : [],
      ),
      methods: RECEIPT_METHODS.flatMap((each) =>
        methods.has(each) ? [{ method: each, amount: rappen(methods.get(each)!) }] : [],
      ),
      services: largestFirst(services),
      products: largestFirst(products),
      staff: largestFirst(staff),
      rates: [...rates]
        .map(([vatBasisPoints, each]): RateSum => ({
          vatBasisPoints,
          net: rappen(each.net),
          vat: rappen(each.vat),
          gross: rappen(each.gross),
        }))
        .toSorted((a, b) => b.vatBasisPoints - a.vatBasisPoints),
      ahead: rappen(ahead),
      damages: rappen(damages),
      chargedBack: rappen(chargedBack),
    }),
  };
}

/** What has no id is known by its name; without either it is one sum. */
function addTo(sums: Sums, id: string | null, name: Localized | string | null, amount: number): void {
  const key = id ?? JSON.stringify(name);
  const known = sums.get(key) ?? { id, name, amount: 0 };
  known.amount += amount;
  // The newest name is what it is called today.
  known.name = name ?? known.name;
  sums.set(key, known);
}

const largestFirst = (sums: Sums): readonly NamedAmount[] =>
  [...sums.values()]
    .map(({ id, name, amount }) => ({ id, name, amount: rappen(amount) }))
    .toSorted((a, b) => b.amount - a.amount);

/** Whether every side of it shows the same turnover. */
export const isWhole = ({ gross, net, vat, buckets, kinds, staff }: Report): boolean =>
  net + vat === gross &&
  [
    buckets.map((each) => each.gross),
    kinds.map((each) => each.gross),
    staff.map(({ amount }) => amount),
  ].every((side) => sum(side) === gross);
