/** The customer's account. */
export const account = {
  title: 'Mein Konto',
  greeting: (name: string) => `Grüezi ${name}`,
  upcoming: 'Nächste Termine',
  nothingAhead: 'Sie haben keinen Termin vor sich.',
  book: 'Termin buchen',
  past: 'Frühere Termine',
  nothingPast: 'Hier stehen Ihre Besuche, wenn sie vorbei sind, und was Sie abgesagt haben.',
  newer: 'Neuere Termine',
  older: 'Ältere Termine',
  details: 'Einzelheiten',
};
