export const account = {
  title: 'My account',
  greeting: (name: string) => `Hello ${name}`,
  upcoming: 'Coming up',
  nothingAhead: 'You have no appointment ahead of you.',
  book: 'Book an appointment',
  past: 'Earlier appointments',
  nothingPast: 'Your visits appear here once they are over, and so does what you have cancelled.',
  newer: 'Newer appointments',
  older: 'Older appointments',
  details: 'Details',
};
