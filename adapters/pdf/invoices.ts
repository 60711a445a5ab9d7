import PDFDocument from 'pdfkit';
import { SwissQRBill } from 'swissqrbill/pdf';
import { mm2pt } from 'swissqrbill/utils';
import { billingTag, dueOn } from '#domain/invoices/billing-tag.ts';
import {
  type Invoice,
  type InvoiceLine,
  invoiceTotal,
  type Issuer,
  lineAmount,
  payable,
  takesBack,
  taxOf,
} from '#domain/invoices/invoice.ts';
import { printedNumber } from '#domain/invoices/invoice-number.ts';
import { paymentReference } from '#domain/invoices/payment-reference.ts';
import type { PostalAddress } from '#domain/orders/order.ts';
import type { InvoicePapers } from '#domain/ports/invoice-papers.ts';
import type { LocalDate } from '#domain/shared/local-date.ts';
import { formatRappen, rappen } from '#domain/shared/money.ts';
import { INVOICE_WORDS, type InvoiceWords } from './invoice-words.ts';
import { printable } from './printable.ts';

type Paper = InstanceType<typeof PDFDocument>;

const PAGE = { width: mm2pt(210), height: mm2pt(297) };
const MARGIN = mm2pt(20);
const WIDTH = PAGE.width - 2 * MARGIN;
const FOOT = PAGE.height - MARGIN;
/** The payment part fills the lower 105 mm of a page. */
const BILL = mm2pt(105);
/** Where a window envelope shows the address. */
const ADDRESS = { x: MARGIN, y: mm2pt(50) };
const COLUMNS = { pieces: mm2pt(18), each: mm2pt(26), amount: mm2pt(28) };
const TEXT_WIDTH = WIDTH - COLUMNS.pieces - COLUMNS.each - COLUMNS.amount;
const MUTED = '#57524a';
const RULE = '#736d64';

export const invoicePapers: InvoicePapers = {
  render: (invoice) =>
    new Promise((resolve, reject) => {
      const words = INVOICE_WORDS[invoice.content.locale];
      const paper = new PDFDocument({
        size: 'A4',
        margin: MARGIN,
        bufferPages: true,
        lang: invoice.content.locale,
        info: {
          Title: titleOf(invoice, words),
          Author: printable(invoice.content.issuer.legalName),
          // The same invoice is the same file, whenever it is drawn.
          CreationDate: new Date(invoice.issuedAt),
          ModDate: new Date(invoice.issuedAt),
        },
      });
      const chunks: Buffer[] = [];
      paper.on('data', (chunk: Buffer) => chunks.push(chunk));
      paper.on('end', () => resolve(Buffer.concat(chunks)));
      paper.on('error', reject);
      draw(paper, invoice, words);
      paper.end();
    }),
};

function titleOf(invoice: Invoice, words: InvoiceWords): string {
  const number = printedNumber(invoice.number);
  if (invoice.kind === 'invoice') return words.invoice(number);
  return takesBack(invoice) ? words.takenBack(number) : words.creditNote(number);
}

const printedDate = (date: LocalDate): string => date.split('-').reverse().join('.');
const addressLines = ({ street, houseNumber, postalCode, city }: PostalAddress): readonly string[] => [
  `${street} ${houseNumber}`.trim(),
  `${postalCode} ${city}`,
];

function draw(paper: Paper, invoice: Invoice, words: InvoiceWords): void {
  drawHead(paper, invoice, words);
  let y = drawLines(paper, invoice, words);
  y = drawTotals(paper, invoice, words, y);
  drawBill(paper, invoice, words, y);
  numberPages(paper, words);
}

function drawHead(paper: Paper, invoice: Invoice, words: InvoiceWords): void {
  const { issuer, recipient, suppliedOn } = invoice.content;
  paper.font('Helvetica-Bold').fontSize(16).text(printable(issuer.name), MARGIN, MARGIN, { width: WIDTH });
  const legal = issuer.legalName === issuer.name ? [] : [issuer.legalName];
  const contact = [...legal, ...addressLines(issuer.address), issuer.phone, issuer.email];
  if (issuer.vatNumber !== null) contact.push(issuer.vatNumber);
  paper.font('Helvetica').fontSize(9).fillColor(MUTED);
  paper.text(contact.map(printable).join(' · '), { width: WIDTH });
  paper.fillColor('black').fontSize(11);
  if (recipient !== null) {
    const lines = [recipient.name, ...(recipient.address === null ? [] : addressLines(recipient.address))];
    paper.text(lines.map(printable).join('\n'), ADDRESS.x, ADDRESS.y, { width: WIDTH / 2 });
  }
  paper
    .font('Helvetica-Bold')
    .fontSize(18)
    .text(titleOf(invoice, words), MARGIN, mm2pt(85), { width: WIDTH });
  const facts: [string, string][] = [
    [words.issuedOn, printedDate(invoice.issuedOn)],
    [words.suppliedOn, printedDate(suppliedOn)],
  ];
  if (invoice.kind === 'invoice' && payable(invoice.content) > 0)
    facts.push([words.dueOn, printedDate(dueOn(invoice))]);
  paper.font('Helvetica').fontSize(10);
  if (invoice.kind === 'credit_note') {
    paper.text(words.credits(printedNumber(invoice.credits.number)), { width: WIDTH });
    paper.text(printable(`${words.reason}: ${invoice.reason}`), { width: WIDTH });
  }
  paper.text(facts.map(([name, value]) => `${name} ${value}`).join('   ·   '), { width: WIDTH });
  paper.moveDown(1);
}

