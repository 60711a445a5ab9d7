/** All suites of the write side. An adapter's runner calls this once, and names exactly one adapter. */
import { appointmentContract } from './appointment-store.ts';
import { cartContract } from './cart-store.ts';
import { calendarContract } from './calendar-store.ts';
import type { Contract } from './fixture.ts';
import { depositContract } from './deposit-store.ts';
import { holdSweeperContract } from './hold-sweeper.ts';
import { invoiceContract } from './invoice-store.ts';
import { loyaltyContract } from './loyalty-store.ts';
import { mailQueueContract } from './mail-queue.ts';
import { messageContract } from './message-store.ts';
import { stockContract } from './stock-store.ts';
import { orderContract } from './order-store.ts';
import { paymentContract } from './payment-store.ts';
import { moveOfferContract } from './move-offer-store.ts';
import { tillContract } from './till-store.ts';
import { voucherContract } from './voucher-store.ts';
import { unitOfWorkContract } from './unit-of-work.ts';

export function writeSideContract(contract: Contract): void {
  unitOfWorkContract(contract);
  calendarContract(contract);
  appointmentContract(contract);
  moveOfferContract(contract);
  mailQueueContract(contract);
  holdSweeperContract(contract);
  messageContract(contract);
  stockContract(contract);
  cartContract(contract);
  orderContract(contract);
  paymentContract(contract);
  voucherContract(contract);
  tillContract(contract);
  depositContract(contract);
  invoiceContract(contract);
  loyaltyContract(contract);
}
