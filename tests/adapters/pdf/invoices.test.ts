/** The invoice as a payer and a bank see it: rendered to an image, its code read by another library. */
import { describe, expect, it } from 'vitest';
import { invoicePapers } from '#adapters/pdf/invoices.ts';
import { readIban } from '#domain/invoices/iban.ts';
import type { Invoice, InvoiceContent, InvoiceLine } from '#domain/invoices/invoice.ts';
import type { CustomerId, InvoiceId, OrderId, SalonId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/local-date.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { pdfPages, qrLines } from '#tests/support/pdf-pages.ts';

const QR_IBAN = readIban('CH44 3199 9123 0008 8901 2');
const IBAN = readIban('CH58 0079 1123 0008 8901 2');

const line = (over: Partial<InvoiceLine> = {}): InvoiceLine => ({
  position: 1,
  kind: 'product',
  text: 'Shampoo für gefärbtes Haar, 250 ml',
  quantity: 2,
  unitPrice: rappen(24_50),
  vatCode: 'normal',
  vatBasisPoints: 810,
  ...over,
});
const content = (over: Partial<InvoiceContent> = {}): InvoiceContent => ({
  locale: 'de-CH',
  issuer: {
    name: 'Salon Lindenhof',
    legalName: 'Lindenhof Coiffure GmbH',
    address: { street: 'Marktgasse', houseNumber: '7', postalCode: '9000', city: 'St. Gallen' },
    email: 'salon@example.ch',
    phone: '071 222 33 44',
    vatNumber: 'CHE-123.456.788 MWST',
    iban: QR_IBAN,
  },
  recipient: {
    name: 'Zoë Müller-Châtelain',
    email: null,
    address: { street: 'Rue de l’Hôpital', houseNumber: '3a', postalCode: '2000', city: 'Neuchâtel' },
  },
  lines: [line()],
  suppliedOn: '2026-03-14' as LocalDate,
  paid: rappen(0),
  dueDays: 30,
  ...over,
});
const invoice = (over: Partial<InvoiceContent> = {}): Invoice => ({
  kind: 'invoice',
  id: '00000000-0000-4000-8000-000000000001' as InvoiceId,
  salonId: '00000000-0000-4000-8000-000000000002' as SalonId,
  number: { year: 2026, count: 42 },
  issuedAt: Date.parse('2026-03-17T10:00:00Z') as Instant,
  issuedOn: '2026-03-17' as LocalDate,
  customerId: '00000000-0000-4000-8000-000000000003' as CustomerId,
  source: { kind: 'order', id: '00000000-0000-4000-8000-000000000004' as OrderId },
  content: content(over),
});

const pagesOf = async (each: Invoice) => await pdfPages(await invoicePapers.render(each));

describe('an invoice to be paid', () => {
  it('carries everything of Art. 26 MWSTG, and a code that a bank reads', async () => {
    const pages = await pagesOf(invoice());
    expect(pages).toHaveLength(1);
    const { text } = pages[0]!;
    for (const said of [
      'Rechnung 2026-0042',
      'Lindenhof Coiffure GmbH',
      'CHE-123.456.788 MWST',
      'Zoë Müller-Châtelain',
      'Datum 17.03.2026',
      'Leistung vom 14.03.2026',
      'Zahlbar bis 16.04.2026',
      'Shampoo für gefärbtes Haar, 250 ml',
      '49.00',
      'darin MWST 8.1 % auf 45.33',
      '3.67',
    ]) {
      expect(text).toContain(said);
    }
    expect(await qrLines(pages[0]!)).toEqual([
      ...['SPC', '0200', '1', 'CH4431999123000889012'],
      ...['S', 'Lindenhof Coiffure GmbH', 'Marktgasse', '7', '9000', 'St. Gallen', 'CH'],
      ...['', '', '', '', '', '', ''],
      ...['49.00', 'CHF'],
      ...['S', 'Zoë Müller-Châtelain', 'Rue de l’Hôpital', '3a', '2000', 'Neuchâtel', 'CH'],
      ...['QRR', expect.stringMatching(/^0{16}2026000042\d$/), 'Rechnung 2026-0042', 'EPD'],
      '//S1/10/2026-0042/11/260317/30/123456788/31/260314/32/8.1:45.33/40/0:30',
    ]);
  });

  it('asks for what is left, with a creditor reference to an ordinary account', async () => {
    const issuer = { ...content().issuer, iban: IBAN };
    const [page] = await pagesOf(invoice({ issuer, paid: rappen(20_00), recipient: null, locale: 'en' }));
    expect(page!.text).toContain('Already paid');
    const lines = await qrLines(page!);
    expect(lines?.slice(18, 20)).toEqual(['29.00', 'CHF']);
    expect(lines?.slice(27, 29)).toEqual(['SCOR', expect.stringMatching(/^RF\d\d2026000042$/)]);
    expect(lines?.slice(20, 27)).toEqual(['', '', '', '', '', '', '']);
  });

  it('of many lines goes on overleaf, its pages numbered and the bill on the last', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line({ position: index + 1 }));
    const pages = await pagesOf(invoice({ lines }));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]!.text).toContain(`Seite 1 von ${pages.length}`);
    expect(await qrLines(pages.at(-1)!)).not.toBeNull();
  });
});

