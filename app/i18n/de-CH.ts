import { access } from './de-CH/access.ts';
import { account } from './de-CH/account.ts';
import { admin } from './de-CH/admin.ts';
import { booking } from './de-CH/booking.ts';
import { calendar } from './de-CH/calendar.ts';
import { customers } from './de-CH/customers.ts';
import { finance } from './de-CH/finance.ts';
import { deposits } from './de-CH/deposits.ts';
import { frame } from './de-CH/frame.ts';
import { identity } from './de-CH/identity.ts';
import { invoices } from './de-CH/invoices.ts';
import { legal } from './de-CH/legal.ts';
import { loyalty } from './de-CH/loyalty.ts';
import { messages } from './de-CH/messages.ts';
import { orders } from './de-CH/orders.ts';
import { refusals } from './de-CH/refusals.ts';
import { settings } from './de-CH/settings.ts';
import { shop } from './de-CH/shop.ts';
import { site } from './de-CH/site.ts';
import { team } from './de-CH/team.ts';
import { till } from './de-CH/till.ts';
import { visit } from './de-CH/visit.ts';
import { vouchers } from './de-CH/vouchers.ts';
import { waitlist } from './de-CH/waitlist.ts';

export const deCH = {
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
