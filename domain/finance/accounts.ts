/**
 * The few accounts that the product posts to, numbered after the Swiss chart for small businesses (Kontenrahmen KMU). An
 * accountant who numbers otherwise maps them once when importing.
 */
export const ACCOUNTS = {
  /** The till's notes and coins. */
  cash: '1000',
  bank: '1020',
  /** What the payment vendor owes us until it pays out. */
  vendor: '1090',
  /** What the card terminal's company owes us. */
  terminal: '1091',
  /** TWINT at the desk. */
  twint: '1092',
  /** Cash on its way: into the till or out of it, to be posted on by whoever keeps the books. */
  transit: '1099',
  debtors: '1100',
  /** Received for what is still to be done, or to go back, and what a voucher has paid of it: owed until then. */
  prepayments: '2030',
  /** The other side of the tax that is due on prepayments as soon as they come: until the supply is taxed itself. */
  prepaymentVat: '2031',
  vouchers: '2035',
  vat: '2200',
  /** The team's, wholly. */
  tips: '2211',
  goods: '3200',
  services: '3400',
  otherRevenue: '3600',
  shipping: '3610',
  /** What was left on vouchers that have lapsed: no supply. */
  lapsedVouchers: '3680',
  /** Damages (a no-show): no turnover for the VAT. */
  damages: '3690',
  /** Vouchers that were given for points: they cost the salon what they are worth. */
  loyalty: '3801',
  /** What a bank took back from us for good, or until a dispute is won. */
  losses: '3805',
  fees: '6940',
  /** What the smallest coin took or gave. */
  rounding: '6960',
  tillDifferences: '6961',
} as const satisfies Readonly<Record<string, string>>;

export type Account = keyof typeof ACCOUNTS;

/** In the order of their numbers. */
export const ACCOUNT_KEYS = (Object.keys(ACCOUNTS) as Account[]).toSorted((a, b) =>
  ACCOUNTS[a].localeCompare(ACCOUNTS[b]),
);
