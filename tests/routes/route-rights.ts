/**
 * Who may open and send what: one line for every route of the product. The matrix fails for a route that has none, so
 * that nobody adds a page without saying for whom.
 */
import type { Permission } from '#domain/identity/permissions.ts';

/**
 * `everyone`; `member`: whoever is signed in; `customer`: only customers who are signed in; `visitor`: the browser whose
 * visit it is, the customer's account included; `holder`: whoever knows the secret address; `nobody`: there is nothing
 * here, whoever asks; `head office`: whoever is head office at this host's salon; otherwise the permission of domain/identity/permissions.ts.
 */
export type Audience =
  'everyone' | 'member' | 'customer' | 'visitor' | 'holder' | 'nobody' | 'head office' | Permission;

/** What a parameter of the address stands for. */
export type Parameter =
  | 'appointment'
  | 'hold'
  | 'invoice'
  | 'blocked_time'
  | 'absence'
  | 'customer'
  | 'customer_import'
  | 'service'
  | 'staff'
  | 'resource'
  | 'product'
  | 'product slug'
  | 'sale'
  | 'closing'
  | 'books_check'
  | 'mailed_code'
  | 'shop_order'
  | 'order link'
  | 'voucher'
  | 'voucher link'
  | 'visit link'
  /** Of a held time for which something is paid ahead. */
  | 'payment link'
  | 'waitlist link'
  | 'invitation link'
  | 'feed link'
  | 'day';

export type RouteRights = {
  readonly see: Audience;
  /** Missing: the route takes no form. */
  readonly act?: Audience;
  readonly names?: Parameter;
  /** A file that is not there leads to the page that says why. */
  readonly pageSaysWhy?: true;
  /** Tables that looking at the page may write to: what is noted about the look itself. */
  readonly notes?: readonly string[];
};

