export type OrderNoticeKind =
  | 'order_received'
  | 'order_paid'
  | 'order_ready'
  | 'order_shipped'
  | 'order_cancelled'
  | 'order_lapsed'
  /** Money is on its way back. */
  | 'order_money_back';

/** About what was paid ahead for a visit. */
export type DepositNoticeKind =
  /** It goes back, or a part of it. */
  | 'deposit_back'
  | 'deposit_kept'
  /** What is owed beyond it was taken from the card that is kept. */
  | 'card_charged'
  /** It came too late, and goes back. */
  | 'deposit_late';

/**
 * Letters that are about no visit. Two of them say that there is no account, or one already: so the page can give
 * everybody the same answer, and whoever owns the address learns the truth.
 */
export type NoticeKind =
  | OrderNoticeKind
  /** A gift voucher with its code. */
  | 'voucher'
  | DepositNoticeKind
  /** A deposit became a voucher; the letter holds its code. */
  | 'deposit_credited'
  | 'address_code'
  | 'address_changed'
  | 'sign_in_code'
  | 'sign_up_code'
  | 'reset_code'
  | 'no_account'
  | 'account_exists'
  | 'password_changed'
  | 'invitation'
  | 'waitlist_asked'
  | 'waitlist_offer'
  | 'day_sheet'
  /** To the salon itself: its books do not agree. */
  | 'books_red'
  | 'place_offer'
  | 'place_withdrawn';

/** Letters that hold a code: once such a letter is on its way or given up, nobody has to read it here any more. */
export const CODE_NOTICES = [
  'address_code',
  'sign_in_code',
  'sign_up_code',
  'reset_code',
  'no_account',
  'account_exists',
] as const satisfies readonly NoticeKind[];

/**
 * Whose content goes once they are done: those with a code, a voucher that whoever reads it may spend, an invitation with
 * a link that opens the staff's area, and the day sheet with everybody's name and number.
 */
export const PASSING_NOTICES = [
  ...CODE_NOTICES,
  'invitation',
  'voucher',
  'deposit_credited',
  'day_sheet',
] as const satisfies readonly NoticeKind[];
