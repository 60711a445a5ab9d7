import { toString } from 'qrcode';

/** As an address of data, which our policy lets images have; black on white whatever the page's colours are. */
export async function qrImage(text: string): Promise<string> {
  const svg = await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;
}
