export const customers = {
  title: 'Customers',
  search: {
    label: 'Name, phone or e-mail',
    hint: 'Typing errors do no harm. Of a phone number the last four digits are enough.',
    submit: 'Search',
    empty: 'Whom are you looking for?',
    problem: {
      nothing_typed: 'Please enter whom you are looking for.',
      unreadable: 'We could not read this search. Please enter a name, a number or an address.',
    },
    nothing: (text: string) => `Nobody found for “${text}”.`,
    nothingHint: 'Try the last name alone, or the phone number.',
    noMore: 'There are no more.',
    found: (count: number, more: boolean) =>
      more ? `The first ${count}` : count === 1 ? '1 person' : `${count} people`,
    more: 'Show more',
    name: 'Name',
    phone: 'Phone',
    lastVisit: 'Last visit',
    nextVisit: 'Next visit',
    none: '–',
    entries: (count: number) => `${count} entries with this name and number`,
  },
};
