/** A few of the seeded visits were not paid at the desk: their invoices, with an account to pay into. */
import type * as schema from '#db/schema.ts';
import { readIban } from '#domain/invoices/iban.ts';
import { type InvoiceContent, invoiceTotal } from '#domain/invoices/invoice.ts';
import { issuerOf } from '#domain/invoices/issuer.ts';
import type { LocalDate } from '#domain/shared/local-date.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Random } from './random.ts';
import type { SeedSettings } from './settings.ts';
import type { VisitTables } from './visit-tables.ts';

type Row<T extends { $inferSelect: object }> = T['$inferSelect'];

export type InvoiceTables = {
  readonly billing: readonly Row<typeof schema.billingRules>[];
  readonly counters: readonly Row<typeof schema.invoiceCounter>[];
  readonly invoices: readonly Omit<Row<typeof schema.invoice>, 'noShow'>[];
};

/** The QR-IBAN that SIX prints in its guidelines: nobody's. */
const IBAN = readIban('CH44 3199 9123 0008 8901 2');
const INVOICED = 4;
const PAYMENT_DAYS = 30;
/** Where nobody lives. */
const ADDRESS = { street: 'Beispielweg', houseNumber: '4', postalCode: '9000', city: 'St. Gallen' };

export function invoiceTables(
  { salon }: Pick<SeedSettings, 'salon'>,
  { appointments, items, customers }: Pick<VisitTables, 'appointments' | 'items' | 'customers'>,
  random: Random,
): InvoiceTables {
  const { salonId } = salon;
  const billing = [{ salonId, iban: IBAN, paymentDays: PAYMENT_DAYS }];
  const done = appointments
    .filter(
      ({ status, endedAt, totalRappen }) => status === 'completed' && endedAt !== null && totalRappen > 0,
    )
    .toSorted((a, b) => (a.endedAt! < b.endedAt! ? -1 : 1))
    .slice(-INVOICED);
  const invoices = done.map((visit, index): InvoiceTables['invoices'][number] => {
    const day = visit.day as LocalDate;
    const year = Number(day.slice(0, 4));
    const before = done.slice(0, index).filter((each) => each.day.startsWith(String(year))).length;
    const customer = customers.find(({ id }) => id === visit.customerId);
    const content: InvoiceContent = {
      locale: visit.locale as InvoiceContent['locale'],
      issuer: issuerOf(salon, IBAN),
      recipient:
        customer === undefined
          ? null
          : {
              name: `${customer.firstName} ${customer.lastName}`,
              email: customer.email,
              address: ADDRESS,
            },
      lines: items
        .filter(({ appointmentId }) => appointmentId === visit.id)
        .toSorted((a, b) => a.position - b.position)
        .map((item) => ({
          position: item.position,
          kind: 'service',
          text: item.serviceName[visit.locale as InvoiceContent['locale']],
          quantity: 1,
          unitPrice: rappen(item.priceRappen),
          vatCode: item.vatCode,
          vatBasisPoints: item.vatBasisPoints,
        })),
      suppliedOn: day,
      paid: rappen(0),
      dueDays: PAYMENT_DAYS,
    };
    return {
      salonId,
      id: random.uuid(),
      kind: 'invoice',
      year,
      count: before + 1,
      issuedAt: visit.endedAt!,
      issuedOn: day,
      orderId: null,
      appointmentId: visit.id,
      customerId: visit.customerId,
      creditsId: null,
      reason: null,
      totalRappen: invoiceTotal(content.lines),
      content,
    };
  });
  const last = invoices.at(-1);
  const counters =
    last === undefined ? [] : [{ salonId, year: last.year, last: last.count, lastAt: last.issuedAt }];
  return { billing, counters, invoices };
}
