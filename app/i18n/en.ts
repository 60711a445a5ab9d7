import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { booking } from './en/booking.ts';
import { calendar } from './en/calendar.ts';
import { customers } from './en/customers.ts';
import { finance } from './en/finance.ts';
import { deposits } from './en/deposits.ts';
import { frame } from './en/frame.ts';
import { identity } from './en/identity.ts';
import { invoices } from './en/invoices.ts';
import { legal } from './en/legal.ts';
import { loyalty } from './en/loyalty.ts';
import { messages } from './en/messages.ts';
import { orders } from './en/orders.ts';
import { refusals } from './en/refusals.ts';
import { settings } from './en/settings.ts';
import { shop } from './en/shop.ts';
import { site } from './en/site.ts';
import { team } from './en/team.ts';
import { till } from './en/till.ts';
import { visit } from './en/visit.ts';
import { vouchers } from './en/vouchers.ts';
import { waitlist } from './en/waitlist.ts';
import type { Catalogue } from './catalogue.ts';

export const en: Catalogue = {
  access,
  account,
  admin,
  booking,
  calendar,
  customers,
  finance,
  deposits,
  frame,
  identity,
  invoices,
  legal,
  loyalty,
  messages,
  orders,
  refusals,
  settings,
  shop,
  site,
  team,
  till,
  visit,
  vouchers,
  waitlist,
};
