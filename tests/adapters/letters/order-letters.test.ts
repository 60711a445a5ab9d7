import { describe, expect, it } from 'vitest';
import { notices } from '#adapters/letters/notices.ts';
import type { OrderNoticeKind } from '#domain/notifications/notice.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import type { OrderId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ALICE } from '#tests/contracts/contract-rows.ts';
import { anOrder } from '#tests/support/builders/orders.ts';
import { aCard } from './facts.ts';

const KINDS: readonly OrderNoticeKind[] = [
  'order_received',
  'order_paid',
  'order_ready',
  'order_shipped',
  'order_cancelled',
  'order_lapsed',
  'order_money_back',
];
const LINK = 'https://salon.test/order/token';
const ORDER = anOrder('0000000d-0000-4000-8000-000000000001' as OrderId, ALICE, 1042);
const letter = (
  kind: OrderNoticeKind,
  over: Partial<Order> = {},
  more: { amount?: number; reason?: string | null; locale?: 'de-CH' | 'en'; invoiced?: boolean } = {},
) =>
  notices().compose(kind, {
    order: { ...ORDER, ...over },
    link: LINK,
    amount: rappen(more.amount ?? 2450),
    reason: more.reason ?? null,
    invoiced: more.invoiced ?? false,
    salon: aCard(),
    locale: more.locale ?? 'de-CH',
  });

describe('letters about orders', () => {
  it.each(KINDS.flatMap((kind) => [[kind, 'de-CH'] as const, [kind, 'en'] as const]))(
    '%s in %s names the order, its page and who sends it',
    (kind, locale) => {
      const { subject, text, html, calendar } = letter(kind, {}, { locale });
      expect(subject).toContain('1042');
      expect(text).toContain(LINK);
      expect(html).toContain(LINK);
      // Art. 3 para. 1 let. s UWG: identity and address.
      expect(text).toContain('Lindenhof Coiffure GmbH, Lindenstrasse 12, 9000 St. Gallen');
      expect(calendar).toBeNull();
      expect(`${subject}${text}`).not.toMatch(/ß|undefined|null|NaN/);
    },
  );

  it('say what was ordered, what it costs, and what of it is VAT', () => {
    const { text } = letter('order_paid');
    expect(text).toContain('1 × Shampoo: CHF 24.50');
    expect(text).toContain('Total: CHF 24.50');
    expect(text).toContain('darin MWST 8.1 %: CHF 1.84');
    const exempt = letter('order_paid', { lines: [{ ...ORDER.lines[0]!, vatBasisPoints: 0 }] });
    expect(exempt.text).not.toContain('MWST ');
  });

  it('say where it goes, or until when it is to be fetched', () => {
    const sent = letter('order_shipped', {
      goesTo: {
        kind: 'shipping',
        address: { street: 'Musterweg', houseNumber: '3a', postalCode: '9000', city: 'St. Gallen' },
      },
    });
    expect(sent.text).toContain('Lieferung an: Alice Muster, Musterweg 3a, 9000 St. Gallen');
    expect(letter('order_received').text).toContain('Bitte holen Sie sie bis');
    expect(letter('order_ready', { dueAt: null }).text).toContain('Sie ist bezahlt.');
  });

  it('say why it ended, and what goes back', () => {
    const { text } = letter('order_cancelled', {}, { reason: 'Nicht mehr\nlieferbar' });
    expect(text).toContain('Der Grund: Nicht mehr lieferbar');
    expect(text).toContain('Sie erhalten CHF 24.50 zurück');
    expect(letter('order_cancelled', {}, { amount: 0 }).text).toContain('Es wurde Ihnen nichts belastet.');
    expect(letter('order_money_back').text).toContain('schon beendet oder schon bezahlt');
  });

  it.each([
    ['order_shipped', 'Die Rechnung dazu liegt auf der Seite Ihrer Bestellung.', 'The invoice is on'],
    ['order_cancelled', 'Die Gutschrift dazu liegt auf der Seite Ihrer Bestellung.', 'The credit note is on'],
    [
      'order_money_back',
      'Die Gutschrift dazu liegt auf der Seite Ihrer Bestellung.',
      'The credit note is on',
    ],
  ] as const)('%s says where its document is, when there is one', (kind, german, english) => {
    expect(letter(kind, {}, { invoiced: true }).text).toContain(german);
    expect(letter(kind, {}, { invoiced: true, locale: 'en' }).text).toContain(english);
    expect(letter(kind).text).not.toMatch(/Rechnung dazu|Gutschrift dazu/);
  });

  it('carry nothing that somebody wrote into a name as markup', () => {
    const evil = { ...ORDER.lines[0]!, name: { 'de-CH': '<b>x</b>', en: '<b>x</b>' } };
    expect(letter('order_paid', { lines: [evil] }).html).not.toContain('<b>x</b>');
  });
});
