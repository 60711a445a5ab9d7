import type { Employee } from '../shared/actor.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { SaleStamp, Seller } from './sale.ts';

/** Who stands at the till, by the name under which the salon knows them. */
export const cashierOf = (
  { accountId, staffId }: Employee,
  { staff }: Pick<SalonBook, 'staff'>,
): Pick<SaleStamp, 'accountId' | 'cashier'> => ({
  accountId,
  cashier: staff.find(({ id }) => id === staffId)?.name ?? '',
});

export const sellerOf = ({ name, legalName, street, postalCode, city, uid, vatLiable }: Seller): Seller => ({
  name,
  legalName,
  street,
  postalCode,
  city,
  uid,
  vatLiable,
});
