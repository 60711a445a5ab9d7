/** A believable salon at work, all of it made up, the same every time for the same seed and day. */
import { hash } from '@node-rs/argon2';
import postgres from 'postgres';
import * as schema from '#db/schema.ts';
import { addDays, parseLocalDate } from '#domain/shared/salon-time.ts';
import { accountTables, type AccountTables } from './account-tables.ts';
import { daySheet } from './day-sheet.ts';
import { insertRows } from './insert-rows.ts';
import { invoiceTables, type InvoiceTables } from './invoice-tables.ts';
import { leaveOpenRequests } from './open-requests.ts';
import { packWeek } from './pack-week.ts';
import { people } from './people.ts';
import { seedPeriod } from './period.ts';
import { randomFrom } from './random.ts';
import { demoPassword } from './salon/accounts.ts';
import { makeSettings, type SeedSettings } from './settings.ts';
import { shopTables, type ShopTables } from './shop-tables.ts';
import { tillTables, type TillTables } from './till-tables.ts';
import { timeOff } from './time-off.ts';
import { visitTables, type VisitTables } from './visit-tables.ts';

export type SeedOptions = {
  /** `YYYY-MM-DD`: days before it are history, it and later ones are booked. */
  readonly today: string;
  readonly seed?: number;
  readonly weeksBack?: number;
  readonly weeksAhead?: number;
  /** The share of each staff member's available time that is booked in each week. */
  readonly load?: number;
  readonly slug?: string;
};

export type SeededSalon = {
  readonly settings: SeedSettings;
  readonly visits: VisitTables;
  readonly people: AccountTables;
  readonly shop: ShopTables;
  readonly invoicing: InvoiceTables;
  readonly till: TillTables;
};

/** Everything that `seedSalon` writes, without a database. */
export function makeSalon(options: SeedOptions): SeededSalon {
  const { seed = 1, weeksBack = 6, weeksAhead = 6, load = 0.6, slug = 'lindenhof' } = options;
  const today = parseLocalDate(options.today);
  if (today === null) throw new Error(`not a day: ${options.today}`);
  const period = seedPeriod(today, weeksBack, weeksAhead);
  const settings = makeSettings({ slug, seed }, period);
  const timesOff = timeOff(period, new Set(settings.staff.map((member) => member.slug)));
  const random = randomFrom(`visits ${slug} ${seed} ${period.monday}`);
  const visits = period.mondays.flatMap((monday) => {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    return packWeek(
      settings,
      days.map((day) => daySheet(settings, timesOff, day)),
      load,
      random,
    );
  });
  const persons = people(Math.max(60, Math.round(visits.length / 3)), random);
  const tables = visitTables({ settings, period, persons, random }, visits, timesOff);
  const accounts = accountTables(settings, tables);
  leaveOpenRequests(settings, period, tables, accounts);
  const [owner] = accounts.accounts;
  const invoicing = invoiceTables(settings, tables, randomFrom(`invoices ${slug} ${seed} ${period.monday}`));
  const invoiced = new Set(invoicing.invoices.map(({ appointmentId }) => appointmentId ?? ''));
  const seller = owner?.id ?? '';
  return {
    settings,
    invoicing,
    visits: tables,
    people: accounts,
    shop: shopTables(settings, { slug, seed }, today, seller),
    till: tillTables({ settings, visits: tables, invoiced, today, seed, seller }),
  };
}

/** Writes the salon in one transaction, beside whatever other salons there are. */
export async function seedSalon(ownerUrl: string, options: SeedOptions): Promise<SeededSalon> {
  const made = makeSalon(options);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin((transaction) => write(transaction, made));
    await sql`analyze`;
    return made;
  } finally {
    await sql.end();
  }
}

async function write(
  sql: postgres.TransactionSql,
  { settings, visits, people, shop, invoicing, till }: SeededSalon,
): Promise<void> {
  await sql`set constraints all deferred`;
  await insertRows(sql, schema.salon, [settings.salon]);
  await insertRows(sql, schema.bookingRules, [settings.rules]);
  await insertRows(sql, schema.termsVersion, [settings.terms]);
  await insertRows(sql, schema.openingHours, settings.opening);
  await insertRows(sql, schema.closure, settings.closures);
  await insertRows(sql, schema.vatRate, settings.vatRates);
  await insertRows(sql, schema.resource, settings.resources);
  await insertRows(sql, schema.staff, settings.staff);
  await insertRows(sql, schema.staffHours, settings.staffHours);
  await insertRows(sql, schema.serviceCategory, settings.categories);
  await insertRows(sql, schema.service, settings.services);
  await insertRows(sql, schema.serviceNeed, settings.needs);
  await insertRows(sql, schema.staffSkill, settings.skills);
  const days = [...new Set(visits.occupancy.map(({ day }) => day))].sort();
  await insertRows(
    sql,
    schema.calendarDay,
    days.map((day) => ({ salonId: settings.salon.salonId, day, version: 1 })),
  );
  await insertRows(sql, schema.absence, visits.absences);
  await insertRows(sql, schema.blockedTime, visits.blockedTimes);
  await insertRows(sql, schema.customer, [...visits.customers, ...people.customers]);
  await insertRows(sql, schema.appointment, visits.appointments);
  await insertRows(sql, schema.appointmentItem, visits.items);
  await insertRows(sql, schema.occupancy, visits.occupancy);
  // One hash for all: the password is no secret, and a seed should be quick.
  const passwordHash = await hash(demoPassword(settings.salon.slug));
  await insertRows(
    sql,
    schema.account,
    people.accounts.map((account) => ({ ...account, passwordHash })),
  );
  await insertRows(sql, schema.roleGrant, people.grants);
  await insertRows(sql, schema.productCategory, shop.categories);
  await insertRows(sql, schema.product, shop.products);
  await insertRows(sql, schema.productImage, shop.images);
  await insertRows(sql, schema.productImageFile, shop.files);
  await insertRows(sql, schema.shopOrder, shop.orders);
  await insertRows(sql, schema.shopOrderLine, shop.orderLines);
  await insertRows(sql, schema.numberCounter, shop.counters);
  await insertRows(sql, schema.stockMovement, shop.movements);
  await insertRows(sql, schema.billingRules, invoicing.billing);
  await insertRows(sql, schema.loyaltyProgramme, [loyaltyOf(settings.salon.salonId)]);
  await insertRows(sql, schema.invoiceCounter, invoicing.counters);
  await insertRows(sql, schema.invoice, invoicing.invoices);
  await insertRows(sql, schema.shippingMethod, shop.methods);
  await insertRows(sql, schema.till, till.till);
  await insertRows(sql, schema.sale, till.sales);
  await insertRows(sql, schema.saleLine, till.lines);
  await insertRows(sql, schema.saleTip, till.tips);
  await insertRows(sql, schema.saleVat, till.vat);
  await insertRows(sql, schema.cashMove, till.moves);
  await insertRows(sql, schema.closing, till.closings);
}

/** A point a franc, and two steps that a year's visits can reach. */
const loyaltyOf = (salonId: string) => ({
  salonId,
  pointsPerFranc: 1,
  tiers: [
    { name: 'Silber', threshold: 300 },
    { name: 'Gold', threshold: 800 },
  ],
  since: '2020-01-01T00:00:00Z',
});
