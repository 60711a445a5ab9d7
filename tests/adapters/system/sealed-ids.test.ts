import { describe, expect, it } from 'vitest';
import { orderLinks } from '#adapters/system/order-links.ts';
import { signedLinks } from '#adapters/system/signed-links.ts';
import { voucherLinks } from '#adapters/system/voucher-links.ts';
import { waitlistLinks } from '#adapters/system/waitlist-links.ts';
import type { AppointmentId, OrderId, SalonId, VisitorId, VoucherId } from '#domain/shared/ids.ts';

const SALON = '0000005a-0000-4000-8000-000000000001' as SalonId;
const ID = 'f3b1c0de-1234-4abc-9def-0123456789ab';
const options = { baseUrlOf: () => 'https://salon.example', secrets: ['a'.repeat(32)] };
const [visits, orders, vouchers, places] = [
  signedLinks(options),
  orderLinks(options),
  voucherLinks(options),
  waitlistLinks(options),
];

/** What each kind of address looks like, and who reads it. */
const KINDS = [
  ['a visit', '/visit/', visits.manageVisit(SALON, ID as AppointmentId, 'de-CH'), visits.openVisit],
  ['an order', '/order/', orders.order(SALON, ID as OrderId, 'de-CH'), orders.open],
  ['a voucher', '/voucher/', vouchers.voucher(SALON, ID as VoucherId, 'de-CH'), vouchers.open],
  [
    'a place on the waiting list',
    '/waitlist/',
    places.place(SALON, { visitorId: ID as VisitorId, guest: true }, 'de-CH'),
    places.open,
  ],
] as const;
const tokenOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1);

describe('sealed ids', () => {
  it.each(KINDS)('of %s stand in an address, and open it', (_, path, address, open) => {
    expect(address).toMatch(new RegExp(`^https://salon\\.example${path}[\\w-]{64}$`));
    expect(open(SALON, tokenOf(address))).toBe(ID);
  });

  it.each(KINDS)('of anything else open %s for nobody', (kind, _path, _address, open) => {
    const others = KINDS.filter(([other]) => other !== kind);
    expect(others.map(([, , address]) => open(SALON, tokenOf(address)))).toEqual([null, null, null]);
  });

  it('are left out where somebody has an account', () => {
    const who = { visitorId: ID as VisitorId, guest: false };
    expect(places.place(SALON, who, 'en')).toBe('https://salon.example/en/account/waitlist');
  });
});