/** By the route's file. */
export const ROUTE_RIGHTS: Readonly<Record<string, RouteRights>> = {
  robots: { see: 'everyone' },
  sitemap: { see: 'everyone' },
  home: { see: 'everyone' },
  services: { see: 'everyone' },
  shop: { see: 'everyone' },
  'shop-product': { see: 'holder', act: 'holder', names: 'product slug' },
  cart: { see: 'everyone', act: 'everyone' },
  checkout: { see: 'everyone', act: 'everyone' },
  vouchers: { see: 'everyone', act: 'everyone' },
  'vouchers-balance': { see: 'everyone', act: 'everyone' },
  voucher: { see: 'holder', names: 'voucher link' },
  order: { see: 'holder', act: 'holder', names: 'order link' },
  'order-invoice': { see: 'holder', names: 'order link' },
  team: { see: 'everyone' },
  contact: { see: 'everyone' },
  impressum: { see: 'everyone' },
  terms: { see: 'everyone' },
  privacy: { see: 'everyone' },
  'not-found': { see: 'nobody', act: 'nobody' },

  'book-layout': { see: 'everyone' },
  'book-services': { see: 'everyone' },
  'book-staff': { see: 'everyone' },
  'book-time': { see: 'everyone', act: 'everyone' },
  'book-release': { see: 'nobody', act: 'visitor' },
  'book-details': { see: 'visitor', act: 'visitor', names: 'hold' },
  'book-payment': { see: 'holder', act: 'holder', names: 'payment link' },
  'book-done': { see: 'visitor', names: 'appointment' },
  visit: { see: 'holder', act: 'holder', names: 'visit link' },
  'visit-offer': { see: 'holder', act: 'holder', names: 'visit link' },
  'visit-move': { see: 'holder', act: 'holder', names: 'visit link' },
  'visit-cancel': { see: 'holder', act: 'holder', names: 'visit link' },
  'visit-calendar': { see: 'holder', names: 'visit link', pageSaysWhy: true },
  'waitlist-join': { see: 'everyone', act: 'everyone' },
  'waitlist-place': {
    see: 'holder',
    act: 'holder',
    names: 'waitlist link',
    notes: ['waitlist_entry', 'audit_entry'],
  },
  'calendar-feed': { see: 'holder', names: 'feed link' },

  'sign-in': { see: 'everyone', act: 'everyone' },
  'sign-in-factor': { see: 'everyone', act: 'everyone' },
  'sign-in-code': { see: 'everyone', act: 'everyone' },
  'sign-in-code-enter': { see: 'everyone', act: 'everyone', names: 'mailed_code' },
  'sign-up': { see: 'everyone', act: 'everyone' },
  reset: { see: 'everyone', act: 'everyone' },
  'reset-enter': { see: 'everyone', act: 'everyone', names: 'mailed_code' },
  invitation: { see: 'holder', act: 'holder', names: 'invitation link' },
  'sign-out': { see: 'nobody', act: 'everyone' },

  account: { see: 'customer' },
  'account-profile': { see: 'customer', act: 'customer' },
  'account-consents': { see: 'customer', act: 'customer' },
  'account-calendar': { see: 'customer', act: 'customer' },
  'account-factor': { see: 'member', act: 'member' },
  'account-sessions': { see: 'member', act: 'member' },
  'account-log': { see: 'customer' },
  'account-orders': { see: 'customer' },
  'account-vouchers': { see: 'customer' },
  'account-points': { see: 'customer' },
  'account-waitlist': { see: 'customer', act: 'customer' },
  'account-invoices': { see: 'customer' },
  'account-invoice': { see: 'customer', names: 'invoice' },

  'admin-layout': { see: 'calendar.see' },
  'admin-home': { see: 'calendar.see' },
  'admin-requests': { see: 'calendar.change' },
  'admin-salons': { see: 'head office', act: 'head office' },
  'admin-waitlist': { see: 'waitlist.see', act: 'waitlist.see' },
  'admin-calls': { see: 'calendar.see', act: 'calendar.change' },
  'admin-calendar': { see: 'calendar.see' },
  'admin-calendar-day': { see: 'calendar.see', names: 'day' },
  'admin-calendar-week': { see: 'calendar.see', names: 'day' },
  'admin-calendar-live': { see: 'calendar.see', names: 'day' },
  'admin-day-sheet': { see: 'calendar.see', names: 'day' },
  'admin-visit-new': { see: 'calendar.change', act: 'calendar.change', names: 'day' },
  'admin-pause-new': { see: 'calendar.change', act: 'calendar.change', names: 'day' },
  'admin-pause': { see: 'calendar.see', act: 'calendar.change', names: 'blocked_time' },
  'admin-ill-today': { see: 'absences.change', act: 'absences.change', names: 'day' },
  'admin-absence-plan': { see: 'absences.change', act: 'absences.change', names: 'absence' },
  'admin-visit': { see: 'calendar.see', act: 'calendar.change', names: 'appointment' },
  'admin-visit-move': { see: 'calendar.change', act: 'calendar.change', names: 'appointment' },
  'admin-visit-cancel': { see: 'calendar.change', act: 'calendar.change', names: 'appointment' },
  'admin-visit-invoice': { see: 'invoices.change', act: 'invoices.change', names: 'appointment' },
  'admin-invoices': { see: 'invoices.see' },
  'admin-invoice': { see: 'invoices.see', act: 'invoices.change', names: 'invoice' },
  'admin-invoice-credit': { see: 'invoices.credit', act: 'invoices.credit', names: 'invoice' },
  'admin-invoice-paper': { see: 'invoices.see', names: 'invoice' },
  'admin-loyalty': { see: 'settings.see', act: 'settings.change' },
  'admin-billing': { see: 'settings.see', act: 'settings.change' },
  'admin-visit-decline': { see: 'calendar.change', act: 'calendar.change', names: 'appointment' },
  'admin-till': { see: 'till.use', act: 'till.use' },
  'admin-till-sales': { see: 'till.see' },
  'admin-till-sale': { see: 'till.see', act: 'till.use', names: 'sale' },
  'admin-till-receipt': { see: 'till.see', names: 'sale' },
  // Whoever sold prints them as well, until the till is closed: the matrix asks for a sale of an earlier day.
  'admin-till-voucher': { see: 'vouchers.change', names: 'sale' },
  'admin-till-cash': { see: 'till.use', act: 'till.use' },
  'admin-till-closing': { see: 'till.close', act: 'till.close' },
  'admin-till-closings': { see: 'till.see' },
  'admin-till-closed': { see: 'till.see', names: 'closing' },
  'admin-till-closed-sheet': { see: 'till.see', names: 'closing' },
  'admin-finance': { see: 'finance.see' },
  'admin-finance-visits': { see: 'finance.see' },
  'admin-finance-vat': { see: 'finance.see' },
  'admin-finance-journal': { see: 'finance.see' },
  'admin-finance-export': { see: 'nobody', act: 'finance.check' },
  'admin-finance-checks': { see: 'finance.see', act: 'finance.check' },
  'admin-finance-check': { see: 'finance.see', act: 'finance.check', names: 'books_check' },
  'admin-customers': { see: 'customers.see', act: 'customers.see' },
  'admin-customers-import': { see: 'customers.import', act: 'customers.import' },
  'admin-customers-import-file': {
    see: 'customers.import',
    act: 'customers.import',
    names: 'customer_import',
  },
  'admin-customers-export': { see: 'nobody', act: 'customers.export' },
  'admin-customer': {
    see: 'customers.see',
    act: 'customers.change',
    names: 'customer',
    notes: ['audit_entry'],
  },
  'admin-customer-edit': {
    see: 'customers.change',
    act: 'customers.change',
    names: 'customer',
    notes: ['audit_entry'],
  },
  'admin-customer-merge': {
    see: 'customers.merge',
    act: 'customers.merge',
    names: 'customer',
    notes: ['audit_entry'],
  },
  'admin-customer-health': {
    see: 'customers.sensitive',
    act: 'customers.sensitive',
    names: 'customer',
    notes: ['audit_entry'],
  },
  'admin-settings': { see: 'settings.see' },
  'admin-opening-hours': { see: 'settings.see', act: 'settings.change' },
  'admin-closures': { see: 'settings.see', act: 'settings.change' },
  'admin-rules': { see: 'settings.see', act: 'settings.change' },
  'admin-messages': { see: 'settings.see', act: 'settings.change' },
  'admin-access': { see: 'roles.see', act: 'roles.change' },
  'admin-services': { see: 'services.see' },
  'admin-service': { see: 'services.see', act: 'services.change', names: 'service' },
  'admin-service-categories': { see: 'services.see', act: 'services.change' },
  'admin-team': { see: 'team.see' },
  'admin-colleague': { see: 'team.see', act: 'team.change', names: 'staff' },
  'admin-colleague-hours': { see: 'team.see', act: 'team.change', names: 'staff' },
  'admin-colleague-skills': { see: 'team.see', act: 'team.change', names: 'staff' },
  'admin-resources': { see: 'settings.see' },
  'admin-resource': { see: 'settings.see', act: 'settings.change', names: 'resource' },
  'admin-orders': { see: 'orders.see', act: 'orders.refund' },
  'admin-vendor-messages': { see: 'orders.refund', act: 'orders.refund' },
  'admin-order-invoice': { see: 'invoices.change', act: 'invoices.change', names: 'shop_order' },
  'admin-order': { see: 'orders.see', act: 'orders.change', names: 'shop_order' },
  'admin-vouchers': { see: 'vouchers.see' },
  'admin-voucher': { see: 'vouchers.see', act: 'vouchers.change', names: 'voucher' },
  'admin-products': { see: 'shop.see' },
  'admin-product': { see: 'shop.see', act: 'shop.change', names: 'product' },
  'admin-product-images': { see: 'shop.see', act: 'shop.change', names: 'product' },
  'admin-product-stock': { see: 'shop.see', act: 'stock.change', names: 'product' },
  'admin-shipping': { see: 'shop.see', act: 'shop.change' },
  'admin-product-categories': { see: 'shop.see', act: 'shop.change' },
};
