export const settings = {
  save: 'Save',
  saved: (name: string): string => `Saved: ${name}`,
  lookOnly: 'For reading only: the salon’s leaders change this.',
  yes: 'yes',
  no: 'no',
  nothing: 'nothing',
  tooLong: (most: number): string => `This is too long: at most ${most} characters.`,
  reason: {
    required: 'Please fill this in.',
    not_definite:
      'Please give one fixed price in francs, such as 82.50. “From” and ranges are not allowed (PBV).',
    five_rappen: 'Please to the nearest 5 Rappen, such as 82.50 or 82.55.',
    price_too_high: 'CHF 5000.00 at most. Is a point missing before the Rappen?',
    whole_number: 'Please give a whole number.',
    out_of_range: 'This number is too small or too large.',
    step_missing: 'A step in between is empty.',
    ends_waiting: 'The last step is work, not waiting.',
    not_offered: 'Please choose from the list.',
    not_a_time: 'Please enter a time, such as 09:00.',
    not_a_day: 'Please enter a date.',
    ends_before: 'The end is before the beginning.',
    overlaps: 'The two spans overlap.',
    outside_work: 'This break is not within working hours.',
    day_over: 'Please a day that is still to come. Empty means at once.',
    week_empty:
      'There are no hours from this day on. Somebody away for long is absent; somebody who goes has left.',
    steps_differ: 'Please as many steps as the service has.',
    not_a_kind: 'Please one word of letters, such as dryer.',
    not_empty: 'There are still services here. Move them to another category first.',
    not_an_address: 'Please enter e-mail addresses only, such as salon@example.com.',
    not_a_member:
      'The day sheet holds names: it goes only to the salon’s address and to addresses that stand under “Access”.',
    not_an_iban: 'This is no IBAN of an account in Switzerland or Liechtenstein. Please compare the digits.',
    too_many: 'These are too many.',
  },
  changed: {
    title: 'Somebody else has saved in the meantime',
    text: 'Nothing is lost: what you entered is still below. If you save, your version counts.',
    field: 'Field',
    stored: 'Saved now',
    yours: 'Your version',
  },
  stranded: {
    title: (count: number): string =>
      count === 1 ? '1 appointment is affected' : `${count} appointments are affected`,
    text: 'They stay booked until somebody moves or cancels them.',
    more: (count: number): string => `and ${count} more`,
    booking: 'being booked right now',
    move: 'Move',
    moveOf: (name: string): string => `Move the appointment: ${name}`,
    confirm: 'I have seen the appointments and will look after them. Save anyway.',
  },
  resource: {
    chair: 'Chair',
    basin: 'Basin',
    dryer: 'Hood dryer',
    cabin: 'Cabin',
    nail_table: 'Nail table',
  },
  overview: { title: 'Settings', change: (what: string): string => `Change: ${what}` },
  hours: {
    title: 'Opening hours',
    intro:
      'The ordinary week. Two spans a day when you close at noon; empty means closed. Public holidays are worked out by themselves.',
    closed: 'closed',
    from: 'from',
    to: 'to',
    label: (day: string, number: number, end: string): string => `${day}, span ${number}, ${end}`,
    dated: (count: number): string =>
      count === 1
        ? 'One span counts for a season only and stays as it is.'
        : `${count} spans count for a season only and stay as they are.`,
  },
  closures: {
    title: 'Closures',
    intro:
      'Holidays and days off. To take a closure out, empty both of its days. The reasons are shown on the website.',
    none: 'None planned.',
    line: (number: number): string => `Closure ${number}`,
    fromDay: 'First day',
    toDay: 'Last day (empty: one day)',
    fromTime: 'Only from (empty: whole day)',
    toTime: 'Only to',
    reasonDe: 'Reason in German',
    reasonEn: 'Reason in English',
  },
  rules: {
    title: 'Booking and cancelling',
    intro: 'For bookings through the website. At the desk the team may do more.',
    inShort: (lead: string, days: string, hours: string): string =>
      `Bookable from ${lead} minutes and up to ${days} days ahead; free to cancel until ${hours} hours before.`,
    field: {
      granularity: 'Visits start every … minutes',
      leadTime: 'At the earliest … minutes after booking',
      horizonDays: 'At most … days ahead',
      holdMinutes: 'A time is kept for … minutes',
      maxLiveHolds: 'Times kept at once by one person',
      maxServices: 'Services in one visit',
      maxWait: 'Longest wait between two services (minutes)',
      requestHours: 'Requests are answered in … hours, then they lapse',
      cutoffHours: 'Free to cancel until … hours before',
      lateFeePercent: 'After that at most … % of the price',
      depositPercent: 'Deposit when booking online: … % of the price (0: none)',
      depositLeast: 'Deposit of at least … francs for each service',
    },
    between: (least: number, most: number): string => `${least} to ${most}`,
    depositBack: 'If somebody cancels in time, the deposit goes',
    depositBackOf: { refund: 'back the way it was paid', voucher: 'to the customer as a voucher' },
    keepsCards: 'Offer to keep the card for the no-show fee',
    keepsCardsHint:
      'Whoever pays a deposit online can have the card kept until after the appointment. What goes beyond the deposit is then charged instead of invoiced.',
    openOnRestDays: 'Open on the canton’s rest days too',
    openOnRestDaysHint: 'Sundays included. Only with a permit.',
    frozen: 'Visits that are booked keep the policy and the deposit that applied when they were booked.',
  },
  services: {
    title: 'Services',
    add: 'New service',
    liable: 'All prices in CHF incl. VAT, as customers see them.',
    exempt: 'All prices in CHF, as customers see them.',
    waiting: (minutes: string): string => `of which ${minutes} processing`,
    inactive: 'not offered',
    offline: 'not online',
    onRequest: 'on request',
    none: 'No service in this category yet.',
  },
  service: {
    newTitle: 'New service',
    back: 'All services',
    texts: 'Name and description',
    nameDe: 'Name in German',
    nameEn: 'Name in English',
    descriptionDe: 'Description in German',
    descriptionEn: 'Description in English',
    categoryId: 'Category',
    position: 'Order',
    positionHint: 'Smaller numbers come first.',
    money: 'Price',
    price: 'Price in CHF',
    priceHintLiable: 'What the customer pays, incl. VAT. Own prices are with the team.',
    priceHint: 'What the customer pays. Own prices are with the team.',
    vatCode: 'VAT rate',
    cancelling: 'Cancelling',
    cancellingHint: (hours: number, percent: number): string =>
      hours === 0
        ? 'Empty: the salon’s rule holds, free until the visit begins.'
        : `Empty: the salon’s rule holds, free until ${hours} hours before, then at most ${percent}% of the price.`,
    cutoffHours: 'Cancelling is free until … hours before',
    lateFeePercent: 'After that at most … % of the price',
    cancellingNow: (hours: number, percent: number): string =>
      hours === 0
        ? 'At present this means for customers: cancelling costs nothing until the visit begins.'
        : `At present this means for customers: cancelling costs nothing until ${hours} hours before the visit, ${
            percent === 0 ? 'and nothing later either' : `after that up to ${percent}% of the price`
          }.`,
    cancellingTogether:
      'Whoever books several services together has the strictest rule: the longest notice and the highest share, of the price of the whole visit. Visits that are booked keep the rule that held when they were booked.',
    deposit: 'Deposit',
    depositHint: (percent: number, least: string): string =>
      percent === 0
        ? 'Empty: the salon’s rule holds, no deposit.'
        : `Empty: the salon’s rule holds, ${percent}% of the price, at least ${least}.`,
    depositPercent: 'Deposit: … % of the price (0: none)',
    depositLeast: 'At least … francs',
    depositNow: (amount: string | null): string =>
      amount === null
        ? 'At present this service is booked without a deposit.'
        : `At present customers pay ${amount} ahead when booking online.`,
    depositTogether:
      'Whoever books several services together pays the sum of the deposits, never more than the price. At the desk nothing is paid ahead.',
    time: 'Time',
    steps: 'Steps in minutes',
    stepsHint: 'Work and waiting take turns. During the waiting the stylist is free for others.',
    step: (number: number): string => (number % 2 === 1 ? `${number}. Work` : `${number}. Wait`),
    bufferBefore: 'Preparing before',
    bufferAfter: 'Tidying after',
    bufferHint: 'Minutes. Occupies the stylist, not the customer.',
    needs: 'What is needed',
    wholly: 'all the time',
    inStep: (number: number): string => `step ${number}`,
    needOf: (kind: string, when: string): string => `${kind}: ${when}`,
    sale: 'Sale',
    onlineBookable: 'Bookable online',
    onRequest: 'On request only',
    onRequestHint:
      'Whoever books online asks for it. The time is taken until the team accepts or declines, or the deadline is over.',
    active: 'Offered',
    activeHint: 'Without this tick the service appears nowhere. Booked appointments stay.',
  },
};
