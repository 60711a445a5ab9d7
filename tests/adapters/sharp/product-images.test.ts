import sharp from 'sharp';
import { describe, expect, it, test, vi } from 'vitest';
import { productImages } from '#adapters/sharp/product-images.ts';
import { startsLikePicture } from '#adapters/sharp/picture-kind.ts';
import { IMAGE_FORMATS, IMAGE_WIDTHS, MOST_IMAGE_BYTES } from '#domain/shop/product-image.ts';

const images = productImages();
const FOREST = { r: 43, g: 85, b: 72 };

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: FOREST } });

/** As hard to pack as a picture can be: no pixel says anything of its neighbour. */
function noise(width: number, height: number) {
  const pixels = new Uint8Array(width * height * 3);
  let state = 1;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels[index] = state >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function won(bytes: Uint8Array) {
  const rendered = await images.render(bytes);
  if (!rendered.ok) throw new Error(rendered.error);
  return rendered.value;
}

/** Pictures are packed many times over; on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 120_000 });

describe('a picture that is handed in', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('as %s becomes six files', async (format) => {
    const bytes = await plain(800, 1000).toFormat(format).toBuffer();
    const { width, height, files } = await won(bytes);
    expect([width, height]).toEqual([800, 1000]);
    const kinds = files.map((file) => `${file.width}.${file.format}`).sort();
    expect(kinds).toEqual(IMAGE_WIDTHS.flatMap((each) => IMAGE_FORMATS.map((as) => `${each}.${as}`)).sort());
    for (const file of files) {
      const found = await sharp(file.bytes).metadata();
      expect(found).toMatchObject({
        format: file.format === 'jpg' ? 'jpeg' : 'webp',
        width: file.width,
        height: Math.round((file.width * 1000) / 800),
      });
    }
  });

  it('is at most 150 kB in every width, however busy it is', async () => {
    const busy = noise(300, 270).resize({ width: 1200 }).jpeg({ quality: 95 });
    const { files } = await won(await busy.toBuffer());
    expect(Math.max(...files.map(({ bytes }) => bytes.byteLength))).toBeGreaterThan(MOST_IMAGE_BYTES / 3);
    for (const { bytes } of files) expect(bytes.byteLength).toBeLessThanOrEqual(MOST_IMAGE_BYTES);
  });

  it('is turned as its camera says, and keeps nothing else of what the camera noted', async () => {
    const left = await plain(400, 600).png().toBuffer();
    const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#ffffff' } })
      .composite([{ input: left, left: 0, top: 0 }])
      .withExif({ IFD0: { Copyright: 'Nora Frei', ImageDescription: 'Zuhause' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    const { width, height, files } = await won(bytes);
    expect([width, height]).toEqual([600, 800]);
    for (const file of files) {
      const found = await sharp(file.bytes).metadata();
      expect([found.exif, found.icc, found.xmp, found.orientation]).toEqual(Array(4).fill(undefined));
    }
    // What lay on the left lies on top once the picture is turned by a quarter.
    const { data, info } = await sharp(files.at(-1)!.bytes).raw().toBuffer({ resolveWithObject: true });
    const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels]!;
    expect(redAt(600, 100)).toBeLessThan(80);
    expect(redAt(600, info.height - 100)).toBeGreaterThan(220);
  });

  it('stands on white where it is transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const bytes = await sharp({ create: { width: 400, height: 400, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const { files } = await won(bytes);
    const { data } = await sharp(files[0]!.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(250);
  });
});

describe('what is no picture for the shop', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="9" height="9"/></svg>';

  it.each([
    ['an SVG', svg],
    ['a page that is called .jpg', '<!doctype html><script>alert(1)</script>'],
    ['nothing but letters', 'x'.repeat(500)],
    ['a GIF', 'GIF89a\u0001\u0000'],
    ['a PDF', '%PDF-1.7\n'],
  ])('%s', async (_, text) => {
    expect(await images.render(Buffer.from(text, 'latin1'))).toMatchObject({ error: 'not_a_picture' });
  });

  it('one whose first bytes lie', async () => {
    const lie = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(svg)]);
    expect(await images.render(lie)).toMatchObject({ error: 'broken' });
  });

  it.each(['jpeg', 'png', 'webp'] as const)('one of which half is missing: %s', async (format) => {
    const whole = await noise(600, 600).toFormat(format).toBuffer();
    const half = whole.subarray(0, Math.floor(whole.byteLength / 2));
    expect(await images.render(half)).toMatchObject({ error: 'broken' });
  });

  it('one that moves', async () => {
    const frame = (background: string) => ({
      create: { width: 400, height: 400, channels: 3 as const, background },
    });
    const frames = [
      await sharp(frame('#ffffff')).png().toBuffer(),
      await sharp(frame('#000000')).png().toBuffer(),
    ];
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect(await images.render(bytes)).toMatchObject({ error: 'animated' });
  });

  it.each([
    [319, 900, 'too_small'],
    [900, 200, 'too_small'],
    [400, 1100, 'too_long'],
  ])('one of %i by %i', async (width, height, error) => {
    expect(await images.render(await plain(width, height).png().toBuffer())).toMatchObject({ error });
  });

  it('one that stays heavy however it is packed', async () => {
    const bytes = await noise(1200, 1200).jpeg({ quality: 90 }).toBuffer();
    expect(await images.render(bytes)).toMatchObject({ error: 'too_detailed' });
  });

  it('a bomb: small to hand in, huge to unpack', async () => {
    const bomb = await plain(8000, 8000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.byteLength).toBeLessThan(2_000_000);
    expect(await images.render(bomb)).toMatchObject({ error: 'too_large' });
  });
});

test('the next picture is made although the one before was none', async () => {
  const good = await plain(400, 400).png().toBuffer();
  const answers = await Promise.all([images.render(Buffer.from([0xff, 0xd8, 0xff])), images.render(good)]);
  expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
});

test('whoever comes while enough wait already is told so at once, and is served later', async () => {
  const crowded = productImages();
  const good = await plain(400, 400).png().toBuffer();
  const all = [1, 2, 3, 4, 5, 6].map(() => crowded.render(good));
  expect(await Promise.race([all[5], all[0]])).toEqual({ ok: false, error: 'busy' });
  const answers = await Promise.all(all);
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error))).toEqual([
    'ok',
    'ok',
    'ok',
    'ok',
    'busy',
    'busy',
  ]);
  expect(await crowded.render(good)).toMatchObject({ ok: true });
});

test('a file is known by how it begins', async () => {
  const kinds = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif'] as const).map((as) => plain(8, 8).toFormat(as).toBuffer()),
  );
  expect(kinds.map(startsLikePicture)).toEqual([true, true, true, true]);
  const others = await Promise.all(
    (['gif', 'tiff'] as const).map((as) => plain(8, 8).toFormat(as).toBuffer()),
  );
  expect(others.map(startsLikePicture)).toEqual([false, false]);
  expect(startsLikePicture(new Uint8Array())).toBe(false);
});