/** @returns where the next thing begins, in points from the top */
function drawLines(paper: Paper, { content }: Invoice, words: InvoiceWords): number {
  let y = drawRow(paper, paper.y, [words.what, words.pieces, words.each, words.amount], true);
  y = rule(paper, y);
  for (const line of content.lines) {
    const text = lineText(line, content.issuer, words);
    const cells = [
      printable(text),
      String(line.quantity),
      formatRappen(line.unitPrice),
      formatRappen(lineAmount(line)),
    ] as const;
    paper.font('Helvetica').fontSize(10);
    const height = paper.heightOfString(cells[0], { width: TEXT_WIDTH });
    if (y + height > FOOT) {
      paper.addPage();
      y = rule(paper, drawRow(paper, MARGIN, [words.what, words.pieces, words.each, words.amount], true));
    }
    y = drawRow(paper, y, cells, false);
  }
  return rule(paper, y);
}

/** What carries no tax, and why. */
function lineText({ kind, text }: InvoiceLine, { vatNumber }: Issuer, words: InvoiceWords): string {
  if (kind === 'damages') return `${text} (${words.damages})`;
  return kind === 'voucher' && vatNumber !== null ? `${text} (${words.voucher})` : text;
}

function drawRow(
  paper: Paper,
  y: number,
  [what, pieces, each, amount]: readonly [string, string, string, string],
  bold: boolean,
): number {
  paper.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
  paper.text(what, MARGIN, y, { width: TEXT_WIDTH });
  const end = paper.y;
  let x = MARGIN + TEXT_WIDTH;
  for (const [text, width] of [
    [pieces, COLUMNS.pieces],
    [each, COLUMNS.each],
    [amount, COLUMNS.amount],
  ] as const) {
    paper.text(text, x, y, { width, align: 'right', lineBreak: false });
    x += width;
  }
  return end + 4;
}

function rule(paper: Paper, y: number): number {
  paper
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + WIDTH, y)
    .lineWidth(0.7)
    .stroke(RULE);
  return y + 5;
}

function drawTotals(paper: Paper, invoice: Invoice, words: InvoiceWords, from: number): number {
  const { content } = invoice;
  const total = invoiceTotal(content.lines);
  const left = payable(content);
  const rows: [string, string, boolean][] = [[words.total, formatRappen(total), true]];
  for (const { vatBasisPoints, net, vat } of taxOf(content)) {
    const rate = (vatBasisPoints / 100).toFixed(1);
    rows.push(
      vatBasisPoints === 0
        ? [`${words.untaxed} ${formatRappen(net)}`, '', false]
        : [words.included(rate, formatRappen(net)), formatRappen(vat), false],
    );
  }
  if (invoice.kind === 'invoice' && content.paid > 0) {
    const parts = content.paidBy ?? [];
    if (parts.length === 0) rows.push([words.paid, formatRappen(content.paid), false]);
    for (const { method, amount } of parts) rows.push([words.paidBy[method], formatRappen(amount), false]);
    rows.push(left > 0 ? [words.toPay, formatRappen(left), true] : [words.nothingToPay, '', false]);
  }
  if (invoice.kind === 'credit_note' && content.paid < 0)
    rows.push([words.freed, formatRappen(rappen(-content.paid)), false]);
  let y = from;
  // What belongs together is never torn apart.
  if (y + rows.length * 16 > FOOT) {
    paper.addPage();
    y = MARGIN;
  }
  for (const [name, value, bold] of rows) {
    paper.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(bold ? 11 : 10);
    paper.text(name, MARGIN, y, { width: WIDTH - COLUMNS.amount, lineBreak: false });
    paper.text(value, MARGIN + WIDTH - COLUMNS.amount, y, {
      width: COLUMNS.amount,
      align: 'right',
      lineBreak: false,
    });
    y += 16;
  }
  return y;
}

function drawBill(paper: Paper, invoice: Invoice, words: InvoiceWords, y: number): void {
  const { issuer, recipient } = invoice.content;
  const left = payable(invoice.content);
  if (invoice.kind !== 'invoice' || issuer.iban === null || left === 0) return;
  if (y > PAGE.height - BILL - 10) paper.addPage();
  // Into the margin, where pdfkit would begin a page of its own.
  paper.page.margins.bottom = 0;
  const partyOf = (name: string, { street, houseNumber, postalCode, city }: PostalAddress) => ({
    name: printable(name).slice(0, 70),
    address: printable(street).slice(0, 70),
    ...(houseNumber !== '' && { buildingNumber: printable(houseNumber).slice(0, 16) }),
    zip: postalCode,
    city: printable(city).slice(0, 35),
    country: 'CH',
  });
  const bill = new SwissQRBill(
    {
      amount: left / 100,
      currency: 'CHF',
      creditor: { ...partyOf(issuer.legalName, issuer.address), account: issuer.iban },
      ...(recipient?.address && { debtor: partyOf(recipient.name, recipient.address) }),
      reference: paymentReference(invoice.number, issuer.iban).text,
      message: titleOf(invoice, words),
      additionalInformation: billingTag(invoice),
    },
    { language: words.bill },
  );
  bill.attachTo(paper, 0, PAGE.height - BILL);
}

function numberPages(paper: Paper, words: InvoiceWords): void {
  const { count } = paper.bufferedPageRange();
  if (count === 1) return;
  for (let index = 0; index < count; index += 1) {
    paper.switchToPage(index);
    // Above the margin pdfkit would not write.
    paper.page.margins.top = 0;
    paper.font('Helvetica').fontSize(9).fillColor(MUTED);
    paper.text(words.page(index + 1, count), MARGIN, mm2pt(10), {
      width: WIDTH,
      align: 'right',
      lineBreak: false,
    });
    paper.fillColor('black');
  }
}
