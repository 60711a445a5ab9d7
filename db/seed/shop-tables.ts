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
  return {
    categories,
    products: made.map(({ product }) => product),
    images: made.map(({ image }) => image),
    files: made.flatMap(({ files }) => files),
    movements: made.flatMap(({ movements }) => movements),
  };
}

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
