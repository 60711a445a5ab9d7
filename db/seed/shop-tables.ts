/** The seeded salon's shop as rows: products with their pictures, and four months of the ledger. */
import fs from 'node:fs';
import path from 'node:path';
import type * as schema from '#db/schema.ts';
import { addDays } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { randomFrom, type Random } from './random.ts';
import {
  PICTURE_WIDTHS,
  PRODUCT_CATEGORIES,
  SHAPE_WORDS,
  shopOf,
  type SeedProduct,
} from './salon/products.ts';
import type { SeedSettings } from './settings.ts';

type Row<T extends { $inferSelect: object }> = T['$inferSelect'];

export type ShopTables = {
  readonly categories: readonly Row<typeof schema.productCategory>[];
  readonly products: readonly Row<typeof schema.product>[];
  readonly images: readonly Row<typeof schema.productImage>[];
  readonly files: readonly Row<typeof schema.productImageFile>[];
  readonly movements: readonly Row<typeof schema.stockMovement>[];
  readonly methods: readonly Row<typeof schema.shippingMethod>[];
  readonly orders: readonly Row<typeof schema.shopOrder>[];
  readonly orderLines: readonly Row<typeof schema.shopOrderLine>[];
  readonly counters: readonly Row<typeof schema.numberCounter>[];
};

type MovementRow = ShopTables['movements'][number];

const WEEKS = 16;
const PICTURE = { width: 1200, height: 1500 };
const FOLDER = path.join(import.meta.dirname, 'pictures');

const both = ([de, en]: readonly [string, string]) => ({ 'de-CH': de, en });

/** @param seller the account in whose name the team has kept the ledger */
export function shopTables(
  { salon }: Pick<SeedSettings, 'salon'>,
  name: { readonly slug: string; readonly seed: number },
  today: LocalDate,
  seller: string,
): ShopTables {
  const { salonId } = salon;
  const random = randomFrom(`shop ${name.slug} ${name.seed}`);
  const { products: sold, tone } = shopOf(name.slug);
  const categories = PRODUCT_CATEGORIES.filter(([slug]) =>
    sold.some(({ category }) => category === slug),
  ).map(([slug, de, en], index) => ({
    salonId,
    id: random.uuid(),
    slug,
    name: both([de, en]),
    position: (index + 1) * 10,
  }));
  const ledger = randomFrom(`ledger ${name.slug} ${name.seed} ${today}`);
  const made = sold.map((product, index) => {
    const id = random.uuid();
    const imageId = random.uuid();
    const movements = ledgerOf(product, { salonId, productId: id, seller, today }, ledger);
    return {
      movements,
      product: {
        salonId,
        id,
        slug: product.slug,
        categoryId: categories.find(({ slug }) => slug === product.category)!.id,
        name: both(product.name),
        description: both(product.description),
        priceRappen: product.rappen,
        vatCode: 'standard',
        active: true,
        position: (index + 1) * 10,
        lowStockAt: product.low,
        reorderTo: product.upTo,
        stock: product.left,
        reserved: 0,
        movements: movements.length,
      },
      image: {
        salonId,
        id: imageId,
        productId: id,
        position: 1,
        alt: both(SHAPE_WORDS[product.shape]),
        ...PICTURE,
      },
      files: PICTURE_WIDTHS.flatMap((width) =>
        (['webp', 'jpg'] as const).map((format) => ({
          salonId,
          imageId,
          width,
          format,
          bytes: pictureFile(`${product.shape}-${tone}-${width}.${format}`),
        })),
      ),
    };
  });
  const open = openOrders(made, salon, today, randomFrom(`orders ${name.slug} ${name.seed}`));
  return {
    ...open,
    methods: shippingMethods(salonId, randomFrom(`shipping ${name.slug} ${name.seed}`)),
    categories,
    products: made.map(({ product }) => {
      const kept = open.kept.filter(({ productId }) => productId === product.id).length;
      return { ...product, stock: product.stock - kept, reserved: kept, movements: product.movements + kept };
    }),
    images: made.map(({ image }) => image),
    files: made.flatMap(({ files }) => files),
    movements: [...made.flatMap(({ movements }) => movements), ...open.kept],
  };
}

const BUYERS = [
  ['Martina', 'Hollenstein', 'open', 1],
  ['Peter', 'Zellweger', 'ready', 3],
] as const;
const FIRST_NUMBER = 1001;
const ENOUGH = 3;