describe('no bill', () => {
  it.each([
    ['what is paid', invoice({ paid: rappen(49_00) })],
    ['a salon without an account', invoice({ issuer: { ...content().issuer, iban: null } })],
  ])('of %s', async (_, each) => {
    const [page] = await pagesOf(each);
    expect(await qrLines(page!)).toBeNull();
  });

  it('of a credit note, which says of what and why', async () => {
    const back = [line({ quantity: 1, unitPrice: rappen(-24_50) })];
    const [page] = await pagesOf({
      ...invoice({ lines: back }),
      kind: 'credit_note',
      credits: { id: '00000000-0000-4000-8000-000000000009' as InvoiceId, number: { year: 2026, count: 41 } },
      reason: 'Flasche war undicht',
    });
    expect(await qrLines(page!)).toBeNull();
    for (const said of ['Gutschrift 2026-0042', 'Zur Rechnung 2026-0041', 'Flasche war undicht', '-24.50']) {
      expect(page!.text).toContain(said);
    }
  });

  it('of a credit note that frees more of a deposit than it gives back', async () => {
    const back = [line({ quantity: 1, unitPrice: rappen(-10_00) })];
    const [page] = await pagesOf({
      ...invoice({ lines: back, paid: rappen(-30_00) }),
      kind: 'credit_note',
      credits: { id: '00000000-0000-4000-8000-000000000009' as InvoiceId, number: { year: 2026, count: 41 } },
      reason: 'Flasche war undicht',
    });
    expect(await qrLines(page!)).toBeNull();
    expect(page!.text).not.toContain('Zahlbar bis');
    expect(page!.text).toMatch(/Anzahlung, die wieder frei ist\s*30\.00/);
  });
});

it('no VAT anywhere of a salon that is not liable', async () => {
  const issuer = { ...content().issuer, vatNumber: null };
  const [page] = await pagesOf(invoice({ issuer, lines: [line({ vatBasisPoints: 0 })] }));
  expect(page!.text).not.toContain('MWST');
  expect((await qrLines(page!))?.at(-1)).toBe('//S1/10/2026-0042/11/260317/40/0:30');
});

it('the same invoice is the same file', async () => {
  const [first, second] = await Promise.all([
    invoicePapers.render(invoice()),
    invoicePapers.render(invoice()),
  ]);
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

describe('the invoice of a paid order', () => {
  const order = {
    lines: [
      line(),
      line({
        position: 2,
        kind: 'voucher',
        text: 'Gutschein',
        quantity: 1,
        vatCode: 'none',
        vatBasisPoints: 0,
      }),
    ],
    paid: rappen(73_50),
    paidBy: [
      { method: 'card', amount: rappen(63_50) },
      { method: 'voucher', amount: rappen(10_00) },
    ],
    dueDays: 0,
  } as const;

  it('says how it was paid, that nothing is to be paid, and why a voucher carries no tax', async () => {
    const pages = await pagesOf(invoice(order));
    expect(pages).toHaveLength(1);
    const { text } = pages[0]!;
    for (const said of [
      'Bezahlt mit Karte',
      '63.50',
      'Bezahlt mit Gutschein',
      '10.00',
      'Der Betrag ist bezahlt. Besten Dank.',
      'Gutschein (MWST erst bei der Einlösung)',
      'ohne MWST',
    ])
      expect(text).toContain(said);
    for (const never of ['Zahlbar bis', 'Zahlteil', 'Zu bezahlen']) expect(text).not.toContain(never);
  });

  it('shows no tax, nor a word of it, for a salon that is not liable', async () => {
    const { issuer } = content();
    const lines = order.lines.map((each) => ({ ...each, vatBasisPoints: 0 }));
    const [page] = await pagesOf(invoice({ ...order, lines, issuer: { ...issuer, vatNumber: null } }));
    expect(page!.text).not.toContain('MWST');
  });

  it('calls a credit note that takes another one back by its name', async () => {
    const back = {
      ...invoice({ lines: [line({ quantity: 1 })], paid: rappen(24_50), dueDays: 0 }),
      kind: 'credit_note',
    };
    const credits = { id: back.id, number: { year: 2026, count: 41 } };
    const [page] = await pagesOf({
      ...back,
      credits,
      reason: 'Die Rückzahlung ist nicht angekommen',
    } as Invoice);
    expect(page!.text).toContain('Storno einer Gutschrift 2026-0042');
    expect(page!.text).toContain('Zur Rechnung 2026-0041');
    expect(page!.text).not.toContain('Zahlbar bis');
  });
});
