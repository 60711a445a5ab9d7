import type { PaidPart } from '#domain/invoices/invoice.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type InvoiceWords = {
  readonly bill: 'DE' | 'EN';
  readonly invoice: (number: string) => string;
  readonly creditNote: (number: string) => string;
  readonly takenBack: (number: string) => string;
  readonly credits: (number: string) => string;
  readonly issuedOn: string;
  readonly suppliedOn: string;
  readonly dueOn: string;
  readonly what: string;
  readonly pieces: string;
  readonly each: string;
  readonly amount: string;
  readonly total: string;
  readonly paid: string;
  readonly freed: string;
  readonly paidBy: Readonly<Record<PaidPart['method'], string>>;
  readonly toPay: string;
  readonly nothingToPay: string;
  readonly included: (rate: string, net: string) => string;
  readonly untaxed: string;
  readonly damages: string;
  readonly voucher: string;
  readonly reason: string;
  readonly page: (number: number, of: number) => string;
};

export const INVOICE_WORDS: Readonly<Record<Locale, InvoiceWords>> = {
  'de-CH': {
    bill: 'DE',
    invoice: (number) => `Rechnung ${number}`,
    creditNote: (number) => `Gutschrift ${number}`,
    takenBack: (number) => `Storno einer Gutschrift ${number}`,
    credits: (number) => `Zur Rechnung ${number}`,
    issuedOn: 'Datum',
    suppliedOn: 'Leistung vom',
    dueOn: 'Zahlbar bis',
    what: 'Bezeichnung',
    pieces: 'Anzahl',
    each: 'Preis',
    amount: 'Betrag',
    total: 'Total CHF',
    paid: 'Bereits bezahlt',
    freed: 'Anzahlung, die wieder frei ist',
    paidBy: {
      card: 'Bezahlt mit Karte',
      twint: 'Bezahlt mit TWINT',
      other: 'Bezahlt',
      voucher: 'Bezahlt mit Gutschein',
    },
    toPay: 'Zu bezahlen CHF',
    nothingToPay: 'Der Betrag ist bezahlt. Besten Dank.',
    included: (rate, net) => `darin MWST ${rate} % auf ${net}`,
    untaxed: 'ohne MWST',
    damages: 'Schadenersatz, keine MWST',
    voucher: 'MWST erst bei der Einlösung',
    reason: 'Grund',
    page: (number, of) => `Seite ${number} von ${of}`,
  },
  en: {
    bill: 'EN',
    invoice: (number) => `Invoice ${number}`,
    creditNote: (number) => `Credit note ${number}`,
    takenBack: (number) => `Cancelled credit note ${number}`,
    credits: (number) => `For invoice ${number}`,
    issuedOn: 'Date',
    suppliedOn: 'Supplied on',
    dueOn: 'Payable by',
    what: 'Description',
    pieces: 'Quantity',
    each: 'Price',
    amount: 'Amount',
    total: 'Total CHF',
    paid: 'Already paid',
    freed: 'Deposit that is free again',
    paidBy: {
      card: 'Paid by card',
      twint: 'Paid by TWINT',
      other: 'Paid',
      voucher: 'Paid by voucher',
    },
    toPay: 'To be paid CHF',
    nothingToPay: 'The amount has been paid. Thank you.',
    included: (rate, net) => `including VAT of ${rate} % on ${net}`,
    untaxed: 'without VAT',
    damages: 'Damages, no VAT',
    voucher: 'VAT when it is redeemed',
    reason: 'Reason',
    page: (number, of) => `Page ${number} of ${of}`,
  },
};
