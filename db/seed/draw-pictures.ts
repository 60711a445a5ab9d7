/**
 * Draws the pictures of the seeded products into db/seed/pictures: `tsx db/seed/draw-pictures.ts`. They are kept as
 * files because a seed should be quick; run it again when a shape changes.
 */
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { PICTURE_WIDTHS, PICTURES, type PictureTone } from './salon/products.ts';

const WIDTH = 1200;
const HEIGHT = 1500;
const FOLDER = path.join(import.meta.dirname, 'pictures');

/** Body, its shaded side, cap, label, what it stands on. */
type Paint = {
  readonly body: string;
  readonly shade: string;
  readonly cap: string;
  readonly label: string;
  readonly ground: string;
};

const PAINTS: Readonly<Record<PictureTone, Paint>> = {
  green: { body: '#2b5548', shade: '#1d3d33', cap: '#d9d3c4', label: '#f6f5f1', ground: '#eaf0ec' },
  plum: { body: '#7a2f4f', shade: '#571f37', cap: '#e3d3c6', label: '#fbf6f2', ground: '#f7ecf0' },
};

const words = (x: number, y: number, width: number, colour: string): string =>
  [0, 46, 78]
    .map((down, index) => {
      const part = [1, 0.62, 0.4][index] ?? 1;
      const wide = width * part;
      return `<rect x="${x - wide / 2}" y="${y + down}" width="${wide}" height="${index === 0 ? 20 : 10}" rx="5" fill="${colour}"/>`;
    })
    .join('');

const SHAPES: Readonly<Record<string, (paint: Paint) => string>> = {
  bottle: ({ body, shade, cap, label }) => `
    <rect x="520" y="270" width="160" height="150" rx="18" fill="${cap}"/>
    <rect x="540" y="400" width="120" height="60" fill="${shade}"/>
    <path d="M430 560 q0 -110 110 -110 h120 q110 0 110 110 v640 q0 50 -50 50 h-240 q-50 0 -50 -50z" fill="${body}"/>
    <path d="M700 460 q70 20 70 100 v640 q0 50 -50 50 h-50z" fill="${shade}" opacity=".55"/>
    <rect x="470" y="690" width="260" height="380" rx="6" fill="${label}"/>${words(600, 800, 170, body)}`,
  tube: ({ body, shade, cap, label }) => `
    <path d="M440 300 h320 l-34 780 h-252z" fill="${body}"/>
    <path d="M690 300 h70 l-34 780 h-50z" fill="${shade}" opacity=".55"/>
    <rect x="430" y="270" width="340" height="46" rx="8" fill="${shade}"/>
    <rect x="486" y="1080" width="228" height="170" rx="16" fill="${cap}"/>
    <rect x="500" y="520" width="200" height="330" rx="6" fill="${label}"/>${words(600, 620, 140, body)}`,
  spray: ({ body, shade, cap, label }) => `
    <path d="M540 250 h120 q40 0 40 40 v90 h-200 v-90 q0 -40 40 -40z" fill="${cap}"/>
    <rect x="484" y="290" width="40" height="34" rx="6" fill="${shade}"/>
    <path d="M470 430 q0 -50 50 -50 h160 q50 0 50 50 v770 q0 50 -50 50 h-160 q-50 0 -50 -50z" fill="${body}"/>
    <path d="M680 380 q50 0 50 50 v770 q0 50 -50 50 h-20 v-870z" fill="${shade}" opacity=".55"/>
    <rect x="500" y="600" width="200" height="440" rx="6" fill="${label}"/>${words(600, 720, 140, body)}`,
  jar: ({ body, shade, cap, label }) => `
    <rect x="330" y="640" width="540" height="150" rx="26" fill="${cap}"/>
    <path d="M350 790 h500 v390 q0 70 -70 70 h-360 q-70 0 -70 -70z" fill="${body}"/>
    <path d="M770 790 h80 v390 q0 70 -70 70 h-40z" fill="${shade}" opacity=".55"/>
    <rect x="410" y="870" width="380" height="250" rx="6" fill="${label}"/>${words(600, 930, 240, body)}`,
  dropper: ({ body, shade, cap, label }) => `
    <path d="M560 250 q0 -60 40 -60 t40 60 v130 h-80z" fill="${shade}"/>
    <rect x="530" y="370" width="140" height="130" rx="12" fill="${cap}"/>
    <path d="M450 640 q0 -130 110 -140 h80 q110 10 110 140 v560 q0 50 -50 50 h-200 q-50 0 -50 -50z" fill="${body}" opacity=".92"/>
    <path d="M690 520 q60 30 60 120 v560 q0 50 -50 50 h-40z" fill="${shade}" opacity=".55"/>
    <rect x="480" y="750" width="240" height="330" rx="6" fill="${label}"/>${words(600, 840, 160, body)}`,
  brush: ({ body, shade, cap }) => `
    <rect x="556" y="760" width="88" height="500" rx="44" fill="${body}"/>
    <path d="M610 760 h34 v456 q0 44 -34 44z" fill="${shade}" opacity=".55"/>
    <rect x="410" y="240" width="380" height="580" rx="150" fill="${body}"/>
    <rect x="450" y="290" width="300" height="480" rx="110" fill="${cap}"/>
    ${Array.from({ length: 40 }, (_, n) => `<circle cx="${490 + (n % 5) * 55}" cy="${345 + Math.floor(n / 5) * 52}" r="11" fill="${shade}"/>`).join('')}`,
  comb: ({ body, shade }) => `
    <rect x="470" y="240" width="110" height="1010" rx="40" fill="${body}"/>
    <rect x="550" y="270" width="30" height="950" fill="${shade}" opacity=".55"/>
    ${Array.from({ length: 22 }, (_, n) => `<rect x="575" y="${275 + n * 43}" width="190" height="24" rx="12" fill="${body}"/>`).join('')}`,
};

const drawn = (shape: string, paint: Paint): string => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${paint.ground}"/>
    <ellipse cx="600" cy="1256" rx="330" ry="34" fill="${paint.shade}" opacity=".14"/>
    ${SHAPES[shape]?.(paint) ?? ''}
  </svg>`;

fs.rmSync(FOLDER, { recursive: true, force: true });
fs.mkdirSync(FOLDER);
for (const { shape, tone } of PICTURES) {
  const svg = Buffer.from(drawn(shape, PAINTS[tone]));
  for (const width of PICTURE_WIDTHS) {
    const file = path.join(FOLDER, `${shape}-${tone}-${width}`);
    await sharp(svg).resize({ width }).webp({ quality: 70, effort: 6 }).toFile(`${file}.webp`);
    await sharp(svg).flatten().resize({ width }).jpeg({ quality: 60, mozjpeg: true }).toFile(`${file}.jpg`);
  }
}
