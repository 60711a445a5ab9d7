import { describe, expect, it } from 'vitest';
import { signedLinks } from '#adapters/system/signed-links.ts';
import type { AppointmentId, SalonId } from '#domain/shared/ids.ts';

const SALON = '0000005a-0000-4000-8000-000000000001' as SalonId;
const OTHER_SALON = '0000005a-0000-4000-8000-000000000002' as SalonId;
const VISIT = 'f3b1c0de-1234-4abc-9def-0123456789ab' as AppointmentId;
const OTHER_VISIT = 'f3b1c0de-1234-4abc-9def-0123456789ac' as AppointmentId;
const [SECRET, OLD, STRANGE] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

const links = (...secrets: string[]) => signedLinks({ baseUrlOf: () => 'https://salon.example', secrets });
const tokenOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
const tokenBy = (secret: string, visit = VISIT) => tokenOf(links(secret).manageVisit(SALON, visit, 'de-CH'));

describe('signed links', () => {
  it('lie under the configured address, in the language of the visit', () => {
    expect(links(SECRET).manageVisit(SALON, VISIT, 'de-CH')).toMatch(
      /^https:\/\/salon\.example\/visit\/[\w-]{64}$/,
    );
    expect(links(SECRET).manageVisit(SALON, VISIT, 'en')).toMatch(
      /^https:\/\/salon\.example\/en\/visit\/[\w-]{64}$/,
    );
  });

  it('open the visit that they were made for', () => {
    expect(links(SECRET).openVisit(SALON, tokenBy(SECRET))).toBe(VISIT);
    expect(links(SECRET).openVisit(SALON, tokenBy(SECRET, OTHER_VISIT))).toBe(OTHER_VISIT);
  });

  it('survive a change of secrets, once', () => {
    expect(links(SECRET, OLD).openVisit(SALON, tokenBy(OLD))).toBe(VISIT);
    expect(tokenOf(links(SECRET, OLD).manageVisit(SALON, VISIT, 'en'))).toBe(tokenBy(SECRET));
    expect(links(STRANGE, SECRET).openVisit(SALON, tokenBy(OLD))).toBeNull();
  });

  it('open nothing in another salon', () => {
    expect(links(SECRET).openVisit(OTHER_SALON, tokenBy(SECRET))).toBeNull();
  });

  it('open nothing when any one character was changed', () => {
    const token = tokenBy(SECRET);
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, index) + other + token.slice(index + 1);
      expect(links(SECRET).openVisit(SALON, changed)).toBeNull();
    }
  });

  it.each([
    ['nothing', ''],
    ['an id', VISIT],
    ['a longer one', `${tokenBy(SECRET)}A`],
    ['a shorter one', tokenBy(SECRET).slice(1)],
    ['another alphabet', `${tokenBy(SECRET).slice(0, 63)}+`],
    ['something very long', 'A'.repeat(100_000)],
    ['strange text', '\0'.repeat(64)],
  ])('open nothing for %s', (_name, token) => {
    expect(links(SECRET).openVisit(SALON, token)).toBeNull();
  });

  it('need a secret, and an id that is one', () => {
    expect(() => links()).toThrow();
    expect(() => links(SECRET).manageVisit(SALON, 'no id' as AppointmentId, 'en')).toThrow(TypeError);
  });
});
