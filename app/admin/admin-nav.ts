import { may, type Permission } from '#domain/identity/permissions.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export type AdminSection = keyof Catalogue['admin']['nav'];

/** In the order in which a working day meets them. A part appears here when its pages exist. */
const SECTIONS: readonly (readonly [
  section: AdminSection,
  path: string,
  needs: Permission,
  /** Who may do this finds the part elsewhere. */
  unless?: Permission,
])[] = [
  ['calendar', '/admin/calendar', 'calendar.see'],
  ['till', '/admin/till', 'till.use'],
  ['sales', '/admin/till/sales', 'till.see', 'till.use'],
  ['requests', '/admin/requests', 'calendar.change'],
  ['customers', '/admin/customers', 'customers.see'],
  ['waitlist', '/admin/waitlist', 'waitlist.see'],
  ['orders', '/admin/orders', 'orders.see'],
  ['vouchers', '/admin/vouchers', 'vouchers.see'],
  ['team', '/admin/team', 'team.see'],
  ['calls', '/admin/calls', 'calendar.see'],
  ['services', '/admin/services', 'services.see'],
  ['products', '/admin/products', 'shop.see'],
  ['invoices', '/admin/invoices', 'invoices.see'],
  ['finance', '/admin/finance', 'finance.see'],
  ['settings', '/admin/settings', 'settings.see'],
];

export const sectionsFor = (
  actor: Insider,
): readonly { readonly section: AdminSection; readonly path: string }[] =>
  SECTIONS.filter(([, , needs, unless]) => may(actor, needs) && !(unless && may(actor, unless))).map(
    ([section, path]) => ({ section, path }),
  );
