import type { PostalAddress } from '../orders/order.ts';
import type { SwissIban } from './iban.ts';
import type { Issuer } from './invoice.ts';

const WITH_NUMBER = /^(.*\S)\s+(\d+\s?[a-z]?)$/i;

/** `Marktgasse 7` as the QR-bill wants it: street and number apart. */
function partedStreet(street: string): Pick<PostalAddress, 'street' | 'houseNumber'> {
  const [, name = street, houseNumber = ''] = WITH_NUMBER.exec(street.trim()) ?? [];
  return { street: name, houseNumber };
}

/** What is asked of a salon for its invoices. */
type InvoicingSalon = Pick<Issuer, 'name' | 'legalName' | 'email' | 'phone'> & {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** `CHE-123.456.789`; null when it has none. */
  readonly uid: string | null;
  readonly vatLiable: boolean;
};

/** The salon as it stands on an invoice. */
export const issuerOf = (card: InvoicingSalon, iban: SwissIban | null): Issuer => ({
  name: card.name,
  legalName: card.legalName,
  address: { ...partedStreet(card.street), postalCode: card.postalCode, city: card.city },
  email: card.email,
  phone: card.phone,
  vatNumber: card.vatLiable && card.uid !== null ? `${card.uid} MWST` : null,
  iban,
});
