import PDFDocument from 'pdfkit';
import type { DaySheet, DaySheetLine, DaySheets } from '#domain/ports/day-sheet.ts';
import { printable } from './printable.ts';

const MARGIN = 42;
const PAGE = { width: 595.28, height: 841.89 };
const WIDTH = PAGE.width - 2 * MARGIN;
const FOOT = PAGE.height - MARGIN - 18;
const TIME = 92;
const WHO = 190;
const LINE_GAP = 6;

export const daySheets: DaySheets = {
  render: (sheet) =>
    new Promise((resolve, reject) => {
      const document = new PDFDocument({
        size: 'A4',
        margin: MARGIN,
        bufferPages: true,
        info: { Title: printable(sheet.heading), Author: printable(sheet.salonName) },
      });
      const chunks: Buffer[] = [];
      document.on('data', (chunk: Buffer) => chunks.push(chunk));
      document.on('end', () => resolve(Buffer.concat(chunks)));
      document.on('error', reject);
      draw(document, sheet);
      document.end();
    }),
};

type Paper = InstanceType<typeof PDFDocument>;

function draw(paper: Paper, sheet: DaySheet): void {
  paper.font('Helvetica-Bold').fontSize(20).text(printable(sheet.heading), MARGIN, MARGIN, { width: WIDTH });
  paper.font('Helvetica').fontSize(10).fillColor('#57524a');
  paper.text(printable(`${sheet.salonName} · ${sheet.asOf}`), { width: WIDTH });
  paper.fillColor('black');
  let y = paper.y + 14;
  for (const { name, remark, lines } of sheet.columns) {
    // A name never stands at the foot without its first line.
    if (y > FOOT - 70) y = nextPage(paper);
    paper.font('Helvetica-Bold').fontSize(14).text(printable(name), MARGIN, y, { width: WIDTH });
    y = paper.y + 2;
    paper
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + WIDTH, y)
      .lineWidth(1)
      .stroke('#736d64');
    y += 5;
    if (lines.length === 0) {
      paper
        .font('Helvetica')
        .fontSize(12)
        .text(printable(remark || sheet.words.nothing), MARGIN, y, { width: WIDTH });
      y = paper.y + 12;
    }
    for (const line of lines) y = drawLine(paper, line, y);
    y += 12;
  }
  numberPages(paper, sheet);
}

function drawLine(paper: Paper, line: DaySheetLine, from: number): number {
  const what = [line.services, line.note]
    .filter((text) => text !== '')
    .map(printable)
    .join('\n');
  const who = [printable(line.customer), printable(line.phone)].filter((text) => text !== '').join('\n');
  const whatWidth = WIDTH - TIME - WHO - 12;
  paper.font('Helvetica').fontSize(12);
  const height = Math.min(
    Math.max(paper.heightOfString(what, { width: whatWidth }), paper.heightOfString(who, { width: WHO })),
    FOOT - MARGIN,
  );
  const y = from + height > FOOT ? nextPage(paper) : from;
  paper.font('Helvetica-Bold').text(printable(line.time), MARGIN, y, { width: TIME, lineBreak: false });
  paper.font('Helvetica').text(who, MARGIN + TIME, y, { width: WHO, height });
  paper.text(what, MARGIN + TIME + WHO + 12, y, { width: whatWidth, height, ellipsis: true });
  const end = y + height + LINE_GAP;
  paper
    .moveTo(MARGIN, end - LINE_GAP / 2)
    .lineTo(MARGIN + WIDTH, end - LINE_GAP / 2)
    .lineWidth(0.5)
    .stroke('#cfcabf');
  return end;
}

function nextPage(paper: Paper): number {
  paper.addPage();
  return MARGIN;
}

function numberPages(paper: Paper, { words, heading }: DaySheet): void {
  const { count } = paper.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    paper.switchToPage(index);
    // Below the margin pdfkit would begin a page of its own.
    paper.page.margins.bottom = 0;
    paper.font('Helvetica').fontSize(9).fillColor('#57524a');
    paper.text(printable(`${heading} · ${words.page(index + 1, count)}`), MARGIN, PAGE.height - MARGIN, {
      width: WIDTH,
      align: 'right',
      lineBreak: false,
    });
  }
}
