/** How a card behaves, by its number; most are Stripe's own: https://docs.stripe.com/testing */
export type CardBehaviour =
  | { readonly kind: 'succeeds'; readonly refund?: 'pending' | 'fails_later' }
  | {
      readonly kind: 'declines';
      readonly code: string;
      readonly declineCode: string | null;
      readonly message: string;
    }
  /** Asks its holder; `always` also when a saved card is charged without them. */
  | { readonly kind: 'asks_holder'; readonly always: boolean }
  /** Can be saved, and declines whenever it is charged. */
  | { readonly kind: 'declines_when_saved' }
  /** The payer is through at once, the money arrives (or not) later. Ours, not Stripe's. */
  | { readonly kind: 'settles_later'; readonly succeeds: boolean };

export type TestCard = {
  readonly number: string;
  readonly label: Readonly<Record<'de' | 'en', string>>;
  readonly behaviour: CardBehaviour;
};

const declines = (code: string, declineCode: string | null, message: string): CardBehaviour => ({
  kind: 'declines',
  code,
  declineCode,
  message,
});

export const GENERIC_DECLINE = declines('card_declined', 'generic_decline', 'Your card was declined.');

export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', label: { de: 'zahlt', en: 'pays' }, behaviour: { kind: 'succeeds' } },
  {
    number: '5555555555554444',
    label: { de: 'zahlt (Mastercard)', en: 'pays (Mastercard)' },
    behaviour: { kind: 'succeeds' },
  },
  {
    number: '4000000000000002',
    label: { de: 'wird abgelehnt', en: 'is declined' },
    behaviour: GENERIC_DECLINE,
  },
  {
    number: '4000000000009995',
    label: { de: 'zu wenig Guthaben', en: 'insufficient funds' },
    behaviour: declines('card_declined', 'insufficient_funds', 'Your card has insufficient funds.'),
  },
  {
    number: '4000000000000069',
    label: { de: 'abgelaufen', en: 'expired' },
    behaviour: declines('expired_card', null, 'Your card has expired.'),
  },
  {
    number: '4000002500003155',
    label: { de: '3-D Secure', en: '3-D Secure' },
    behaviour: { kind: 'asks_holder', always: false },
  },
  {
    number: '4000002760003184',
    label: { de: '3-D Secure, immer', en: '3-D Secure, always' },
    behaviour: { kind: 'asks_holder', always: true },
  },
  {
    number: '4000000000000341',
    label: { de: 'lässt sich speichern, zahlt nie', en: 'can be saved, never pays' },
    behaviour: { kind: 'declines_when_saved' },
  },
  {
    number: '4000000000007726',
    label: { de: 'zahlt, Rückerstattung dauert', en: 'pays, its refund takes time' },
    behaviour: { kind: 'succeeds', refund: 'pending' },
  },
  {
    number: '4000000000005126',
    label: { de: 'zahlt, Rückerstattung misslingt später', en: 'pays, its refund fails later' },
    behaviour: { kind: 'succeeds', refund: 'fails_later' },
  },
  {
    number: '4000009990000016',
    label: { de: 'zahlt verspätet', en: 'pays late' },
    behaviour: { kind: 'settles_later', succeeds: true },
  },
  {
    number: '4000009990000024',
    label: { de: 'misslingt verspätet', en: 'fails late' },
    behaviour: { kind: 'settles_later', succeeds: false },
  },
];

export const cardOf = (number: string): TestCard | undefined =>
  TEST_CARDS.find((card) => card.number === number.replace(/\D/g, ''));

export const brandOf = (number: string): 'visa' | 'mastercard' =>
  number.startsWith('5') ? 'mastercard' : 'visa';
