import type { Catalogue } from '../catalogue.ts';

export const admin: Catalogue['admin'] = {
  navigation: 'Parts of the administration',
  nav: {
    calendar: 'Calendar',
    requests: 'Requests',
    customers: 'Customers',
    orders: 'Orders',
    vouchers: 'Vouchers',
    waitlist: 'Waitlist',
    calls: 'Calls',
    team: 'Team',
    till: 'Till',
    sales: 'Till',
    services: 'Services',
    products: 'Products',
    invoices: 'Invoices',
    settings: 'Settings',
  },
  open: (count: number): string => `${count} open`,
  role: { owner: 'Owner', manager: 'Manager', staff: 'Staff', hq: 'Head office' },
  readOnly: 'Head office, read only:',
  salons: {
    title: 'Choose a salon',
    intro:
      'Every page of the administration shows the chosen salon until you choose another. Each choice is noted there.',
    only: 'You read in this one salon. The operator opens others.',
    none: 'No salon is open to you at the moment. Please ask the operator.',
    home: 'your salon',
    inView: 'Shown',
    show: 'Show',
    showNamed: (salon) => `Show: ${salon}`,
  },
  signOut: 'Sign out',
  account: 'My account',
  menu: 'Menu',
  website: 'To the website',
};
