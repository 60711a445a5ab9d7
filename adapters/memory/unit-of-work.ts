import type { Stores, UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { Result } from '#domain/shared/result.ts';
import { appointmentStore } from './appointment-store.ts';
import { depositStore } from './deposit-store.ts';
import { cartStore } from './cart-store.ts';
import { calendarStore } from './calendar-store.ts';
import { withoutCustomers } from './without-customers.ts';
import { rowsOf } from './database.ts';
import type { MemoryDatabase } from './database.ts';
import { identityStores } from './identity-stores.ts';
import { invoiceStore } from './invoice-store.ts';
import { loyaltyStore } from './loyalty-store.ts';
import { messageStore } from './message-store.ts';
import { orderStore } from './order-store.ts';
import { ownAccountStore } from './own-account-store.ts';
import { moveOfferStore } from './move-offer-store.ts';
import { paymentStore } from './payment-store.ts';
import { pauseStore } from './pause-store.ts';
import { auditStore, outboxStore } from './record-stores.ts';
import { draftOf } from './salon-rows.ts';
import { catalogueStore, stockStore } from './shop-stores.ts';
import { staffVisitStore } from './staff-visit-store.ts';
import { settingsStore } from './settings-store.ts';
import { equipmentStore, teamStore } from './team-stores.ts';
import { booksStore } from './books-store.ts';
import { tillStore } from './till-store.ts';
import type { Unit } from './unit.ts';
import { vendorMessageStore } from './vendor-message-store.ts';
import { voucherStore } from './voucher-store.ts';
import { waitlistStore } from './waitlist-store.ts';

const TRIES = 3;

/** Works on a draft of the salon's rows that is swapped in on Ok and dropped on Err or a throw. */
export function memoryUnitOfWork(database: MemoryDatabase): UnitOfWork {
  return {
    async run(actor, work) {
      database.guard.refuse('another unit of work');
      return database.serially(async () => {
        for (let attempt = 1; ; attempt += 1) {
          const unit = openUnit(database, actor);
          const result = await guarded(database, unit, work);
          if (!result.ok) return result;
          if (unit.spoiled) throw new Error('a unit whose plan was refused may only be rolled back');
          if (database.faults.repeatUnits > 0) {
            database.faults.repeatUnits -= 1;
            if (attempt === TRIES) throw new Error('the unit was interrupted three times');
            continue;
          }
          database.salons.set(actor.salonId, unit.rows);
          return result;
        }
      });
    },
  };
}

const openUnit = (database: MemoryDatabase, actor: Actor): Unit => ({
  actor,
  rows: draftOf(rowsOf(database, actor.salonId)),
  faults: database.faults,
  gated: new Set(),
  held: new Set(),
  stage: 0,
  open: true,
  spoiled: false,
});

async function guarded<T, E>(
  database: MemoryDatabase,
  unit: Unit,
  work: (stores: Stores) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await database.guard.inside(() => work(storesOf(unit)));
  } finally {
    unit.open = false;
  }
}

const storesOf = (unit: Unit): Stores => ({
  calendar: calendarStore(unit),
  appointments: appointmentStore(unit),
  audit: auditStore(unit),
  outbox: outboxStore(unit),
  identity: identityStores(unit),
  staffVisits: staffVisitStore(unit),
  pauses: pauseStore(),
  ownAccount: ownAccountStore(unit),
  settings: settingsStore(),
  team: teamStore(),
  equipment: equipmentStore(),
  customers: withoutCustomers(),
  customerImports: withoutCustomers(),
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
  vendorMessages: vendorMessageStore(),
  vouchers: voucherStore(unit),
  loyalty: loyaltyStore(unit),
  books: booksStore(),
});
