/**
 * What the catalogue cannot tell about a valid row. Most tables need nothing here: keys come from the row's own world,
 * listed values and bounds from the checks.
 */
import type { World } from './world.ts';
import type { Acting } from './acting.ts';

export type Values = Readonly<Record<string, string | number | null>>;

const PLACE: Values = { postal_code: '9000', canton: 'SG', phone: '+41710000012', zone: 'Europe/Zurich' };

/** `acting`: who inserts the row, where the row names who made it; null: the database's owner. */
type Sample = (world: World, acting: Acting | null) => Values;

export const SAMPLES: Readonly<Record<string, Sample>> = {
  salon: (world) => ({ ...PLACE, slug: world.salonSlug, email: 'salon@example.com' }),
  product: () => ({ reorder_to: 5 }),
  product_image_file: () => ({ bytes: '\\x00' }),
  invoice: (world) => ({
    year: Number(world.day.slice(0, 4)),
    count: Number(world.day.slice(8)),
    credits_id: null,
    order_id: null,
    reason: null,
    total_rappen: 1,
  }),
  invoice_paper: () => ({ pdf: '\\x00' }),
  invoice_payment: () => ({ amount_rappen: 1, takes_back: null }),
  billing_rules: () => ({ iban: null }),
  shop_order: (world, acting) => ({
    number: numberOf(world),
    customer_id: acting?.kind === 'customer' ? world.id('customer') : null,
    total_rappen: 5,
    address: null,
  }),
  shop_order_line: () => ({ product_id: null, kind: 'shipping', gift: null }),
  // Those who work here give one out for a sale, the worker for an order.
  voucher: (world, acting) => ({
    ...(acting?.kind === 'employee' ? { order_id: null, visitor_id: null } : { sale_id: null }),
    line_position: 1,
    code_digest: world.id('voucher').replaceAll('-', '').repeat(2),
    code_key: '0123abcd',
    last_four: '7K2M',
    balance_rappen: 0,
    moves: 0,
    points_of: null,
    appointment_id: null,
    blocked_at: null,
    blocked_reason: null,
  }),
  loyalty_programme: () => ({ tiers: '[]' }),
  loyalty_move: () => ({ points: 1 }),
  payment: (_, acting) =>
    acting?.kind === 'system'
      ? { wish: null, charge: '{}', order_id: null }
      : { wish: '{}', charge: null, appointment_id: null },
  saved_card: () => ({
    consent_version: '2026-11',
    payer_ref: null,
    card_ref: null,
    brand: null,
    last4: null,
    ended_at: null,
    end_reason: null,
  }),
  refund: () => ({ appointment_id: null }),
  // A visitor is no customer.
  hold_details: (world, acting) => ({
    customer_id: acting?.kind === 'customer' ? world.id('customer') : null,
  }),
  deposit_move: () => ({
    kind: 'received',
    amount_rappen: 1,
    refund_id: null,
    sale_id: null,
    invoice_id: null,
    voucher_id: null,
  }),
  stock_movement: () => ({ kind: 'delivery', quantity: 1, order_id: null, sale_id: null }),
  // Nothing was sold for nothing.
  sale: (world) => ({
    number: numberOf(world),
    appointment_id: null,
    visit_turn: null,
    voids: null,
    reason: null,
    total_rappen: 5,
    tips_rappen: 0,
    rounding_rappen: 0,
    cash_rappen: 5,
    received_rappen: 5,
    card_rappen: 0,
    twint_rappen: 0,
  }),
  sale_line: () => ({ kind: 'service', product_id: null, staff_id: null, reduction_rappen: 0 }),
  sale_vat: () => ({ gross_rappen: 5, net_rappen: 5, vat_rappen: 0 }),
  cash_move: (world) => ({
    number: numberOf(world),
    kind: 'in',
    amount_rappen: 5,
    reason: 'x',
    staff_id: null,
  }),
  closing: (world) => ({ number: numberOf(world), previous_hash: '0'.repeat(64), hash: '0'.repeat(64) }),
  vendor_movement: () => ({ currency: 'chf' }),
  // As whoever asks for it; the job writes what came of it.
  books_check: () => ({
    state: 'waiting',
    ended_at: null,
    vendor_at: null,
    carried: null,
    carried_until: null,
    findings: 0,
    unexplained: 0,
  }),
  resource: () => ({ kind: 'chair' }),
  customer: () => ({ locale: 'de-CH', merged_into: null }),
  appointment: () => ({ reserved_until: '2026-03-17T10:10:00Z' }),
  occupancy: () => ({ resource_id: null, absence_id: null, blocked_time_id: null }),
  waitlist_entry: (_, acting) => ({
    guest: acting?.kind === 'customer' ? 'false' : 'true',
    status: acting?.kind === 'customer' ? 'waiting' : 'asked',
    joined_at: '2026-03-17T10:00:00Z',
    locale: 'de-CH',
  }),
  consent: (_, acting) => ({ actor_kind: acting?.kind === 'employee' ? 'employee' : 'customer' }),
  audit_entry: (world, acting) => ({
    actor_kind: acting?.kind ?? 'system',
    actor_id: acting === null ? 'job' : nameOf(world, acting),
  }),
};

/** Everybody's own: the samples of two people must not want the same number. */
const numberOf = (world: World): number =>
  1 + (Number.parseInt(world.id('number').slice(0, 6), 16) % 1_000_000);

function nameOf(world: World, acting: Acting): string {
  switch (acting.kind) {
    case 'visitor':
      return world.id('visitor');
    case 'link':
      return world.id('appointment');
    case 'customer':
    case 'employee':
      return world.id('account');
    case 'hq':
      // Who has no account here writes in their own name, wherever the row lies.
      return acting.holder === 'visiting hq' && world.person === 'me'
        ? (acting.settings['account_id'] ?? '')
        : world.id('account');
    default:
      return acting.kind;
  }
}
