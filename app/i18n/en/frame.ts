import type { Catalogue } from '../catalogue.ts';

export const frame: Catalogue['frame'] = {
  skip: 'Skip to content',
  mainNavigation: 'Main navigation',
  footerNavigation: 'Footer',
  nav: {
    services: 'Services & prices',
    servicesShort: 'Prices',
    accountShort: 'Account',
    shop: 'Shop',
    team: 'Team',
    contact: 'Contact',
    book: 'Book a visit',
    bookShort: 'Book',
    impressum: 'Legal notice',
    terms: 'Terms',
    privacy: 'Privacy',
  },
  language: { label: 'Language', 'de-CH': 'Deutsch', en: 'English' },
  shortLanguage: { 'de-CH': 'DE', en: 'EN' },
  footer: { visit: 'Address', reach: 'Contact', legal: 'Legal' },
  error: {
    notFoundTitle: 'This page does not exist',
    notFoundText: 'The address may be incomplete, or the page has moved. From here you can go on:',
    failedTitle: 'Something went wrong',
    failedText: 'This is our fault, not yours. We have been told. Please try again in a few minutes.',
    awayTitle: 'Back in a moment',
    awayText:
      'We cannot be reached right now. Please try again in a minute; what you typed into a form is still there when you go back.',
    unsureTitle: 'Please look again',
    unsureText:
      'The connection broke while we were saving what you sent. It may all have arrived, or nothing. Look again in a minute, or go back and send the form once more: nothing is booked twice.',
    again: 'Try again',
    look: 'Look again',
    refusedTitle: 'That did not work',
    refusedText: 'This kind of request does not exist here. Please start again.',
    reference: (id: string) => `If you call us, please mention this number: ${id}`,
    home: 'Go to the home page',
  },
  form: {
    summary: 'Please check what you entered',
    summaryCount: (count: number) =>
      count === 1 ? 'One thing is not right yet:' : `${count} things are not right yet:`,
    optional: 'optional',
    sending: 'One moment …',
    newWindow: 'opens in a new window',
    errorPrefix: 'Error: ',
  },
};
