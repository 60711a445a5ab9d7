/** The hosted page's words, in the languages of the product; Stripe has its own for declines. */
export const PAY_WORDS = {
  de: {
    simulator: 'Simulator: hier fliesst kein echtes Geld.',
    pay: 'Bezahlen',
    kept: 'Ihre Karte wird für spätere Zahlungen gespeichert.',
    card: 'Mit Karte',
    number: 'Kartennummer',
    expiry: 'Gültig bis',
    cvc: 'Prüfziffer',
    name: 'Name auf der Karte',
    email: 'E-Mail',
    twint: 'Mit TWINT bezahlen',
    cancel: 'Abbrechen und zurück',
    testCards: 'Testkarten',
    bank: 'Ihre Bank fragt',
    app: 'Ihre TWINT-App fragt',
    confirmIntro: 'Bestätigen Sie die Zahlung von',
    confirm: 'Bestätigen',
    refuse: 'Ablehnen',
    expired: 'Diese Zahlung ist abgelaufen',
    expiredIntro: 'Hier kann nicht mehr bezahlt werden.',
    done: 'Schon erledigt',
    doneIntro: 'Diese Zahlung ist abgeschlossen.',
    onward: 'Weiter',
    missing: 'Diese Zahlung gibt es nicht',
    until: 'Offen bis',
    errors: {
      incorrect_number: 'Diese Kartennummer stimmt nicht. Im Simulator gelten nur die Testkarten.',
      insufficient_funds: 'Auf dieser Karte ist nicht genug Guthaben. Versuchen Sie es mit einer anderen.',
      expired_card: 'Diese Karte ist abgelaufen. Versuchen Sie es mit einer anderen.',
      failed_authentication: 'Die Bestätigung ist nicht gelungen. Versuchen Sie es noch einmal.',
      declined: 'Die Karte wurde abgelehnt. Versuchen Sie es mit einer anderen.',
    },
  },
  en: {
    simulator: 'Simulator: no real money moves here.',
    pay: 'Pay',
    kept: 'Your card will be saved for later payments.',
    card: 'By card',
    number: 'Card number',
    expiry: 'Expiry',
    cvc: 'CVC',
    name: 'Name on card',
    email: 'E-mail',
    twint: 'Pay with TWINT',
    cancel: 'Cancel and go back',
    testCards: 'Test cards',
    bank: 'Your bank asks',
    app: 'Your TWINT app asks',
    confirmIntro: 'Confirm the payment of',
    confirm: 'Confirm',
    refuse: 'Decline',
    expired: 'This payment has expired',
    expiredIntro: 'Nobody can pay here any more.',
    done: 'Already done',
    doneIntro: 'This payment is complete.',
    onward: 'Continue',
    missing: 'There is no such payment',
    until: 'Open until',
    errors: {
      incorrect_number: 'This card number is not right. The simulator knows test cards only.',
      insufficient_funds: 'This card has insufficient funds. Try another one.',
      expired_card: 'This card has expired. Try another one.',
      failed_authentication: 'The confirmation did not succeed. Try again.',
      declined: 'The card was declined. Try another one.',
    },
  },
} as const;

export type PayWords = (typeof PAY_WORDS)['de' | 'en'];

export const payWords = (locale: string | null): PayWords => (locale === 'en' ? PAY_WORDS.en : PAY_WORDS.de);

export function errorWords(words: PayWords, code: string, reason: string | null): string {
  const { errors } = words;
  if (code.endsWith('authentication_failure')) return errors.failed_authentication;
  const known = [reason, code].find((each) => each !== null && each in errors);
  return known === undefined ? errors.declined : errors[known as keyof typeof errors];
}
