import PDFDocument from 'pdfkit';
import type { Slip, SlipPart, Slips } from '#domain/ports/slips.ts';
import { printable } from './printable.ts';

const MM = 72 / 25.4;
const PAPERS = {
  roll: { width: 80 * MM, margin: 5 * MM, sizes: { heading: 12, text: 9, small: 7.5, pair: 9 } },
  a4: { width: 595.28, margin: 48, sizes: { heading: 16, text: 10.5, small: 9, pair: 10.5 } },
} as const;
const A4_HEIGHT = 841.89;
/** No PDF reader takes pages of more than 200 inches. */
const LONGEST_ROLL = 14_000;
const GAP = 3;
const INDENT = 12;

type Paper = InstanceType<typeof PDFDocument>;
type Measures = (typeof PAPERS)[Slip['paper']];

export const slips: Slips = {
  render: (slip) =>
    new Promise((resolve, reject) => {
      const measures = PAPERS[slip.paper];
      const { margin, width } = measures;
      const height = slip.paper === 'a4' ? A4_HEIGHT : rollHeight(slip, measures);
      const document = new PDFDocument({
        size: [width, height],
        margins: { top: margin, left: margin, right: margin, bottom: 0 },
        info: { Title: printable(slip.title), Author: printable(slip.author) },
      });
      const chunks: Buffer[] = [];
      document.on('data', (chunk: Buffer) => chunks.push(chunk));
      document.on('end', () => resolve(Buffer.concat(chunks)));
      document.on('error', reject);
      let y: number = margin;
      for (const part of slip.parts) {
        const needed = heightOf(document, part, measures);
        if (y + needed > height - margin) {
          document.addPage();
          y = margin;
        }
        draw(document, part, measures, y);
        y += needed;
      }
      document.end();
    }),
};

/** Measured on a page of its own first: a roll is cut where the receipt ends. */
function rollHeight(slip: Slip, measures: Measures): number {
  const ruler = new PDFDocument({ size: [measures.width, 100], margin: 0 });
  const length = slip.parts.reduce((all, part) => all + heightOf(ruler, part, measures), 0);
  ruler.end();
  return Math.min(length + 2 * measures.margin + 1, LONGEST_ROLL);
}

const fontOf = (part: SlipPart): string =>
  part.kind === 'heading' || (part.kind === 'pair' && part.strong === true) ? 'Helvetica-Bold' : 'Helvetica';

function leftWidth(
  paper: Paper,
  part: SlipPart & { readonly kind: 'pair' },
  { width, margin }: Measures,
): number {
  const right = paper.widthOfString(printable(part.right));
  return width - 2 * margin - right - 8 - (part.indent === true ? INDENT : 0);
}

function heightOf(paper: Paper, part: SlipPart, measures: Measures): number {
  if (part.kind === 'rule') return 9;
  paper.font(fontOf(part)).fontSize(measures.sizes[part.kind]);
  const { width, margin } = measures;
  if (part.kind !== 'pair')
    return paper.heightOfString(printable(part.text), { width: width - 2 * margin }) + GAP;
  return paper.heightOfString(printable(part.left) || ' ', { width: leftWidth(paper, part, measures) }) + GAP;
}

function draw(paper: Paper, part: SlipPart, measures: Measures, y: number): void {
  const { width, margin, sizes } = measures;
  const whole = width - 2 * margin;
  if (part.kind === 'rule') {
    paper
      .moveTo(margin, y + 4)
      .lineTo(width - margin, y + 4)
      .lineWidth(0.6)
      .stroke('#736d64');
    return;
  }
  paper.font(fontOf(part)).fontSize(sizes[part.kind]).fillColor('black');
  if (part.kind !== 'pair') {
    paper.text(printable(part.text), margin, y, {
      width: whole,
      align: part.centred === true ? 'center' : 'left',
    });
    return;
  }
  const indent = part.indent === true ? INDENT : 0;
  paper.text(printable(part.left), margin + indent, y, { width: leftWidth(paper, part, measures) });
  paper.text(printable(part.right), margin, y, { width: whole, align: 'right', lineBreak: false });
}
