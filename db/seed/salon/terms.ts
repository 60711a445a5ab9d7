/** Where one may be sued, and whether prices include VAT, is what differs from salon to salon. */
type TermsFacts = { readonly court: string; readonly vatLiable: boolean };

/** A salon's terms; a made-up salon's, no legal advice. */
export const termsOf = ({ court, vatLiable }: TermsFacts) => ({
  version: '2024-01',
  validFrom: '2024-01-01',
  body: {
    'de-CH': `1. Buchung
Mit der Bestätigung der Buchung kommt ein Vertrag zwischen Ihnen und dem Salon zustande. Sie erhalten dazu eine E-Mail mit einem Link, über den Sie den Termin verschieben oder absagen können.

2. Preise
Alle Preise sind Endpreise in Schweizer Franken${vatLiable ? ' inklusive Mehrwertsteuer' : ''}. Es gilt der Preis, der bei der Buchung angezeigt wurde.

3. Verschieben und Absagen
Bis 24 Stunden vor dem Termin können Sie kostenlos verschieben oder absagen. Danach darf der Salon die Hälfte des Preises verlangen, ausser, die Zeit konnte wieder vergeben werden.

4. Verspätung
Bei mehr als 15 Minuten Verspätung kann der Salon die Behandlung kürzen oder den Termin neu vereinbaren.

5. Unverträglichkeiten
Bitte sagen Sie uns vor einer Farbbehandlung, was Sie nicht vertragen.

6. Recht und Gerichtsstand
Es gilt schweizerisches Recht. Gerichtsstand ist ${court}.`,
    en: `1. Booking
Your booking becomes a contract with the salon when it is confirmed. You receive an e-mail with a link by which you can move or cancel the appointment.

2. Prices
All prices are final prices in Swiss francs${vatLiable ? ' including VAT' : ''}. The price shown when you booked applies.

3. Moving and cancelling
Up to 24 hours before the appointment you can move or cancel free of charge. After that the salon may ask for half of the price, unless the time could be given to somebody else.

4. Late arrival
If you are more than 15 minutes late, the salon may shorten the treatment or agree on a new date.

5. Allergies
Please tell us before a colour treatment what you do not tolerate.

6. Law and jurisdiction
Swiss law applies. The place of jurisdiction is ${court}.`,
  },
});
