import type { DepositNoticeKind, NoticeKind, OrderNoticeKind } from '../notifications/notice.ts';
import type { Order } from '../orders/placed-order.ts';
import type { LetterContent } from '../notifications/letter.ts';
import type { EmployeeRole } from '../shared/actor.ts';
import type { Rappen } from '../shared/money.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { VoucherCode } from '../vouchers/voucher-code.ts';
import type { SalonCard } from './letters.ts';

/** `amount`: what is spoken of in Rappen; `reason`: what the salon says to it. */
export type OrderNoticeFacts = {
  readonly order: Order;
  readonly link: string;
  readonly amount: Rappen;
  readonly reason: string | null;
  /** There is a new invoice or credit note on the order's page. */
  readonly invoiced: boolean;
};

/** `amount`: what goes back; `kept`: what stays; both in Rappen. */
export type DepositNoticeFacts = {
  readonly visit: Appointment;
  readonly link: string;
  readonly amount: Rappen;
  readonly kept: Rappen;
  readonly reason: string | null;
  /** From which it was taken; missing: none was. */
  readonly card?: { readonly brand: string; readonly last4: string } | null;
};

export type NoticeFacts = { readonly [K in OrderNoticeKind]: OrderNoticeFacts } & {
  readonly [K in DepositNoticeKind]: DepositNoticeFacts;
} & {
  /** `recipient`, `message`: as the giver wrote them; empty when nothing was written. */
  voucher: {
    readonly voucherCode: VoucherCode;
    readonly value: Rappen;
    readonly recipient: string;
    readonly message: string;
    readonly until: LocalDate;
    readonly link: string;
  };
  deposit_credited: {
    readonly visit: Appointment;
    readonly voucherCode: VoucherCode;
    readonly value: Rappen;
    readonly until: LocalDate;
    readonly kept: Rappen;
    readonly reason: string | null;
    readonly link: string;
  };
  address_code: { readonly code: string };
  address_changed: { readonly email: string };
  sign_in_code: { readonly code: string };
  sign_up_code: { readonly code: string };
  reset_code: { readonly code: string };
  /** Takes the code that nobody is told, so that the work is the same. */
  no_account: { readonly code: string };
  account_exists: { readonly code: string };
  password_changed: Record<never, never>;
  /** `inviter`: as the salon knows them. */
  invitation: {
    readonly link: string;
    readonly inviter: string;
    readonly role: EmployeeRole;
    readonly until: Instant;
  };
  waitlist_asked: { readonly link: string; readonly from: LocalDate; readonly to: LocalDate };
  day_sheet: { readonly date: LocalDate; readonly visits: number };
  books_red: { readonly date: LocalDate; readonly differences: number; readonly link: string };
  waitlist_offer: { readonly link: string; readonly visit: Appointment; readonly until: Instant };
  /** The visit as it was agreed, and as it would be. */
  place_offer: {
    readonly link: string;
    readonly visit: Appointment;
    readonly place: Appointment;
    readonly until: Instant;
  };
  /** The offer is off, and the visit as it was agreed. */
  place_withdrawn: { readonly link: string; readonly visit: Appointment };
};

/** Words and layout of letters that are about no visit; synchronous and without I/O: it runs inside a transaction. */
export interface Notices {
  compose<K extends NoticeKind>(
    kind: K,
    facts: NoticeFacts[K] & { readonly salon: SalonCard; readonly locale: Locale },
  ): LetterContent;
}
