/**
 * Whether a file begins as JPEG, PNG, WebP or AVIF do; its name and what the browser says of it count nothing.
 * Sources: ITU T.81 B.1.1.3; W3C PNG 5.2; RFC 9649 2.4; ISO/IEC 14496-12 4.3 with AV1 Image File Format 6.2.
 */
export function startsLikePicture(bytes: Uint8Array): boolean {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return true;
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return true;
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return true;
  return text(4, 8) === 'ftyp' && ['avif', 'avis', 'mif1'].includes(text(8, 12));
}
