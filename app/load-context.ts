/** What the server hands to every loader and action, made once per request. Routes know nothing else of the world. */
import type { AcceptRequest, DeclineRequest } from '#domain/calendar/use-cases/answer-request.ts';
import type { CancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import type { ChangeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import type { CreateVisit } from '#domain/calendar/use-cases/create-visit.ts';
import type { RemovePause } from '#domain/calendar/use-cases/remove-pause.ts';
import type { SavePause } from '#domain/calendar/use-cases/save-pause.ts';
import type { MoveVisit } from '#domain/calendar/use-cases/move-visit.ts';
import type { CreditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import type { InvoiceOrder } from '#domain/invoices/use-cases/invoice-order.ts';
import type { InvoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import type { NotePayment, TakeBackPayment } from '#domain/invoices/use-cases/note-payment.ts';
import type { NoteRepayment } from '#domain/invoices/use-cases/note-repayment.ts';
import type { InvoiceQueries } from '#domain/ports/invoices.ts';
import type { NoteCall } from '#domain/messages/use-cases/note-call.ts';
import type { NotePlaceCall } from '#domain/messages/use-cases/note-place-call.ts';
import type { MessageQueries } from '#domain/ports/messages.ts';
import type { AnswerOffer } from '#domain/calendar/use-cases/answer-offer.ts';
import type { OfferPlace } from '#domain/calendar/use-cases/offer-place.ts';
import type { MoveOfferQueries } from '#domain/ports/move-offers.ts';
import type { WaitlistLinks, WaitlistQueries } from '#domain/ports/waitlist.ts';
import type { JoinWaitlist } from '#domain/waitlist/use-cases/join-waitlist.ts';
import type { ConfirmPlace, LeaveWaitlist, SetWaitlistRules } from '#domain/waitlist/use-cases/keep-place.ts';
import type { AskAddressChange } from '#domain/account/use-cases/ask-address-change.ts';
import type { ChangeProfile } from '#domain/account/use-cases/change-profile.ts';
import type {
  ConfirmAddressChange,
  DropAddressChange,
} from '#domain/account/use-cases/confirm-address-change.ts';
import type { RenewFeed, RevokeFeed } from '#domain/account/use-cases/keep-feed.ts';
import type { SetConsent } from '#domain/account/use-cases/set-consent.ts';
import type { AccountQueries, VisitFeed } from '#domain/ports/account.ts';
import type { RequestQueries } from '#domain/ports/requests.ts';
import type { CalendarQueries } from '#domain/ports/calendar.ts';
import type { CalendarWatch } from '#domain/ports/calendar-watch.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { CustomerQueries } from '#domain/ports/customers.ts';
import type { AddCustomerNote } from '#domain/customers/use-cases/add-customer-note.ts';
import type { BeginImport } from '#domain/customers/use-cases/begin-import.ts';
import type { ExportCustomers } from '#domain/customers/use-cases/export-customers.ts';
import type { RunImport } from '#domain/customers/use-cases/run-import.ts';
import type { ChangeCustomer } from '#domain/customers/use-cases/change-customer.ts';
import type { MergeCustomers } from '#domain/customers/use-cases/merge-customers.ts';
import type { OpenCustomer } from '#domain/customers/use-cases/open-customer.ts';
import type { RemoveCustomerNote } from '#domain/customers/use-cases/remove-customer-note.ts';
import type { SettleHealthConsent } from '#domain/customers/use-cases/settle-health-consent.ts';
import type { WriteHealthNote } from '#domain/customers/use-cases/write-health-note.ts';
import type { DaySheets } from '#domain/ports/day-sheet.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { Letters } from '#domain/ports/letters.ts';
import type { Links } from '#domain/ports/links.ts';
import type { AppointmentQueries, SalonQueries, SlotQueries } from '#domain/ports/queries.ts';
import type { AcceptInvitation } from '#domain/identity/use-cases/accept-invitation.ts';
import type { ChangeRole } from '#domain/identity/use-cases/change-role.ts';
import type { EnterSalon } from '#domain/identity/use-cases/enter-salon.ts';
import type { EndSessions } from '#domain/identity/use-cases/end-sessions.ts';
import type { EnterCode } from '#domain/identity/use-cases/enter-code.ts';
import type {
  BeginFactor,
  ConfirmFactor,
  DemandFactor,
  DropFactor,
  EnterFactor,
  RenewRecovery,
} from '#domain/identity/use-cases/second-factor.ts';
import type { Invite, ResendInvitation, RevokeInvitation } from '#domain/identity/use-cases/invite.ts';
import type { JoinBookings } from '#domain/identity/use-cases/join-bookings.ts';
import type { RequestCode } from '#domain/identity/use-cases/request-code.ts';
import type { ResetPassword } from '#domain/identity/use-cases/reset-password.ts';
import type { EquipmentQueries } from '#domain/ports/equipment.ts';
import type { CartQueries } from '#domain/ports/cart.ts';
import type { AddGift, AddToCart, ChangeCart, RemoveGift } from '#domain/orders/use-cases/change-cart.ts';
import type { LeaveOrder } from '#domain/orders/use-cases/leave-order.ts';
import type { LookAtPayment } from '#domain/orders/use-cases/look-at-payment.ts';
import type { PayOrder } from '#domain/orders/use-cases/pay-order.ts';
import type { PlaceOrder } from '#domain/orders/use-cases/place-order.ts';
import type { NoteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import type { RefundOrder } from '#domain/orders/use-cases/refund-order.ts';
import type { SettleMatter } from '#domain/payments/use-cases/settle-matter.ts';
import type { RetryMessage } from '#domain/payments/use-cases/retry-message.ts';
import type { SaveShipping } from '#domain/orders/use-cases/save-shipping.ts';
import type { TakeBackVoucher } from '#domain/orders/use-cases/take-back-voucher.ts';
import type { KeepVoucher } from '#domain/vouchers/use-cases/keep-voucher.ts';
import type { LookUpVoucher } from '#domain/vouchers/use-cases/look-up-voucher.ts';
import type { LoyaltyQueries } from '#domain/ports/loyalty.ts';
import type { VoucherCodes, VoucherLinks, VoucherQueries } from '#domain/ports/vouchers.ts';
import type { WorkOnOrder } from '#domain/orders/use-cases/work-on-order.ts';
import type { DecideDeposit } from '#domain/deposits/use-cases/decide-deposit.ts';
import type { LookAtDeposit } from '#domain/deposits/use-cases/look-at-deposit.ts';
import type { RemoveCard } from '#domain/deposits/use-cases/remove-card.ts';
import type { PayDeposit } from '#domain/deposits/use-cases/pay-deposit.ts';
import type { DepositQueries } from '#domain/ports/deposits.ts';
import type { OrderLinks, OrderQueries } from '#domain/ports/orders.ts';
import type { VendorMessageQueries } from '#domain/ports/vendor-messages.ts';
import type { CatalogueQueries, ShopQueries } from '#domain/ports/shop.ts';
import type { SettingsQueries } from '#domain/ports/settings.ts';
import type { TeamQueries } from '#domain/ports/team.ts';
import type {
  SaveClosures,
  SaveBilling,
  SaveLoyalty,
  SaveMessages,
  SaveOpeningHours,
  SaveRules,
} from '#domain/settings/use-cases/save-salon-part.ts';
import type { SaveCategories } from '#domain/settings/use-cases/save-categories.ts';
import type { SaveColleague } from '#domain/settings/use-cases/save-colleague.ts';
import type { SaveStaffHours, SaveStaffSkills } from '#domain/settings/use-cases/save-colleague-part.ts';
import type { SaveResource } from '#domain/settings/use-cases/save-resource.ts';
import type { SaveService } from '#domain/settings/use-cases/save-service.ts';
import type { AddImage } from '#domain/shop/use-cases/add-image.ts';
import type { BookStock } from '#domain/shop/use-cases/book-stock.ts';
import type { ChangeImages, RemoveImage } from '#domain/shop/use-cases/change-images.ts';
import type { SaveCategory } from '#domain/shop/use-cases/save-category.ts';
import type { SaveProduct } from '#domain/shop/use-cases/save-product.ts';
import type { FinanceQueries } from '#domain/ports/finance.ts';
import type { AskForCheck } from '#domain/finance/use-cases/check-books-now.ts';
import type { ExplainFinding } from '#domain/finance/use-cases/explain-finding.ts';
import type { ExportJournal } from '#domain/finance/use-cases/export-journal.ts';
import type { TillQueries } from '#domain/ports/till.ts';
import type { ChainFault, KeptClosing } from '#domain/till/chain.ts';
import type { Slips } from '#domain/ports/slips.ts';
import type { CloseTill } from '#domain/till/use-cases/close-till.ts';
import type { MoveCash } from '#domain/till/use-cases/move-cash.ts';
import type { RingUp } from '#domain/till/use-cases/ring-up.ts';
import type { VerifyClosings } from '#domain/till/use-cases/verify-closings.ts';
import type { VoidSale } from '#domain/till/use-cases/void-sale.ts';
import type { SignIn } from '#domain/identity/use-cases/sign-in.ts';
import type { SignOut } from '#domain/identity/use-cases/sign-out.ts';
import type { SignUp } from '#domain/identity/use-cases/sign-up.ts';
import type { InvitationQueries } from '#domain/ports/invitations.ts';
import type { IdentityQueries, SessionQueries, SignedIn } from '#domain/ports/identity.ts';
import type { Booker } from '#domain/shared/actor.ts';
import type { SessionCookie } from './session.server.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import type { CancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import type { ConfirmAppointment } from '#domain/slots/use-cases/confirm-appointment.ts';
import type { ReleaseHold } from '#domain/slots/use-cases/release-hold.ts';
import type { RescheduleAppointment } from '#domain/slots/use-cases/reschedule-appointment.ts';
import type { ReserveSlot } from '#domain/slots/use-cases/reserve-slot.ts';

export type UseCases = {
  readonly reserveSlot: ReserveSlot;
  readonly confirmAppointment: ConfirmAppointment;
  readonly releaseHold: ReleaseHold;
  readonly rescheduleAppointment: RescheduleAppointment;
  readonly cancelAppointment: CancelAppointment;
};

/** The staff's calendar. */
export type CalendarParts = {
  readonly watch: CalendarWatch;
  readonly daySheets: DaySheets;
  readonly queries: CalendarQueries;
  readonly requests: RequestQueries;
  readonly useCases: {
    readonly changeVisitState: ChangeVisitState;
    readonly cancelVisit: CancelVisit;
    readonly moveVisit: MoveVisit;
    readonly createVisit: CreateVisit;
    readonly acceptRequest: AcceptRequest;
    readonly declineRequest: DeclineRequest;
    readonly savePause: SavePause;
    readonly removePause: RemovePause;
  };
};

/** The salon's customers, as its team works with them. */
export type CustomerParts = {
  readonly queries: CustomerQueries;
  readonly useCases: {
    readonly openCustomer: OpenCustomer;
    readonly beginImport: BeginImport;
    readonly runImport: RunImport;
    readonly exportCustomers: ExportCustomers;
    readonly mergeCustomers: MergeCustomers;
    readonly changeCustomer: ChangeCustomer;
    readonly addCustomerNote: AddCustomerNote;
    readonly removeCustomerNote: RemoveCustomerNote;
    readonly settleHealthConsent: SettleHealthConsent;
    readonly writeHealthNote: WriteHealthNote;
  };
};

export type WaitlistParts = {
  readonly queries: WaitlistQueries;
  readonly links: WaitlistLinks;
  readonly useCases: {
    readonly joinWaitlist: JoinWaitlist;
    readonly confirmPlace: ConfirmPlace;
    readonly leaveWaitlist: LeaveWaitlist;
    readonly setWaitlistRules: SetWaitlistRules;
  };
};

/** Other places for the visits of somebody who is away. */
export type MoveOfferParts = {
  readonly queries: MoveOfferQueries;
  readonly useCases: { readonly offerPlace: OfferPlace; readonly answerOffer: AnswerOffer };
};

/** The customer's account. */
export type AccountParts = {
  readonly queries: AccountQueries;
  readonly feed: VisitFeed;
  readonly useCases: {
    readonly changeProfile: ChangeProfile;
    readonly askAddressChange: AskAddressChange;
    readonly confirmAddressChange: ConfirmAddressChange;
    readonly dropAddressChange: DropAddressChange;
    readonly setConsent: SetConsent;
    readonly renewFeed: RenewFeed;
    readonly revokeFeed: RevokeFeed;
  };
};

export type SettingsParts = {
  readonly queries: SettingsQueries & TeamQueries & EquipmentQueries;
  readonly useCases: {
    readonly saveService: SaveService;
    readonly saveOpeningHours: SaveOpeningHours;
    readonly saveClosures: SaveClosures;
    readonly saveRules: SaveRules;
    readonly saveColleague: SaveColleague;
    readonly saveStaffHours: SaveStaffHours;
    readonly saveStaffSkills: SaveStaffSkills;
    readonly saveResource: SaveResource;
    readonly saveCategories: SaveCategories;
    readonly saveMessages: SaveMessages;
    readonly saveBilling: SaveBilling;
    readonly saveLoyalty: SaveLoyalty;
  };
};

/** Reminders, and whom the team calls. */
export type MessageParts = {
  readonly queries: MessageQueries;
  readonly useCases: { readonly noteCall: NoteCall; readonly notePlaceCall: NotePlaceCall };
};

export type InvoiceParts = {
  readonly queries: InvoiceQueries;
  readonly useCases: {
    readonly invoiceOrder: InvoiceOrder;
    readonly invoiceVisit: InvoiceVisit;
    readonly creditInvoice: CreditInvoice;
    readonly notePayment: NotePayment;
    readonly noteRepayment: NoteRepayment;
    readonly takeBackPayment: TakeBackPayment;
  };
};

/** What the salon sells: its shop for everybody, its catalogue and stock for those who work here. */
export type ShopParts = {
  readonly queries: ShopQueries;
  readonly catalogue: CatalogueQueries;
  readonly useCases: {
    readonly saveProduct: SaveProduct;
    readonly saveCategory: SaveCategory;
    readonly saveShipping: SaveShipping;
    readonly addImage: AddImage;
    readonly changeImages: ChangeImages;
    readonly removeImage: RemoveImage;
    readonly bookStock: BookStock;
  };
};

/** Gift vouchers. */
export type VoucherParts = {
  readonly queries: VoucherQueries;
  readonly codes: VoucherCodes;
  readonly links: VoucherLinks;
  readonly useCases: {
    readonly lookUpVoucher: LookUpVoucher;
    readonly keepVoucher: KeepVoucher;
    readonly takeBackVoucher: TakeBackVoucher;
  };
};

/** What is paid ahead for visits. */
export type DepositParts = {
  readonly queries: DepositQueries;
  readonly useCases: {
    readonly payDeposit: PayDeposit;
    readonly lookAtDeposit: LookAtDeposit;
    readonly decideDeposit: DecideDeposit;
    readonly removeCard: RemoveCard;
  };
};

/** Carts and orders. */
export type OrderParts = {
  readonly cart: CartQueries;
  readonly queries: OrderQueries;
  readonly messages: VendorMessageQueries;
  readonly links: OrderLinks;
  readonly useCases: {
    readonly placeOrder: PlaceOrder;
    readonly payOrder: PayOrder;
    readonly lookAtPayment: LookAtPayment;
    readonly leaveOrder: LeaveOrder;
    readonly workOnOrder: WorkOnOrder;
    readonly refundOrder: RefundOrder;
    readonly settleMatter: SettleMatter;
    readonly noteTransfer: NoteTransfer;
    readonly retryMessage: RetryMessage;
    readonly addToCart: AddToCart;
    readonly changeCart: ChangeCart;
    readonly addGift: AddGift;
    readonly removeGift: RemoveGift;
  };
};

export type IdentityUseCases = IdentityQueries &
  InvitationQueries & {
    readonly endSessions: EndSessions;
    readonly joinBookings: JoinBookings;
    readonly changeRole: ChangeRole;
    readonly invite: Invite;
    readonly resendInvitation: ResendInvitation;
    readonly revokeInvitation: RevokeInvitation;
    readonly acceptInvitation: AcceptInvitation;
    readonly enterSalon: EnterSalon;
    readonly enterFactor: EnterFactor;
    readonly beginFactor: BeginFactor;
    readonly confirmFactor: ConfirmFactor;
    readonly renewRecovery: RenewRecovery;
    readonly dropFactor: DropFactor;
    readonly demandFactor: DemandFactor;
    readonly signIn: SignIn;
    readonly signOut: SignOut;
    readonly requestCode: RequestCode;
    readonly enterCode: EnterCode;
    readonly signUp: SignUp;
    readonly resetPassword: ResetPassword;
  };
/** What is sold and paid at the desk. */
export type TillParts = {
  readonly queries: TillQueries;
  readonly slips: Slips;
  /** What is not as it was, of one closing by itself. */
  readonly faultsOfOne: (kept: KeptClosing) => readonly ChainFault[];
  readonly useCases: {
    readonly ringUp: RingUp;
    readonly voidSale: VoidSale;
    readonly moveCash: MoveCash;
    readonly closeTill: CloseTill;
    readonly verifyClosings: VerifyClosings;
  };
};

export type FinanceParts = {
  readonly queries: FinanceQueries;
  readonly useCases: {
    readonly askForCheck: AskForCheck;
    readonly explainFinding: ExplainFinding;
    readonly exportJournal: ExportJournal;
  };
};

/** What the pages of signing in know of the request. */
export type SignInRequest = {
  /** Of the network that asks, as far as our own proxies say it: what a browser claims in a header counts nothing. */
  readonly address: string;
  /** Who this browser is without an account. */
  browser(): Promise<VisitorSession>;
  /** Who has signed in and still owes the second factor; null: nobody. */
  halfSignedIn(): Promise<SignedIn | null>;
};

/** Who asks. `setCookie` is what the answer must carry when this browser had no cookie yet; else null. */
export type VisitorSession = { readonly actor: Booker; readonly setCookie: string | null };

export type PageContext = {
  readonly useCases: UseCases;
  readonly salonQueries: SalonQueries;
  readonly slotQueries: SlotQueries;
  readonly appointmentQueries: AppointmentQueries;
  readonly sessionQueries: SessionQueries;
  readonly calendar: CalendarParts;
  readonly account: AccountParts;
  readonly waitlist: WaitlistParts;
  readonly messages: MessageParts;
  readonly invoices: InvoiceParts;
  readonly moveOffers: MoveOfferParts;
  readonly customers: CustomerParts;
  readonly settings: SettingsParts;
  readonly shop: ShopParts;
  readonly orders: OrderParts;
  readonly vouchers: VoucherParts;
  readonly loyalty: LoyaltyQueries;
  readonly deposits: DepositParts;
  readonly till: TillParts;
  readonly finance: FinanceParts;
  readonly links: Links;
  readonly letters: Letters;
  /** From the host or the deployment's default; never from a form field. */
  readonly salonId: SalonId;
  /** Lazy, and the same for all loaders of one request. */
  visitor(): Promise<VisitorSession>;
  readonly identity: IdentityUseCases & SignInRequest;
  /**
   * Who is signed in; null: nobody, or somebody who still owes the second factor. Lazy, and the same for all loaders
   * of one request.
   */
  signedIn(): Promise<SignedIn | null>;
  readonly sessionCookie: SessionCookie;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly cspNonce: string;
  readonly requestId: string;
  /** From configuration, never from the request's host; no slash at its end. */
  readonly baseUrl: string;
  /** Where another salon is reached, likewise. */
  addressOf(salonId: SalonId): Promise<string>;
  readonly appEnv: 'development' | 'staging' | 'production';
  readonly sentryDsn: string | null;
  /** Logs and reports what nobody expected. */
  reportError(error: unknown): void;
};

declare module '@remix-run/node' {
  // Declaration merging needs an interface, and this one is all of ours.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends PageContext {}
}
