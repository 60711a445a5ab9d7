/** What a reader sees of a PDF, by libraries that had no part in making it. */
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Else it would be fetched from the network.
const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const { buffer } = new Uint8Array(readFileSync(program));
prepareZXingModule({ overrides: { wasmBinary: buffer } });

export type PdfPage = {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
  readonly png: () => Buffer;
};

/** @param scale pixels per point: 2 is 144 to the inch */
export async function pdfPages(pdf: Uint8Array, scale = 2): Promise<readonly PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    const { items } = await page.getTextContent();
    pages.push({
      text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
      width,
      height,
      pixels: context.getImageData(0, 0, width, height).data,
      png: () => canvas.toBuffer('image/png'),
    });
  }
  await task.destroy();
  return pages;
}

/** The lines of the QR code on a page; null when there is none. */
export async function qrLines({ pixels, width, height }: PdfPage): Promise<readonly string[] | null> {
  const image = { data: new Uint8ClampedArray(pixels), width, height, colorSpace: 'srgb' } as ImageData;
  const [code] = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true });
  return code === undefined ? null : code.text.split(/\r?\n/);
}