/** Two that are paid when they are fetched, so that the list of orders has something to do. */
function openOrders(
  made: readonly { readonly product: ShopTables['products'][number] }[],
  { salonId, vatLiable }: Pick<SeedSettings['salon'], 'salonId' | 'vatLiable'>,
  today: LocalDate,
  random: Random,
) {
  const plenty = made.map(({ product }) => product).filter(({ stock }) => stock >= ENOUGH);
  const placed = BUYERS.flatMap(([firstName, lastName, stage, days], index) => {
    const product = plenty[index];
    if (product === undefined) return [];
    const at = `${addDays(today, -days)}T09:20:00Z`;
    const id = random.uuid();
    const visitorId = random.uuid();
    const line = {
      salonId,
      orderId: id,
      visitorId,
      position: 1,
      kind: 'product',
      productId: product.id,
      name: product.name,
      unitPriceRappen: product.priceRappen,
      quantity: 1,
      vatCode: product.vatCode,
      vatBasisPoints: vatLiable ? 810 : 0,
      gift: null,
    };
    const order = {
      salonId,
      id,
      number: FIRST_NUMBER + index,
      visitorId,
      customerId: null,
      stage,
      payBy: 'on_pick_up',
      delivery: 'pick_up',
      totalRappen: product.priceRappen,
      paidRappen: 0,
      voucherRappen: 0,
      refundedRappen: 0,
      dispute: 'none',
      locale: 'de-CH',
      termsVersion: '2026-01',
      firstName,
      lastName,
      email: `${firstName}.${lastName}@example.com`.toLowerCase(),
      phone: '+41790000077',
      address: null,
      note: '',
      dueAt: `${addDays(today, 7)}T09:20:00Z`,
      createdAt: at,
      paidAt: null,
      stagedAt: at,
      endReason: null,
      version: 1,
    };
    const kept = {
      salonId,
      id: random.uuid(),
      productId: product.id,
      number: product.movements + 1,
      kind: 'reserve',
      quantity: -1,
      stockAfter: product.stock - 1,
      orderId: id,
      reason: null,
      actorKind: 'visitor',
      actorId: visitorId,
      at,
      saleId: null,
    };
    return [{ order, line, kept }];
  });
  return {
    orders: placed.map(({ order }) => order),
    orderLines: placed.map(({ line }) => line),
    kept: placed.map(({ kept }) => kept),
    counters: [{ salonId, kind: 'order', last: FIRST_NUMBER + placed.length }],
  };
}

const shippingMethods = (salonId: string, random: Random): ShopTables['methods'] => [
  {
    salonId,
    id: random.uuid(),
    name: both(['Paket, in zwei bis drei Tagen', 'Parcel, within two or three days']),
    priceRappen: 850,
    freeFromRappen: 10_000,
    vatCode: 'standard',
    position: 10,
    active: true,
  },
  {
    salonId,
    id: random.uuid(),
    name: both(['Paket, am nächsten Werktag', 'Parcel, on the next working day']),
    priceRappen: 1_050,
    freeFromRappen: null,
    vatCode: 'standard',
    position: 20,
    active: true,
  },
];

const read = new Map<string, string>();

/** As PostgreSQL writes bytes. */
function pictureFile(name: string): string {
  const known = read.get(name) ?? `\\x${fs.readFileSync(path.join(FOLDER, name)).toString('hex')}`;
  read.set(name, known);
  return known;
}

type LedgerFacts = {
  readonly salonId: string;
  readonly productId: string;
  readonly seller: string;
  readonly today: LocalDate;
};

/**
 * A delivery, then weeks in which some are sold at the desk and counted on Saturday evening, a delivery when they run
 * low, something broken now and then; and in the end as many as the shop is to show.
 */
function ledgerOf(product: SeedProduct, facts: LedgerFacts, random: Random): MovementRow[] {
  const rows: MovementRow[] = [];
  let stock = 0;
  const note = (day: LocalDate, time: string, kind: string, quantity: number, reason: string | null) => {
    if (quantity === 0) return;
    stock += quantity;
    rows.push({
      salonId: facts.salonId,
      id: random.uuid(),
      productId: facts.productId,
      number: rows.length + 1,
      kind,
      quantity,
      stockAfter: stock,
      orderId: null,
      reason,
      actorKind: 'employee',
      actorId: facts.seller,
      at: `${day}T${time}:00Z`,
      saleId: null,
    });
  };
  const first = addDays(facts.today, -7 * WEEKS);
  note(first, '08:15', 'delivery', product.upTo, 'Erste Lieferung');
  for (let week = 0; week < WEEKS - 1; week += 1) {
    const monday = addDays(first, week * 7 + 1);
    if (stock <= product.low) note(monday, '08:40', 'delivery', product.upTo - stock, null);
    if (stock > 3 && random.chance(0.04))
      note(addDays(monday, 2), '13:05', 'loss', -1, 'Beim Auspacken zerbrochen');
    const gone = Math.min(stock, random.between(0, product.weekly * 2));
    note(addDays(monday, 5), '15:30', 'correction', -gone, 'Verkauf am Empfang, gezählt');
  }
  const last = addDays(facts.today, -2);
  const missing = product.left - stock;
  if (missing > 0) note(last, '08:40', 'delivery', missing, null);
  else note(last, '15:30', 'correction', missing, 'Verkauf am Empfang, gezählt');
  return rows;
}
