export const admin = {
  navigation: 'Parts of the administration',
  nav: {
    calendar: 'Calendar',
    requests: 'Requests',
    customers: 'Customers',
    waitlist: 'Waitlist',
    calls: 'Calls',
    team: 'Team',
    services: 'Services',
    settings: 'Settings',
  },
  open: (count: number): string => `${count} open`,
  role: { owner: 'Owner', manager: 'Manager', staff: 'Staff', hq: 'Head office' },
  readOnly: 'You are only looking at this salon: head office changes nothing here.',
  signOut: 'Sign out',
  devices: 'My devices',
  website: 'To the website',
};
