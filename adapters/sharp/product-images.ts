import sharp, { type Metadata, type Sharp } from 'sharp';
import type { ProductImages } from '#domain/ports/shop.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Result } from '#domain/shared/result.ts';
import { IMAGE_FORMATS, IMAGE_WIDTHS, MOST_IMAGE_BYTES } from '#domain/shop/product-image.ts';
import type { ImageFile, ImageFormat, ImageRefusal } from '#domain/shop/product-image.ts';
import { startsLikePicture } from './picture-kind.ts';

/** More than any telephone takes; what claims to be larger is not unpacked. */
const MOST_PIXELS = 60_000_000;
/** What a picture may need while it is packed; a turned or interlaced one is held whole, and the process has a gigabyte. */
const MOST_UNPACKED_BYTES = 200_000_000;
const LEAST_SIDE = 320;
/** Longer than that it is a strip: nothing of it would be seen on a card. */
const LONGEST_SHAPE = 2.5;
const QUALITIES = [82, 74, 66, 58, 50, 42, 34, 26, 18, 10];
const PATIENCE_SECONDS = 20;
/** WebP's middle road: the next steps cost twice the time for a few hundred bytes. */
const WEBP_EFFORT = 4;

const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif']);

/** Each waits with all its bytes, and its person before a page that does not come: whoever is the fifth asks again. */
const MOST_AT_ONCE = 4;

/** One picture at a time in a process: each is unpacked in memory. */
export function productImages(): ProductImages {
  let last: Promise<unknown> = Promise.resolve();
  let inHand = 0;
  return {
    render: (bytes) => {
      if (inHand >= MOST_AT_ONCE) return Promise.resolve(err('busy'));
      inHand += 1;
      const turn = last.then(() => render(bytes)).finally(() => (inHand -= 1));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

type Rendered = { readonly width: number; readonly height: number; readonly files: readonly ImageFile[] };

async function render(bytes: Uint8Array): Promise<Result<Rendered, ImageRefusal>> {
  // Before anything unpacks it: of all that libvips can read (SVG, PDF, TIFF, …) we let it see four kinds.
  if (!startsLikePicture(bytes)) return err('not_a_picture');
  const shape = await shapeOf(bytes);
  if (!shape.ok) return shape;
  const { width, height } = shape.value;
  try {
    const files: ImageFile[] = [];
    // Once down to the largest width; the smaller ones are made from that.
    const largest = IMAGE_WIDTHS[IMAGE_WIDTHS.length - 1] ?? 0;
    const { data, info } = await opened(bytes)
      .autoOrient()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .resize({ width: largest })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    for (const format of IMAGE_FORMATS) {
      for (const each of IMAGE_WIDTHS) {
        const packed = await packedSmall(() => sharp(data, { raw }).resize({ width: each }), format);
        if (packed === null) return err('too_detailed');
        files.push({ width: each, format, bytes: packed });
      }
    }
    return ok({ width, height, files });
  } catch {
    return err('broken');
  }
}

const opened = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1, sequentialRead: true }).timeout({
    seconds: PATIENCE_SECONDS,
  });

/** As it is to be seen: a telephone notes a turned picture as a lying one with a remark. */
async function shapeOf(
  bytes: Uint8Array,
): Promise<Result<{ readonly width: number; readonly height: number }, ImageRefusal>> {
  let found: Metadata;
  try {
    // Only the head is read: the limit is checked here, so that the message can say what is wrong.
    found = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch {
    return err('broken');
  }
  if (!FORMATS.has(found.format) || (found.format === 'heif' && found.compression !== 'av1')) {
    return err('not_a_picture');
  }
  if ((found.pages ?? 1) > 1) return err('animated');
  const { width, height } = found.autoOrient;
  const bytesPerPixel = found.channels * (found.depth === 'uchar' ? 1 : 2);
  if (width * height > MOST_PIXELS || width * height * bytesPerPixel > MOST_UNPACKED_BYTES) {
    return err('too_large');
  }
  if (Math.min(width, height) < LEAST_SIDE) return err('too_small');
  if (Math.max(width, height) > LONGEST_SHAPE * Math.min(width, height)) return err('too_long');
  return ok({ width, height });
}

/** In the best quality that fits; null: in none. Sharp writes no EXIF unless it is asked to. */
async function packedSmall(picture: () => Sharp, format: ImageFormat): Promise<Uint8Array | null> {
  let best: Uint8Array | null = null;
  // Worse is smaller: halve what is left to try, the best first because it usually fits.
  for (let from = 0, to = QUALITIES.length, at = 0; from < to; at = (from + to) >> 1) {
    const quality = QUALITIES[at] ?? 0;
    const packing =
      format === 'webp'
        ? picture().webp({ quality, effort: WEBP_EFFORT })
        : picture().jpeg({ quality, mozjpeg: true });
    const packed = await packing.timeout({ seconds: PATIENCE_SECONDS }).toBuffer();
    if (packed.byteLength <= MOST_IMAGE_BYTES) [best, to] = [packed, at];
    else from = at + 1;
  }
  return best;
}
