import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { appointmentStore } from './appointment-store.ts';
import { auditStore } from './audit-store.ts';
import { calendarStore } from './calendar-store.ts';
import { cartStore } from './cart-store.ts';
import { catalogueStore } from './catalogue-store.ts';
import { depositStore } from './deposit-store.ts';
import { customerImportStore } from './customer-import-store.ts';
import { customerStore } from './customer-store.ts';
import type { Database } from './database.ts';
import { identityStores } from './identity-stores.ts';
import { invoiceStore } from './invoice-store.ts';
import { loyaltyStore } from './loyalty-store.ts';
import { messageStore } from './message-store.ts';
import { moveOfferStore } from './move-offer-store.ts';
import { orderStore } from './order-store.ts';
import { outboxStore } from './outbox-store.ts';
import { ownAccountStore } from './own-account-store.ts';
import { equipmentStore } from './equipment-store.ts';
import { paymentStore } from './payment-store.ts';
import { pauseStore } from './pause-store.ts';
import { settingsStore } from './settings-store.ts';
import type { SalonSettingsCache } from './salon-settings-cache.ts';
import { isRepeatable, sqlState } from './sql-state.ts';
import { staffVisitStore } from './staff-visit-store.ts';
import { teamStore } from './team-store.ts';
import { stockStore } from './stock-store.ts';
import { booksStore } from './books-store.ts';
import { tillStore } from './till-store.ts';
import { vendorMessageStore } from './vendor-messages.ts';
import { voucherStore } from './voucher-store.ts';
import { waitlistStore } from './waitlist-store.ts';
import { transaction } from './transaction.ts';

export { insideUnit } from './inside-unit.ts';

export type UnitOfWorkParts = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  /** The correlation id of the request that is being served, if any. */
  readonly requestId?: () => string | null;
};

const TRIES = 3;

export function postgresUnitOfWork({ database, settings, requestId }: UnitOfWorkParts): UnitOfWork {
  return {
    async run(actor, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await transaction(database, actor, requestId?.() ?? null, (unit) =>
            work({
              calendar: calendarStore(unit, settings),
              appointments: appointmentStore(unit),
              audit: auditStore(unit),
              outbox: outboxStore(unit),
              identity: identityStores(unit),
              staffVisits: staffVisitStore(unit),
              pauses: pauseStore(unit),
              ownAccount: ownAccountStore(unit),
              customers: customerStore(unit),
              settings: settingsStore(unit),
              team: teamStore(unit),
              equipment: equipmentStore(unit),
              customerImports: customerImportStore(unit),
              waitlist: waitlistStore(unit),
              messages: messageStore(unit),
              catalogue: catalogueStore(unit),
              stock: stockStore(unit),
              moveOffers: moveOfferStore(unit),
              invoices: invoiceStore(unit),
              cart: cartStore(unit),
              orders: orderStore(unit),
              payments: paymentStore(unit),
              deposits: depositStore(unit),
              till: tillStore(unit),
              vendorMessages: vendorMessageStore(unit),
              vouchers: voucherStore(unit),
              loyalty: loyaltyStore(unit),
              books: booksStore(unit),
            }),
          );
        } catch (error) {
          if (!isRepeatable(sqlState(error)) || attempt === TRIES) throw error;
        }
      }
    },
  };
}
